"""Adding, changing and removing what a section lists: courses, time, stays and referees."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import delete

from workforce.applications.models import (
    Application,
    ApplicationEducation,
    ApplicationGap,
    ApplicationJob,
    ApplicationReferee,
    ApplicationSection,
    ApplicationStay,
)
from workforce.applications.queries import form as queries
from workforce.applications.queries.form import Item
from workforce.applications.rules import referees
from workforce.applications.services.form.saving import held_to_write
from workforce.applications.states import RefereeKind, Section, SectionState
from workforce.checks.services.recruitment import history as spans
from workforce.checks.states import HistoryKind
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy

Told = dict[str, Any]
KINDS: dict[Section, type[Item]] = {
    Section.EDUCATION: ApplicationEducation,
    Section.HISTORY: ApplicationJob,
    Section.OVERSEAS: ApplicationStay,
    Section.REFEREES: ApplicationReferee,
}
SECTION_OF = {kind: section for section, kind in KINDS.items()}
MOST_ITEMS = 60
MOST_REFEREES = 3
MOST_WORDS = 150


@atomic
def add_item(actor: Actor, application: Application, section: Section, **told: Any) -> Item:
    """Add a course, a stretch of time, a stay or a referee."""
    application = held_to_write(actor, application)
    kind = KINDS[section]
    most = MOST_REFEREES if section is Section.REFEREES else MOST_ITEMS
    if len(queries.items(kind, application)) >= most:
        raise DomainError(lazy("There is no room for more here"))
    row = kind(application_id=application.id)
    row.application = application
    TAKES[section](row, told)
    session().add(row)
    _begun(application, section)
    audit.record(actor, "add-to-form", application, section=section.value)
    return row


@atomic
def change_item(actor: Actor, row: Item, **told: Any) -> Item:
    """Put right what a section lists."""
    application = held_to_write(actor, row.application)
    section = SECTION_OF[type(row)]
    TAKES[section](row, told)
    _begun(application, section)
    audit.record(actor, "change-in-form", application, section=section.value)
    return row


@atomic
def remove_item(actor: Actor, row: Item) -> None:
    """Take something out of a section again."""
    application = held_to_write(actor, row.application)
    section = SECTION_OF[type(row)]
    session().delete(row)
    _begun(application, section)
    audit.record(actor, "remove-from-form", application, section=section.value)


def _begun(application: Application, section: Section) -> None:
    """Whatever changes, the candidate says once more that the section is complete."""
    row = queries.section_of(application, section)
    if row is None:
        row = ApplicationSection(application_id=application.id, section=section)
        session().add(row)
    row.state = SectionState.IN_PROGRESS


@atomic
def explain_gap(actor: Actor, application: Application, *, key: str, explanation: str) -> None:
    """Keep what a candidate says of time that nothing accounts for."""
    application = held_to_write(actor, application)
    form = queries.whole(application)
    gap = next((one for one in form.gaps(clock.today()) if one.key == key), None)
    if gap is None:
        raise Conflict(lazy("This time is accounted for now"))
    until_on = None if gap.is_open else gap.until_on
    row = next((one for one in form.explained.values() if one.from_on == gap.from_on), None)
    if row is None:
        row = ApplicationGap(application_id=application.id, from_on=gap.from_on)
        session().add(row)
    row.until_on, row.explanation = until_on, explanation
    audit.record(actor, "explain-time", application)


def forget_closed_gaps(application: Application) -> None:
    """Drop explanations of time that other answers account for by now."""
    form = queries.whole(application)
    gaps = form.gaps(clock.today())
    standing = {(gap.from_on, None if gap.is_open else gap.until_on) for gap in gaps}
    lost = [row.id for days, row in form.explained.items() if days not in standing]
    if lost:
        session().execute(delete(ApplicationGap).where(ApplicationGap.id.in_(lost)))


def _take_education(row: ApplicationEducation, told: Told) -> None:
    row.what, row.place = told["what"], told["place"]
    row.result = told.get("result") or None
    row.full_time = bool(told.get("full_time"))
    if row.full_time and told.get("from_on") is None:
        raise DomainError(lazy("Enter when it began, so that the time is accounted for"), "from_on")
    if told.get("from_on") is None:
        row.from_on, row.from_exact = None, False
        row.until_on, row.until_exact = told.get("until_on"), told.get("until_exact", False)
    else:
        spans.take_days(row, _days(told))


def _take_job(row: ApplicationJob, told: Told) -> None:
    is_work = told["kind"] is HistoryKind.WORK
    if is_work and not told.get("employer"):
        raise DomainError(lazy("Enter who you worked for"), "employer")
    if is_work and not told.get("role_title"):
        raise DomainError(lazy("Enter what your job was"), "role_title")
    if is_work and not told.get("reason_given"):
        raise DomainError(lazy("Say why you left, or why you want to leave"), "reason_given")
    if len((told.get("duties") or "").split()) > MOST_WORDS:
        raise DomainError(lazy("Write at most 150 words"), "duties")
    row.kind = told["kind"]
    row.employer, row.role_title = told.get("employer", ""), told.get("role_title", "")
    row.with_children = is_work and bool(told.get("with_children"))
    row.with_adults = is_work and bool(told.get("with_adults"))
    row.duties, row.reason_given = told.get("duties") or None, told.get("reason_given") or None
    spans.take_days(row, _days(told))


def _take_stay(row: ApplicationStay, told: Told) -> None:
    row.country = told["country"]
    spans.take_days(row, _days(told))


def _take_referee(row: ApplicationReferee, told: Told) -> None:
    application, email = row.application, told["email"]
    if referees.is_same(email, application.candidate.email):
        raise DomainError(lazy("This is your own address. Enter theirs"), "email")
    others = queries.items(ApplicationReferee, application)
    if any(one is not row and referees.is_same(one.email, email) for one in others):
        raise DomainError(lazy("You have named somebody with this address already"), "email")
    if told.get("is_family") or referees.is_family(told["relation"]):
        raise DomainError(
            lazy("Name somebody who is not your family, your partner or a friend you live with"),
            "relation",
        )
    if told["kind"] is RefereeKind.EMPLOYER:
        _ask_of_employer(told)
    elif told.get("most_recent") and told["kind"] is not RefereeKind.VOLUNTEERING:
        raise DomainError(
            lazy("Only a manager from there can stand for your most recent work"), "most_recent"
        )
    row.kind, row.name, row.email = told["kind"], told["name"], email
    row.organisation, row.relation = told.get("organisation", ""), told["relation"]
    row.telephone = told.get("telephone") or None
    row.most_recent = bool(told.get("most_recent"))
    row.may_ask_early = bool(told.get("may_ask_early"))


def _ask_of_employer(told: Told) -> None:
    if not told.get("organisation"):
        raise DomainError(lazy("Enter where they work"), "organisation")
    if referees.is_free(told["email"]) and not told.get("address_is_right"):
        raise DomainError(
            lazy("This looks like a private address. Enter their address at work, or tick the box"),
            "address_is_right",
        )


def _days(told: Told) -> Any:  # noqa: ANN401 - the days among the words
    names = ("from_on", "from_exact", "until_on", "until_exact")
    return {name: told[name] for name in names if name in told}


TAKES: dict[Section, Callable[[Any, Told], None]] = {
    Section.EDUCATION: _take_education,
    Section.HISTORY: _take_job,
    Section.OVERSEAS: _take_stay,
    Section.REFEREES: _take_referee,
}
