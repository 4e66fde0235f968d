"""Photographs, keys and passes, as far as the reader may know."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, tuple_
from sqlalchemy.orm import joinedload

from workforce.checks.models import Appointment, DoorPass, Photograph, SigningKey
from workforce.checks.queries import agency
from workforce.checks.queries.appointments import reached
from workforce.checks.queries.inspection import person_keys_of
from workforce.checks.states import AppointmentState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import PersonInPost

# A retired key stays published until every pass it signed has expired, with some days to spare.
PUBLISHED_FOR = timedelta(days=7)


def _mine(actor: Actor) -> ColumnElement[bool]:
    """Appointments that are linked to the actor's own account."""
    spells = select(PersonInPost.id).where(PersonInPost.account_id == actor.person_id)
    return and_(
        Appointment.state != AppointmentState.WITHDRAWN,
        or_(
            Appointment.account_id == actor.person_id,
            Appointment.person_in_post_id.in_(spells),
        ),
    )


def _with_home(query: Select[Appointment]) -> Select[Appointment]:
    return query.options(joinedload(Appointment.home), joinedload(Appointment.person_in_post))


def my_appointment(actor: Actor, public_id: str) -> Appointment | None:
    """An appointment of the actor's own."""
    query = select(Appointment).where(_mine(actor), Appointment.public_id == public_id)
    return session().scalars(_with_home(query)).first()


def my_posts(actor: Actor) -> list[Appointment]:
    """The actor's own appointments, of every employer, under which they have started."""
    query = select(Appointment).where(_mine(actor), Appointment.person_in_post_id.is_not(None))
    return list(session().scalars(_with_home(query).order_by(Appointment.id)))


def photograph_of(organisation_id: int, person_reference: str) -> Photograph | None:
    """The latest photograph of a person of an employer."""
    query = (
        select(Photograph)
        .where(
            Photograph.organisation_id == organisation_id,
            Photograph.person_reference == person_reference,
        )
        .order_by(Photograph.taken_on.desc(), Photograph.id.desc())
        .limit(1)
    )
    return session().scalars(query).first()


def my_photographs(actor: Actor) -> list[Photograph]:
    """Every photograph of the actor, of every employer."""
    keys = person_keys_of(actor)
    query = select(Photograph).where(
        tuple_(Photograph.organisation_id, Photograph.person_reference).in_(sorted(keys))
    )
    return list(session().scalars(query.order_by(Photograph.id))) if keys else []


def may_open_photograph(actor: Actor, photograph_id: int) -> bool:
    """Whether the actor may see a picture: an employer of the person, an agency, or they."""
    row = session().get(Photograph, photograph_id)
    if row is None:
        return False
    if (row.organisation_id, row.person_reference) in person_keys_of(actor):
        return True
    of_person = and_(
        Appointment.organisation_id == row.organisation_id,
        Appointment.person_reference == row.person_reference,
    )
    if session().scalar(select(exists().where(of_person, reached(actor)))):
        return True
    return agency.may_open_photograph(actor, row)


def present_key() -> SigningKey | None:
    """The key with which passes are signed now."""
    query = select(SigningKey).where(SigningKey.retired_at.is_(None))
    return session().scalars(query.order_by(SigningKey.id.desc()).limit(1)).first()


def published_keys(moment: datetime) -> list[SigningKey]:
    """Every key whose signatures may still be met, the newest first."""
    query = select(SigningKey).where(
        or_(SigningKey.retired_at.is_(None), SigningKey.retired_at > moment - PUBLISHED_FOR)
    )
    return list(session().scalars(query.order_by(SigningKey.id.desc())))


def _passes() -> Select[DoorPass]:
    return select(DoorPass).options(
        joinedload(DoorPass.home),
        joinedload(DoorPass.photograph),
        joinedload(DoorPass.appointment).joinedload(Appointment.person_in_post),
    )


def pass_by_id(public_id: str) -> DoorPass | None:
    """A pass by its public id; whom it is shown to is asked apart."""
    return session().scalars(_passes().where(DoorPass.public_id == public_id)).first()


def pass_by_code(code: str) -> DoorPass | None:
    """A pass by the short code under its picture."""
    return session().scalars(_passes().where(DoorPass.code == code)).first()


def my_door_pass(actor: Actor, public_id: str) -> DoorPass | None:
    """A pass of the actor's own."""
    query = _passes().where(DoorPass.public_id == public_id, DoorPass.account_id == actor.person_id)
    return session().scalars(query).first()


def my_door_passes(actor: Actor, limit: int = 1_000) -> list[DoorPass]:
    """The actor's own passes, latest first."""
    query = _passes().where(DoorPass.account_id == actor.person_id)
    query = query.order_by(DoorPass.issued_at.desc(), DoorPass.id.desc()).limit(limit)
    return list(session().scalars(query))


def open_passes(moment: datetime) -> list[DoorPass]:
    """Every pass that has neither expired nor ended."""
    query = _passes().where(DoorPass.expires_at > moment, DoorPass.ended_at.is_(None))
    return list(session().scalars(query.order_by(DoorPass.id)))
