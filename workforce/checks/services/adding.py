"""Adding one person by hand: the day decides whether the gate or the plan is the way in."""

from dataclasses import dataclass

from workforce.checks import queries
from workforce.checks.models import Appointment
from workforce.checks.services.appointments import open_appointment
from workforce.checks.services.gate import record_in_post_before
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.employment.models import PersonInPost
from workforce.employment.rules import Entrant
from workforce.providers.models import Home


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a person came to: somebody in post before, or checks to be done."""

    appointment: Appointment
    person_in_post: PersonInPost | None = None


@atomic
def add_person(actor: Actor, home: Home, entrant: Entrant) -> Added:
    """Record somebody in post before the home joined, or open an appointment with its checks."""
    if home.joined_on is None:
        raise DomainError(lazy("Nobody has joined this home to the service yet"))
    if entrant.started_on < home.joined_on:
        row = record_in_post_before(actor, home, entrant)
        appointment = queries.of_spell(row)
        if appointment is None:
            raise LookupError(row.public_id)
        return Added(appointment, row)
    known = queries.checking(home.id, entrant.person_reference, entrant.role)
    return Added(
        known
        or open_appointment(
            actor,
            home,
            role=entrant.role,
            contract=entrant.contract,
            weekly_hours=entrant.weekly_hours,
            given_name=entrant.given_name,
            family_name=entrant.family_name,
            email=entrant.email,
            person_reference=entrant.person_reference,
        )
    )
