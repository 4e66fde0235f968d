"""Moves within an employer: which appointment comes from which post."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from workforce.checks import policies
from workforce.checks.models import Appointment, Check
from workforce.checks.queries import appointments
from workforce.checks.states import AppointmentState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.translation import Lazy, lazy
from workforce.employment import policies as people
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.employment.policies import KEEPERS
from workforce.providers.models import Home
from workforce.providers.queries import homes, transfers

ORIGIN = "move:"
ONE_DAY = timedelta(days=1)


def next_origin(spell: PersonInPost) -> str:
    """How the next move of a post says where it comes from; an earlier try may be withdrawn."""
    stem = f"{ORIGIN}{spell.public_id}:"
    query = select(func.count(Appointment.id)).where(
        Appointment.organisation_id == spell.organisation_id,
        Appointment.origin.startswith(stem, autoescape=True),
    )
    return f"{stem}{(session().scalar(query) or 0) + 1}"


def is_move(appointment: Appointment) -> bool:
    """Whether an appointment is a move from another post of the same employer."""
    return (appointment.origin or "").startswith(ORIGIN)


def moved_from(appointment: Appointment) -> PersonInPost | None:
    """The post that a move comes from."""
    if not is_move(appointment):
        return None
    public_id = (appointment.origin or "").split(":")[1]
    query = select(PersonInPost).where(
        PersonInPost.organisation_id == appointment.organisation_id,
        PersonInPost.public_id == public_id,
    )
    return session().scalars(query.options(joinedload(PersonInPost.home))).first()


def posts_of(spell: PersonInPost) -> list[PersonInPost]:
    """Every post of the same person with the same employer."""
    return employment.spells_of(spell.organisation_id, [spell.person_reference])


def person_to_move(actor: Actor, public_id: str) -> PersonInPost | None:
    """Somebody whom the actor may move: the twin of `can_keep_person`."""
    return employment.person_in_post_for(actor, public_id, KEEPERS)


def move_for(actor: Actor, public_id: str) -> Appointment | None:
    """A move under way that the actor may finish: into a home of theirs, from a post of theirs."""
    appointment = appointments.appointment_for(actor, public_id)
    if appointment is None or not policies.can_keep_appointment(actor, appointment):
        return None
    spell = moved_from(appointment)
    return appointment if spell is not None and people.can_keep_person(actor, spell) else None


def homes_to_move_to(actor: Actor) -> list[Home]:
    """The homes to which the actor may move somebody, in their own order."""
    return homes.homes_for(actor, *KEEPERS, open_only=True)


def brought_from(check: Check) -> list[Check]:
    """The rows of the same employer to which the evidence of a row was brought."""
    query = (
        select(Check)
        .join(Check.appointment)
        .where(
            Check.carried_from_id == check.id,
            Appointment.organisation_id == check.appointment.organisation_id,
        )
        .order_by(Check.id)
    )
    return list(session().scalars(query))


def under_way(home_id: int, organisation_id: int) -> list[Appointment]:
    """The appointments under way of one home with one owner."""
    query = select(Appointment).where(
        Appointment.home_id == home_id,
        Appointment.organisation_id == organisation_id,
        Appointment.state == AppointmentState.CHECKING,
    )
    return list(session().scalars(query.order_by(Appointment.id)))


def moved_words(organisation_id: int) -> dict[str, Lazy]:
    """What to say of numbers that homes had before they changed owner, in an employer's file."""
    found: dict[str, Lazy] = {}
    for number, row in transfers.moved_numbers(organisation_id).items():
        day = (row.until_on + ONE_DAY).strftime("%d/%m/%Y")
        if row.home.organisation_id == organisation_id:
            now = row.home.registration_number
            found[number] = lazy(
                "This home has the number %(number)s since %(day)s", number=now, day=day
            )
        elif row.home.organisation is not None:
            name = row.home.organisation.name
            found[number] = lazy("This home passed to %(name)s on %(day)s", name=name, day=day)
    return found
