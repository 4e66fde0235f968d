"""Where absence, cover, hours and staff records are reached from."""

from workforce.core.actors import Actor
from workforce.core.registry import RowLink
from workforce.core.translation import lazy
from workforce.employment.policies import KEEPERS, READERS


def _reads(actor: Actor) -> bool:
    return actor.has(*READERS)


def _keeps(actor: Actor) -> bool:
    return actor.has(*KEEPERS)


LINKS = (
    RowLink(
        "people",
        lazy("Who is away"),
        "employment_presence.away",
        _reads,
        order=5,
        hint=lazy("As at any day, and who is away for long"),
    ),
    RowLink(
        "people",
        lazy("Agency and bank cover"),
        "employment_presence.cover",
        _reads,
        order=6,
        hint=lazy("Who stands in for missing staff"),
    ),
    RowLink(
        "people_file",
        lazy("Send a file with hours worked"),
        "employment_presence.hours",
        _keeps,
        order=6,
    ),
    RowLink(
        "kept_person",
        lazy("Absences"),
        "employment_presence.absences",
        _keeps,
        order=5,
    ),
    RowLink(
        "kept_person",
        lazy("Staff record"),
        "employment_presence.staff_record",
        _keeps,
        order=6,
    ),
)
