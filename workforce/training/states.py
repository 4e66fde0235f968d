"""How training is delivered, why it is asked for, and where a requirement stands for a person."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class Delivery(StrEnum):
    """How a course is delivered."""

    CLASSROOM = "classroom"
    ONLINE = "online"
    BLENDED = "blended"
    WORKPLACE = "workplace"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return DELIVERY_NAMES[self]


class Basis(StrEnum):
    """Who asks for a topic."""

    LAW = "law"
    GUIDANCE = "guidance"
    POLICY = "policy"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return BASIS_NAMES[self]


class Confidence(StrEnum):
    """How well the source of a rule was established."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Standing(StrEnum):
    """Where one person stands with one topic on one day."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    NOT_RECORDED = "not-recorded"
    NOT_YET_DUE = "not-yet-due"
    NOT_REQUIRED = "not-required"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return STANDING_NAMES[self]

    @property
    def is_in_date(self) -> bool:
        """Whether the person holds it on the day."""
        return self in {Standing.VALID, Standing.EXPIRING}


class CourseState(StrEnum):
    """Whether the public sees a course."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return COURSE_NAMES[self]


COURSE_NAMES: dict[CourseState, Lazy] = {
    CourseState.DRAFT: lazy("Draft"),
    CourseState.PUBLISHED: lazy("In the catalogue"),
    CourseState.WITHDRAWN: lazy("Withdrawn from the catalogue"),
}
DELIVERY_NAMES: dict[Delivery, Lazy] = {
    Delivery.CLASSROOM: lazy("In a classroom"),
    Delivery.ONLINE: lazy("Online"),
    Delivery.BLENDED: lazy("Partly online, partly in person"),
    Delivery.WORKPLACE: lazy("In the workplace"),
}
BASIS_NAMES: dict[Basis, Lazy] = {
    Basis.LAW: lazy("Law"),
    Basis.GUIDANCE: lazy("Guidance"),
    Basis.POLICY: lazy("Usual practice"),
}
STANDING_NAMES: dict[Standing, Lazy] = {
    Standing.VALID: lazy("In date"),
    Standing.EXPIRING: lazy("Runs out soon"),
    Standing.EXPIRED: lazy("Out of date"),
    Standing.NOT_RECORDED: lazy("Not recorded here"),
    Standing.NOT_YET_DUE: lazy("Not due yet"),
    Standing.NOT_REQUIRED: lazy("Not needed for this role"),
}
