"""The sections of the whole form, how far each is, and what may be answered in them."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class Section(StrEnum):
    """A section of the form, in the order in which it is asked."""

    DETAILS = "details"
    RIGHT_TO_WORK = "right-to-work"
    EDUCATION = "education"
    HISTORY = "history"
    OVERSEAS = "overseas"
    REFEREES = "referees"
    STATEMENT = "statement"
    PAPERS = "papers"
    DECLARATIONS = "declarations"
    ADJUSTMENTS = "adjustments"
    CHECK = "check"


class SectionState(StrEnum):
    """How far a section is; one that was never opened has no row."""

    IN_PROGRESS = "in-progress"
    COMPLETE = "complete"


class DrivingLicence(StrEnum):
    """Whether somebody may drive."""

    YES = "yes"
    LEARNING = "learning"
    NO = "no"


class WelshAbility(StrEnum):
    """How well somebody speaks Welsh."""

    FLUENT = "fluent"
    SOME = "some"
    NONE = "none"


class RefereeKind(StrEnum):
    """How a referee comes to know somebody."""

    EMPLOYER = "employer"
    TUTOR = "tutor"
    YOUTH_WORKER = "youth-worker"
    PERSONAL_ADVISER = "personal-adviser"
    VOLUNTEERING = "volunteering"
    OTHER = "other"


SECTION_NAMES: dict[Section, Lazy] = {
    Section.DETAILS: lazy("About you"),
    Section.RIGHT_TO_WORK: lazy("Your right to work"),
    Section.EDUCATION: lazy("Education and training"),
    Section.HISTORY: lazy("Work and other time"),
    Section.OVERSEAS: lazy("Time abroad"),
    Section.REFEREES: lazy("Referees"),
    Section.STATEMENT: lazy("Why this work"),
    Section.PAPERS: lazy("CV and files"),
    Section.DECLARATIONS: lazy("Declarations"),
    Section.ADJUSTMENTS: lazy("Adjustments you need"),
    Section.CHECK: lazy("Check your answers and send"),
}
DRIVING_NAMES: dict[DrivingLicence, Lazy] = {
    DrivingLicence.YES: lazy("Yes"),
    DrivingLicence.LEARNING: lazy("I am learning"),
    DrivingLicence.NO: lazy("No"),
}
WELSH_NAMES: dict[WelshAbility, Lazy] = {
    WelshAbility.FLUENT: lazy("Yes, well enough to work in Welsh"),
    WelshAbility.SOME: lazy("Yes, a little"),
    WelshAbility.NONE: lazy("No"),
}
REFEREE_NAMES: dict[RefereeKind, Lazy] = {
    RefereeKind.EMPLOYER: lazy("A manager where I work or worked"),
    RefereeKind.TUTOR: lazy("A teacher or tutor"),
    RefereeKind.YOUTH_WORKER: lazy("A youth worker"),
    RefereeKind.PERSONAL_ADVISER: lazy("A personal adviser or social worker"),
    RefereeKind.VOLUNTEERING: lazy("Somebody I volunteered with"),
    RefereeKind.OTHER: lazy("Somebody else who knows how I work"),
}
