"""What the pages about courses show."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.core.actors import Actor
from workforce.core.paging import Page
from workforce.core.translation import _, ngettext
from workforce.employment.states import ROLE_NAMES
from workforce.training.models import Course
from workforce.training.rules import topics
from workforce.training.states import Basis, CourseState
from workforce.web.fields import Choice

STATE_TONES = {
    CourseState.DRAFT: "new",
    CourseState.PUBLISHED: "good",
    CourseState.WITHDRAWN: "closed",
}


def topic_choices() -> list[Choice]:
    """Every topic as a choice, by name in the reader's language."""
    named = [Choice(topic.code, topic.label) for topic in topics.topics().values()]
    return sorted(named, key=lambda choice: str(choice.label).casefold())


def duration(minutes: int) -> str:
    """How long a course lasts, in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(num)s hour", "%(num)s hours", hours))
    if rest:
        parts.append(ngettext("%(num)s minute", "%(num)s minutes", rest))
    return " ".join(parts)


def lasts(months: int | None) -> str:
    """How long a completion counts."""
    if months is None:
        return _("For good")
    if months % 12 == 0:
        return ngettext("%(num)s year", "%(num)s years", months // 12)
    return ngettext("%(num)s month", "%(num)s months", months)


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course in a list."""

    public_id: str
    title: str
    topic: str
    provider: str
    delivery: str
    duration: str
    summary: str
    state: CourseState

    @property
    def tone(self) -> str:
        """How its state is coloured."""
        return STATE_TONES[self.state]

    @classmethod
    def of(cls, course: Course) -> Self:
        """The course as a line."""
        return cls(
            course.public_id,
            course.title,
            topics.label_of(course.topic),
            course.organisation.name if course.organisation else "",
            str(course.delivery.label),
            duration(course.duration_minutes),
            course.summary,
            course.state,
        )


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """The catalogue, narrowed or whole."""

    courses: list[CourseLine]
    paging: Page[Course]
    narrowed: bool
    signed_in: bool

    @classmethod
    def of(cls, courses: Page[Course], actor: Actor, *, narrowed: bool) -> Self:
        """The courses found, for whoever reads."""
        lines = [CourseLine.of(course) for course in courses.rows]
        return cls(lines, courses, narrowed, actor.is_person)


@dataclass(frozen=True, slots=True)
class Need:
    """Roles that need a topic in a nation, how long it counts, and who says so."""

    nation: str
    roles: list[str]
    lasts: str
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class CoursePage:
    """One course and who needs its topic."""

    course: CourseLine
    needs: list[Need]

    @classmethod
    def of(cls, course: Course, day: date) -> Self:
        """The course, and the requirements of the day."""
        return cls(CourseLine.of(course), needs_of(course.topic, day))


def needs_of(topic: str, day: date) -> list[Need]:
    """Who needs a topic by default on a day, roles of one rule together."""
    rules: dict[tuple[str, int | None, Basis, str], list[str]] = {}
    for rule in topics.default_requirements():
        started = rule.topic == topic and rule.required_from <= day
        if started and (rule.required_to is None or rule.required_to >= day):
            key = (rule.nation, rule.months, rule.basis, rule.basis_source)
            rules.setdefault(key, []).append(str(ROLE_NAMES[rule.role]))
    return [
        Need(_nation(nation), roles, lasts(months), str(basis.label), _(source))
        for (nation, months, basis, source), roles in rules.items()
    ]


def _nation(nation: str) -> str:
    return _("Wales") if nation == "wales" else _("England")
