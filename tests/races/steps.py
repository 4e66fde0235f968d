"""What races at the gate share: running verbs at one moment, and what must never be."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.checks.test_races import together
from workforce.checks.models import (
    Appointment,
)
from workforce.checks.states import (
    AppointmentState,
)
from workforce.core.db import session
from workforce.employment.models import PersonInPost, StartClearance
from workforce.providers.models import Home

Verb = Callable[[], Any]
AT_ONCE = 3
ADA: dict[str, Any] = {"given_name": "Ada", "family_name": "Day"}
# What another's winning may lawfully make of a try.
LOST = {"done", "Conflict", "ChecksIncomplete", "DomainError", "NotAllowed", "NotFound"}


def race(app: Flask, *verbs: Verb) -> list[str]:
    """Run verbs at one moment; nothing may break, only refuse."""
    session().rollback()
    said = together(app, *verbs)
    assert len(said) == len(verbs)
    assert set(said) <= LOST
    session().rollback()
    session().expire_all()
    return said


def wrongs() -> list[str]:
    """Whoever is in post without a clearance for exactly that, or is there twice."""
    found = []
    rows = session().scalars(select(PersonInPost).where(PersonInPost.ended_on.is_(None))).all()
    posts = Counter((row.home_id, row.role, row.person_reference) for row in rows)
    found += [f"twice: {post}" for post, times in posts.items() if times > 1]
    for row in rows:
        if row.organisation_id != session().get_one(Home, row.home_id).organisation_id:
            found.append(f"in post with who no longer has the home: {row.person_reference}")
        if not row.before_joining:
            found += _unlike_its_clearance(row)
    return found


def _unlike_its_clearance(row: PersonInPost) -> list[str]:
    clearance = session().get_one(StartClearance, row.clearance_id)
    query = select(Appointment).where(Appointment.public_id == clearance.appointment_public_id)
    appointment = session().scalars(query).one_or_none()
    if appointment is None and clearance.carried_over:  # nothing was recorded of who was before
        return []
    if appointment is None:
        return [f"{row.person_reference} has a clearance of no appointment"]
    names = {row.person_reference, clearance.person_key, appointment.person_reference}
    found = [] if len(names) == 1 else [f"several references: {sorted(names)}"]
    if (appointment.state, appointment.person_in_post_id) != (AppointmentState.STARTED, row.id):
        found.append(f"{row.person_reference} is in post and their appointment is not started")
    if appointment.contract is not row.contract:
        found.append(f"{row.person_reference} has another contract than was checked")
    return found


def cleared_at(appointment: Appointment) -> Any:
    """When somebody was cleared; None where they did not start."""
    query = select(StartClearance.cleared_at).where(
        StartClearance.appointment_public_id == appointment.public_id
    )
    return session().scalar(query)
