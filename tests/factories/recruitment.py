"""Makers of what a recruitment file holds; each commits."""

from datetime import date
from typing import Any

from tests.factories import accounts, checks
from workforce.checks.models import (
    Appointment,
    Check,
    EarlierPost,
    OverseasResidence,
    Reference,
    RiskAssessment,
    WorkHistory,
)
from workforce.checks.queries import recruitment as records
from workforce.checks.services import recruitment as services
from workforce.checks.states import (
    CheckKind,
    HistoryKind,
    HistoryStart,
    ReferenceSlot,
    RiskDecision,
)
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.providers.models import Home

SLOTS = {
    CheckKind.REFERENCE_RECENT: ReferenceSlot.MOST_RECENT,
    CheckKind.REFERENCE_SECOND: ReferenceSlot.SECOND,
}


@atomic
def make_reference(appointment: Appointment, **more: Any) -> Reference:
    """A reference that came and was verified by voice, unless told otherwise."""
    today, somebody = clock.today(), accounts.make_person()
    said: dict[str, Any] = {
        "slot": ReferenceSlot.MOST_RECENT,
        "referee_name": "Rowan Referee",
        "organisation": "Elm Care",
        "relation": "Line manager",
        "asked_on": today,
        "received_on": today,
        "rung_on": today,
        "rung_name": "Rowan Referee",
        "number_found": "On the website of Elm Care",
        "confirmed": "Wrote it",
        "rung_by_id": somebody.id,
        **more,
    }
    row = Reference(appointment_id=appointment.id, **said)
    session().add(row)
    session().flush()
    return row


@atomic
def make_history(appointment: Appointment, *posts: EarlierPost, **more: Any) -> WorkHistory:
    """A history declared complete: one stretch that begins with it and goes on, unless told."""
    starts_on = more.pop("starts_on", clock.today())
    row = WorkHistory(
        appointment_id=appointment.id,
        start=HistoryStart.LEFT_EDUCATION,
        starts_on=starts_on,
        starts_exact=True,
        abroad_said_at=clock.now(),
        declared_at=clock.now(),
        declared_by_id=accounts.make_person().id,
    )
    session().add(row)
    for post in posts or (a_post(starts_on, kind=HistoryKind.TRAVEL),):
        post.appointment_id = appointment.id
        session().add(post)
    session().flush()
    services.keep_rows(Actor.system("tests"), appointment)
    return row


def a_post(from_on: date, until_on: date | None = None, **more: Any) -> EarlierPost:
    """One stretch of a history, not yet of anybody: work, unless told otherwise."""
    kind = more.pop("kind", HistoryKind.WORK)
    return EarlierPost(
        kind=kind,
        from_on=from_on,
        until_on=until_on,
        from_exact=True,
        until_exact=True,
        employer="Elm Care" if kind is HistoryKind.WORK else "",
        **more,
    )


@atomic
def make_stay(
    appointment: Appointment, country: str, from_on: date, until_on: date | None = None
) -> OverseasResidence:
    """A stay in another country."""
    row = OverseasResidence(
        appointment_id=appointment.id,
        country=country,
        from_on=from_on,
        until_on=until_on,
        from_exact=True,
        until_exact=True,
    )
    session().add(row)
    session().flush()
    services.keep_rows(Actor.system("tests"), appointment)
    return row


@atomic
def put_on_file(check: Check) -> None:
    """Let there be what must be on file before a check can be recorded and verified."""
    if check.kind in SLOTS:
        make_reference(check.appointment, slot=SLOTS[check.kind])
    if check.kind is CheckKind.EMPLOYMENT_HISTORY:
        history = records.history_of(check.appointment_id) or make_history(check.appointment)
        # What a candidate gave when they applied is declared complete by the provider.
        keeper = accounts.make_person()
        if history.declared_at is None:
            history.declared_at, history.declared_by_id = clock.now(), keeper.id


def an_earlier_post(home: Home) -> EarlierPost:
    """Work with children in the history of somebody of a home."""
    row = checks.make_appointment(home)
    make_history(row, a_post(clock.today(), with_children=True))
    return records.earlier_posts_of(row.id)[0]


def a_reference(home: Home) -> Reference:
    """A reference for somebody of a home, that came and raised a concern."""
    return make_reference(checks.make_appointment(home), concerns=True)


def a_stay(home: Home) -> OverseasResidence:
    """A stay abroad of somebody of a home."""
    row = checks.make_appointment(home)
    make_history(row)
    return make_stay(row, "FR", clock.today())


def a_risk(home: Home) -> RiskAssessment:
    """A risk assessment, not yet approved, of somebody of a home."""
    row = checks.make_appointment(home)
    check = checks.satisfy(checks.check_of(row, CheckKind.CRIMINAL_RECORD), discloses=True)
    return services.assess_risk(
        checks.member_actor(home),
        check,
        assessor="Alex Assessor",
        assessed_on=clock.today(),
        decision=RiskDecision.MAY_WORK,
        conditions="",
        steps="",
    )
