"""Recording interviews."""

from datetime import date
from typing import TypedDict, Unpack

from workforce.checks.models import Appointment, Interview
from workforce.checks.services.recruitment.rows import held
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError
from workforce.core.translation import lazy


class Held(TypedDict):
    """An interview: when, by whom, what was asked and answered, and the children's part in it."""

    held_on: date
    panel: str
    trained: str
    record: str
    children_part: str


@atomic
def record_interview(actor: Actor, appointment: Appointment, **said: Unpack[Held]) -> Interview:
    """Keep the record of an interview; it is never changed, a later one is another."""
    appointment = held(actor, appointment)
    if said["held_on"] > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "held_on")
    row = Interview(
        appointment_id=appointment.id,
        held_on=said["held_on"],
        panel=said["panel"],
        trained=said["trained"],
        record=said["record"].strip(),
        children_part=said["children_part"].strip() or None,
        recorded_by_id=actor.person_id,
    )
    session().add(row)
    session().flush()
    audit.record(actor, "record-interview", row, appointment_id=appointment.id)
    return row
