"""The whole form as it is read: every question beside its answer, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from workforce.applications.models import ApplicationJob, ApplicationReferee
from workforce.applications.queries.form import WholeForm
from workforce.applications.states import (
    DRIVING_NAMES,
    REFEREE_NAMES,
    RIGHT_TO_WORK_NAMES,
    SECTION_NAMES,
    WELSH_NAMES,
    RightToWork,
    Section,
)
from workforce.checks.presenters.recruitment import history as spoken
from workforce.checks.states import HISTORY_NAMES, HistoryKind
from workforce.core.translation import Lazy, _
from workforce.web import fields
from workforce.web.layout import rough_date


@dataclass(frozen=True, slots=True)
class Answer:
    """One question and its answer; personal ones say who somebody is."""

    question: str
    answer: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One section of the form with its answers; `personal` where all of it says who it is."""

    section: Section
    title: Lazy
    answers: tuple[Answer, ...]
    personal: bool = False

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Every question with its answer, as a summary shows them."""
        return tuple((one.question, one.answer) for one in self.answers)


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """Everything that a candidate said, for whoever may read it."""

    groups: tuple[Group, ...]

    @classmethod
    def of(cls, form: WholeForm, *, right_to_work: bool = True, personal: bool = True) -> Self:
        """The answers; without the right to work, or what is personal, where a reader may not."""
        groups = [one for one in _groups(form) if one.answers]
        if not right_to_work:
            groups = [one for one in groups if one.section is not Section.RIGHT_TO_WORK]
        if not personal:
            groups = [_without_personal(one) for one in groups if not one.personal]
        return cls(tuple(one for one in groups if one.answers))


def _without_personal(group: Group) -> Group:
    kept = tuple(one for one in group.answers if not one.personal)
    return Group(group.section, group.title, kept)


def _groups(form: WholeForm) -> Iterator[Group]:
    yield _group(Section.DETAILS, _details(form))
    yield _group(Section.RIGHT_TO_WORK, _right_to_work(form), personal=True)
    yield _group(Section.EDUCATION, _education(form))
    yield _group(Section.HISTORY, _history(form))
    yield _group(Section.OVERSEAS, _overseas(form), personal=True)
    yield _group(Section.REFEREES, _referees(form), personal=True)
    yield _group(Section.STATEMENT, _statement(form))


def _group(section: Section, answers: Iterator[Answer], *, personal: bool = False) -> Group:
    return Group(section, SECTION_NAMES[section], tuple(answers), personal)


def _details(form: WholeForm) -> Iterator[Answer]:
    row, telephone = form.details, form.application.telephone or ""
    if row is not None:
        yield Answer(_("Full name"), row.full_name, personal=True)
        if row.preferred_name:
            yield Answer(_("Likes to be called"), row.preferred_name, personal=True)
        if row.other_names:
            yield Answer(_("Other names"), row.other_names, personal=True)
    if telephone:
        words = fields.telephone_in_words(telephone)
        yield Answer(_("Telephone number"), words, personal=True)
    if row is not None and row.address:
        yield Answer(_("Address"), row.address, personal=True)
    if row is not None and row.driving is not None:
        yield Answer(_("Full driving licence"), str(DRIVING_NAMES[row.driving]))
    if row is not None and row.welsh is not None:
        yield Answer(_("Speaks Welsh"), str(WELSH_NAMES[row.welsh]))


def _right_to_work(form: WholeForm) -> Iterator[Answer]:
    said = form.application.right_to_work
    if said:
        words = str(RIGHT_TO_WORK_NAMES[RightToWork(said)])
        yield Answer(_("Do you have the right to work in the UK?"), words, personal=True)


def _education(form: WholeForm) -> Iterator[Answer]:
    for row in form.education:
        days = ""
        if row.from_on is not None:
            days = spoken.span_words(row.from_on, row.until_on, (row.from_exact, row.until_exact))
        elif row.until_on is not None:
            days = rough_date(row.until_on, exact=row.until_exact)
        yield Answer(row.what, _joined(days, row.result))
        yield Answer(_("Where: %(what)s", what=row.what), row.place, personal=True)


def _history(form: WholeForm) -> Iterator[Answer]:
    for row in form.jobs:
        days = spoken.span_words(row.from_on, row.until_on, (row.from_exact, row.until_exact))
        yield Answer(days, job_words(row))
    for gap in sorted(form.explained.values(), key=lambda one: one.from_on):
        last = gap.until_on.isoformat() if gap.until_on else ""
        yield Answer(
            _(
                "Time explained: %(days)s",
                days=spoken.gap_words(f"{gap.from_on.isoformat()}..{last}"),
            ),
            gap.explanation,
        )


def job_words(row: ApplicationJob) -> str:
    """One stretch of time in words: what it was, with whom, and why it ended."""
    if row.kind is not HistoryKind.WORK:
        return _joined(str(HISTORY_NAMES[row.kind]), row.employer, row.duties)
    why = _("Why it ended: %(why)s", why=row.reason_given) if row.reason_given else ""
    return _joined(", ".join((row.role_title, row.employer)), with_whom(row), row.duties, why)


def with_whom(row: ApplicationJob) -> str:
    """With whom somebody worked, where it was children or vulnerable adults."""
    if row.with_children and row.with_adults:
        return _("With children and vulnerable adults")
    if row.with_children:
        return _("With children")
    return _("With vulnerable adults") if row.with_adults else ""


def _overseas(form: WholeForm) -> Iterator[Answer]:
    for row in form.stays:
        days = spoken.span_words(row.from_on, row.until_on, (row.from_exact, row.until_exact))
        yield Answer(spoken.country_name(row.country), days, personal=True)
    if not form.stays and Section.OVERSEAS in form.sections:
        yield Answer(_("Time abroad"), _("None"), personal=True)


def _referees(form: WholeForm) -> Iterator[Answer]:
    for row in form.referees:
        yield Answer(row.name, referee_words(row), personal=True)


def referee_words(row: ApplicationReferee) -> str:
    """A referee in words: who they are, how they know the candidate, how they are reached."""
    latest = _("From the most recent work") if row.most_recent else ""
    early = _("May be asked before an interview") if row.may_ask_early else ""
    who = ", ".join(filter(None, (str(REFEREE_NAMES[row.kind]), row.organisation)))
    reached = ", ".join(filter(None, (row.email, row.telephone)))
    return _joined(who, row.relation, reached, latest, early)


def _statement(form: WholeForm) -> Iterator[Answer]:
    if form.application.statement:
        yield Answer(_("Why would you like to do this work?"), form.application.statement)


def _joined(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)
