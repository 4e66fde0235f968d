"""Taking over whom somebody named as referees when they applied, so that none is typed again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.checks.models import Appointment, NamedReferee
from workforce.checks.queries import recruitment as records
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, session


@dataclass(frozen=True, slots=True)
class GivenReferee:
    """A referee as the person named them; their own telephone number is never taken over."""

    key: str
    name: str
    organisation: str
    relation: str
    email: str
    most_recent: bool
    asked_on: date | None = None


@atomic
def take_named(actor: Actor, appointment: Appointment, given: Sequence[GivenReferee]) -> None:
    """Keep with an appointment just opened who may be asked; nobody is asked by that."""
    session().add_all(
        NamedReferee(
            appointment_id=appointment.id,
            name=one.name,
            organisation=one.organisation,
            relation=one.relation,
            email=one.email,
            most_recent=one.most_recent,
            given_as=one.key,
            asked_on=one.asked_on,
        )
        for one in given
    )
    audit.record(actor, "take-named-referees", appointment, count=len(given))


@atomic
def note_links(appointment: Appointment, asked: Mapping[str, date]) -> None:
    """Note who was written to by a private link, and when, by address; the rest is to be asked."""
    for row in records.named_referees_of(appointment.id):
        row.asked_on = asked.get(row.email.casefold())


@atomic
def forget_named(appointments: Sequence[Appointment]) -> int:
    """Forget who was named; the references on file stay. Returns how many."""
    rows = [row for one in appointments for row in records.named_referees_of(one.id)]
    for row in rows:
        session().delete(row)
    return len(rows)
