"""Asking for references, keeping what came, and proving it by voice."""

from datetime import date
from typing import TypedDict, Unpack

from workforce.checks.models import Appointment, Reference
from workforce.checks.services import evidence
from workforce.checks.services.recruitment.rows import held, row_of
from workforce.checks.states import CheckKind, EvidenceKind, ReferenceSlot
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.documents import services as documents

KINDS = {
    ReferenceSlot.MOST_RECENT: CheckKind.REFERENCE_RECENT,
    ReferenceSlot.SECOND: CheckKind.REFERENCE_SECOND,
}


class Referee(TypedDict):
    """Who is asked, how they know the person, and as which of the references."""

    slot: ReferenceSlot
    referee_name: str
    organisation: str
    relation: str
    instead_reason: str
    asked_on: date


class Call(TypedDict):
    """The call that proves a reference: whom, when, on which number and what they confirmed."""

    rung_name: str
    rung_on: date
    number_found: str
    confirmed: str


@atomic
def ask_reference(actor: Actor, appointment: Appointment, **referee: Unpack[Referee]) -> Reference:
    """Record that a reference was asked for."""
    appointment = held(actor, appointment)
    if referee["asked_on"] > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "asked_on")
    row = Reference(
        **{
            **referee,
            "appointment_id": appointment.id,
            "recorded_by_id": actor.person_id,
            "instead_reason": (
                referee["instead_reason"] if referee["slot"] is ReferenceSlot.MOST_RECENT else ""
            ),
        }
    )
    session().add(row)
    session().flush()
    audit.record(actor, "ask-reference", row, appointment_id=appointment.id)
    return row


@atomic
def receive_reference(
    actor: Actor,
    row: Reference,
    *,
    received_on: date,
    answers: str,
    concerns: bool,
    stored: documents.Stored | None = None,
) -> Reference:
    """Keep a written reference; its check is recorded as seen, and verified after the call."""
    appointment = held(actor, row.appointment)
    if received_on > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "received_on")
    if received_on < row.asked_on:
        raise DomainError(lazy("It cannot have come before it was asked for"), "received_on")
    row.received_on, row.answers, row.concerns = received_on, answers.strip() or None, concerns
    row.concerns_resolved = None
    row.rung_on = row.rung_by_id = row.rung_by = row.confirmed = None
    row.rung_name = row.number_found = ""
    session().flush()
    _say(actor, appointment, row, stored)
    audit.record(actor, "receive-reference", row, appointment_id=appointment.id)
    return row


def _say(
    actor: Actor, appointment: Appointment, row: Reference, stored: documents.Stored | None
) -> None:
    """What a reference means for its row of the check list; a further one has none."""
    kind = KINDS.get(row.slot)
    if kind is None:
        if stored is not None:
            raise DomainError(lazy("Keep the document of a further reference on your own file"))
        return
    check = row_of(appointment, kind)
    if stored is not None:
        evidence.record_with_document(actor, check, stored, dated_on=row.received_on)
    else:
        evidence.record_evidence(actor, check, evidence=EvidenceKind.SEEN, dated_on=row.received_on)


@atomic
def ring_referee(actor: Actor, row: Reference, **call: Unpack[Call]) -> Reference:
    """Record the call by which a written reference was proved."""
    appointment = held(actor, row.appointment)
    if row.received_on is None:
        raise Conflict(lazy("First record that the written reference came"))
    if call["rung_on"] > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "rung_on")
    for name, value in call.items():
        setattr(row, name, value)
    row.rung_by_id = actor.person_id
    audit.record(actor, "ring-referee", row, appointment_id=appointment.id)
    return row


@atomic
def resolve_concerns(actor: Actor, row: Reference, *, resolved: str) -> Reference:
    """Say how a concern that a reference raised was resolved."""
    appointment = held(actor, row.appointment)
    if not row.concerns:
        raise Conflict(lazy("No concern is recorded of this reference"))
    row.concerns_resolved = resolved.strip()
    audit.record(actor, "resolve-concerns", row, appointment_id=appointment.id)
    return row


@atomic
def remove_reference(actor: Actor, row: Reference) -> None:
    """Take back a reference that never came."""
    appointment = held(actor, row.appointment)
    if row.received_on is not None:
        raise Conflict(lazy("A reference that came stays on file"))
    audit.record(actor, "remove-reference", row, appointment_id=appointment.id)
    session().delete(row)


@atomic
def take_written(
    actor: Actor,
    appointment: Appointment,
    *,
    received_on: date,
    answers: str,
    concerns: bool,
    **referee: Unpack[Referee],
) -> Reference:
    """Put a reference that a referee gave by a private link on file, as they wrote it.

    Nobody has looked at it yet: its check is recorded as seen, and proved by a call, as any other.
    """
    row = Reference(
        **referee,
        appointment_id=appointment.id,
        received_on=received_on,
        answers=answers,
        concerns=concerns,
        recorded_by_id=actor.person_id,
    )
    session().add(row)
    session().flush()
    audit.record(actor, "take-reference", row, appointment_id=appointment.id)
    return row
