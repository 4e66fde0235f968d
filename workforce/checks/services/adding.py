"""Adding one person by hand: the day decides whether the gate or the plan is the way in."""

from dataclasses import dataclass, replace

from workforce.checks import queries
from workforce.checks.models import Appointment
from workforce.checks.services.appointments import new_reference, open_appointment
from workforce.checks.services.gate import record_in_post_before
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.employment import queries as employment
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
    kept = employment.kept_reference(home.organisation_id or 0, entrant.person_reference)
    entrant = replace(entrant, person_reference=kept)
    if not entrant.person_reference:
        entrant = replace(entrant, person_reference=new_reference())
    if entrant.started_on < home.joined_on:
        row = record_in_post_before(actor, home, entrant)
        appointment = queries.of_spell(row)
        if appointment is None:
            raise LookupError(row.public_id)
        return Added(appointment, row)
    _refuse_double(home, entrant)
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


def _refuse_double(home: Home, entrant: Entrant) -> None:
    """Nobody is checked for a post they are in."""
    for spell in employment.spells_of(home.organisation_id or 0, [entrant.person_reference]):
        same_post = (spell.home_id, spell.role) == (home.id, entrant.role)
        if same_post and spell.in_post_on(max(entrant.started_on, clock.today())):
            raise Conflict(lazy("This person is already in this post"), "person_reference")
