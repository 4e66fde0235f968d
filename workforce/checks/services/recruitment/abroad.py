"""Recording time in other countries, from which their certificates are asked for."""

from typing import Unpack

from workforce.checks.models import Appointment, OverseasResidence
from workforce.checks.services.recruitment.history import Days, take_days
from workforce.checks.services.recruitment.rows import begun, changed, held_to_change
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session


@atomic
def add_stay(
    actor: Actor, appointment: Appointment, *, country: str, **days: Unpack[Days]
) -> OverseasResidence:
    """Record a stay in another country."""
    appointment = held_to_change(actor, appointment)
    begun(appointment).abroad_said_at = None
    row = OverseasResidence(appointment_id=appointment.id, country=country)
    take_days(row, days)
    session().add(row)
    changed(actor, appointment)
    audit.record(actor, "add-stay", row, appointment_id=appointment.id)
    return row


@atomic
def remove_stay(actor: Actor, row: OverseasResidence) -> None:
    """Take a stay out again."""
    appointment = held_to_change(actor, row.appointment)
    audit.record(actor, "remove-stay", row, appointment_id=appointment.id)
    session().delete(row)
    begun(appointment).abroad_said_at = None
    changed(actor, appointment)


@atomic
def say_all_stays(actor: Actor, appointment: Appointment) -> None:
    """Say that the stays recorded are all there were, or that there were none."""
    appointment = held_to_change(actor, appointment)
    begun(appointment).abroad_said_at = clock.now()
    audit.record(actor, "say-all-stays", appointment)
