"""Keeping what somebody looks like: the picture encrypted, a small one for their pass."""

from dataclasses import dataclass
from datetime import date

from workforce.checks import policies
from workforce.checks.models import AgencyWorker, Appointment, Photograph
from workforce.checks.queries import passes
from workforce.checks.rules import photographs as rules
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.documents import services as documents


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture that was accepted and written, but belongs to nobody yet."""

    stored: documents.Stored
    small: str
    tiny: str


def prepared(content: bytes, title: str) -> Prepared:
    """Check a picture, make it small and write it encrypted: slow work, so outside any use case."""
    try:
        made = rules.pictures_of(content)
    except rules.NoPicture as wrong:
        raise DomainError(
            lazy(
                "The photograph must be a JPG or PNG, smaller than 8 MB, and at least 96 dots wide"
            ),
            "file",
        ) from wrong
    stored = documents.store(title=title, content=made.full)
    return Prepared(stored, rules.as_text(made.small), rules.as_text(made.tiny))


@atomic
def give_photograph(
    actor: Actor, appointment: Appointment, picture: Prepared, *, taken_on: date
) -> Photograph:
    """Keep a photograph of a person: given by whoever keeps their checks, or by themselves."""
    appointment = locked(appointment)
    own = passes.my_appointment(actor, appointment.public_id) is not None
    if actor.person_id is None or not (own or policies.can_keep_appointment(actor, appointment)):
        raise NotAllowed(lazy("Your role does not include this"))
    return keep(actor, appointment, picture, taken_on)


def keep(
    actor: Actor, whose: Appointment | AgencyWorker, picture: Prepared, taken_on: date
) -> Photograph:
    """Keep a recent photograph of whomever a row is about; joins a use case that may."""
    if taken_on > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "taken_on")
    if not rules.is_recent(taken_on, clock.today()):
        raise DomainError(lazy("The photograph is too old: take a new one"), "taken_on")
    row = Photograph(
        organisation_id=whose.organisation_id,
        person_reference=whose.person_reference,
        taken_on=taken_on,
        small=picture.small,
        tiny=picture.tiny,
        given_by_id=actor.person_id,
    )
    session().add(row)
    session().flush()
    documents.attach(actor, (Photograph.__tablename__, row.id), picture.stored)
    audit.record(actor, "give-photograph", row)
    return row
