"""Recording how a person spent their time, and why their earlier posts ended."""

from datetime import date
from typing import TypedDict, Unpack

from workforce.checks.models import Appointment, EarlierPost, WorkHistory
from workforce.checks.queries import recruitment as records
from workforce.checks.rules.history import month_end
from workforce.checks.services import evidence
from workforce.checks.services.recruitment.rows import begun, changed, held, held_to_change, row_of
from workforce.checks.states import (
    AskedBy,
    CheckKind,
    EvidenceKind,
    HistoryKind,
    HistoryStart,
    LeavingAnswer,
)
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError
from workforce.core.translation import lazy


class Days(TypedDict, total=False):
    """From when until when; a month without its day is not exact."""

    from_on: date
    from_exact: bool
    until_on: date | None
    until_exact: bool


class Told(Days, total=False):
    """What the person told of one stretch of their time."""

    kind: HistoryKind
    employer: str
    role_title: str
    with_children: bool
    with_adults: bool
    reason_given: str


class Leaving(TypedDict):
    """What came of asking why an earlier post ended."""

    leaving: LeavingAnswer
    asked: str
    asked_by: AskedBy | None
    asked_on: date
    words: str


def take_days(row: object, days: Days) -> None:
    """Put days on a row; refused where they end before they begin, or lie ahead."""
    from_on, until_on = days["from_on"], days.get("until_on")
    from_exact, until_exact = days.get("from_exact", True), days.get("until_exact", True)
    if not from_exact:
        from_on = from_on.replace(day=1)
    if until_on is not None and not until_exact:
        until_on = month_end(until_on)
    if until_on is not None and until_on < from_on:
        raise DomainError(lazy("The end must be the same as or after the beginning"), "until_on")
    today = clock.today()
    if from_on > today:
        raise DomainError(lazy("The date must be today or in the past"), "from_on")
    if until_on is not None and until_on > (today if until_exact else month_end(today)):
        raise DomainError(
            lazy("The date must be today or in the past. Leave it empty if this goes on"),
            "until_on",
        )
    for name, value in {
        "from_on": from_on,
        "from_exact": from_exact,
        "until_on": until_on,
        "until_exact": until_exact,
    }.items():
        setattr(row, name, value)


@atomic
def set_start(
    actor: Actor,
    appointment: Appointment,
    *,
    start: HistoryStart,
    starts_on: date,
    starts_exact: bool = True,
) -> WorkHistory:
    """Say from what day on the history is full."""
    appointment = held_to_change(actor, appointment)
    if starts_on > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "starts_on")
    history = records.history_of(appointment.id)
    if history is None:
        history = WorkHistory(appointment_id=appointment.id)
        session().add(history)
    history.start, history.starts_on, history.starts_exact = start, starts_on, starts_exact
    changed(actor, appointment)
    audit.record(actor, "set-history-start", appointment)
    return history


@atomic
def add_post(actor: Actor, appointment: Appointment, **told: Unpack[Told]) -> EarlierPost:
    """Add an earlier post, or other time that was occupied."""
    appointment = held_to_change(actor, appointment)
    begun(appointment)
    row = EarlierPost(appointment_id=appointment.id)
    _take(row, told)
    session().add(row)
    changed(actor, appointment)
    audit.record(actor, "add-earlier-post", row, appointment_id=appointment.id)
    return row


@atomic
def change_post(actor: Actor, row: EarlierPost, **told: Unpack[Told]) -> EarlierPost:
    """Put right one stretch of a history; what an earlier employer said of it stays."""
    appointment = held_to_change(actor, row.appointment)
    _take(row, told)
    changed(actor, appointment)
    audit.record(actor, "change-earlier-post", row, appointment_id=appointment.id)
    return row


@atomic
def remove_post(actor: Actor, row: EarlierPost) -> None:
    """Take one stretch out of a history."""
    appointment = held_to_change(actor, row.appointment)
    audit.record(actor, "remove-earlier-post", row, appointment_id=appointment.id)
    session().delete(row)
    changed(actor, appointment)


def _take(row: EarlierPost, told: Told) -> None:
    is_work = told["kind"] is HistoryKind.WORK
    if is_work and not told.get("employer"):
        raise DomainError(lazy("Enter the employer"), "employer")
    row.kind = told["kind"]
    row.employer, row.role_title = told.get("employer", ""), told.get("role_title", "")
    row.with_children = is_work and told.get("with_children", False)
    row.with_adults = is_work and told.get("with_adults", False)
    row.reason_given = told.get("reason_given") or None
    take_days(row, told)


@atomic
def declare_complete(actor: Actor, appointment: Appointment) -> None:
    """Say that the history is complete; a second person verifies it."""
    appointment = held(actor, appointment)
    history = begun(appointment)
    if not records.earlier_posts_of(appointment.id):
        raise DomainError(lazy("First record how the time was spent"))
    if history.abroad_said_at is None:
        raise DomainError(lazy("First record time abroad, or that there was none"))
    history.declared_by_id, history.declared_at = actor.person_id, clock.now()
    session().flush()
    check = row_of(appointment, CheckKind.EMPLOYMENT_HISTORY)
    evidence.record_evidence(actor, check, evidence=EvidenceKind.DOCUMENT)
    audit.record(actor, "declare-history", appointment)


@atomic
def record_leaving(actor: Actor, row: EarlierPost, **said: Unpack[Leaving]) -> EarlierPost:
    """Record what came of asking why an earlier post ended; a second person verifies it."""
    appointment = held(actor, row.appointment)
    if not row.asks_why_it_ended:
        raise DomainError(lazy("This was not work with children or vulnerable adults"))
    verified = said["leaving"] is LeavingAnswer.VERIFIED
    if verified and not said["asked"]:
        raise DomainError(lazy("Enter whom you asked"), "asked")
    if verified and said["asked_by"] is None:
        raise DomainError(lazy("Say how you asked"), "asked_by")
    if said["asked_on"] > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "asked_on")
    if not said["words"].strip():
        raise DomainError(lazy("Enter what they said, or what you tried"), "words")
    row.leaving, row.leaving_asked = said["leaving"], said["asked"]
    row.leaving_asked_by, row.leaving_asked_on = said["asked_by"], said["asked_on"]
    row.leaving_words, row.leaving_recorded_by_id = said["words"].strip(), actor.person_id
    session().flush()
    check = row_of(appointment, CheckKind.PREVIOUS_POST, row.public_id)
    evidence.record_evidence(
        actor, check, evidence=EvidenceKind.DOCUMENT, dated_on=said["asked_on"]
    )
    audit.record(actor, "record-leaving", row, appointment_id=appointment.id)
    return row
