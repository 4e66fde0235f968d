"""Taking over what part children had in choosing somebody, as those who chose recorded it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workforce.checks.models import Appointment, ChildrensPart
from workforce.checks.queries import recruitment as records
from workforce.checks.states import YoungPeople
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, session


@dataclass(frozen=True, slots=True)
class GivenPart:
    """What children did and said, on which day, and what the record of it is called."""

    key: str
    on_day: date
    parts: tuple[YoungPeople, ...]
    words: str


@atomic
def take_parts(
    actor: Actor, appointments: Sequence[Appointment], given: Sequence[GivenPart]
) -> None:
    """Keep what is not kept there yet with appointments; the same twice is refused."""
    if not given:
        return
    for appointment in appointments:
        session().add_all(
            ChildrensPart(
                appointment_id=appointment.id,
                on_day=one.on_day,
                parts=[part.value for part in one.parts],
                words=one.words,
                given_as=one.key,
            )
            for one in given
        )
        audit.record(actor, "take-childrens-part", appointment, count=len(given))


@atomic
def take_back(actor: Actor, key: str) -> int:
    """Take a record that was made by mistake out of every file it went to; returns how many."""
    rows = records.childrens_parts_as(key)
    for row in rows:
        audit.record(actor, "take-back-childrens-part", row, appointment_id=row.appointment_id)
        session().delete(row)
    return len(rows)
