"""A home's training as a file to download, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from workforce.core.types import Source
from workforce.providers.models import Home
from workforce.training.queries.standings import PersonTraining

COLUMNS = (
    "home_registration_number",
    "person_reference",
    "given_name",
    "family_name",
    "role",
    "contract",
    "counted",
    "topic",
    "standing",
    "completed_on",
    "valid_until",
    "due_on",
    "as_at",
)
# A spreadsheet takes a cell that begins like this for a formula, and runs it.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def matrix_csv(home: Home, people: Iterable[PersonTraining], day: date) -> str:
    """One row for each person and topic; invented people say so in a last column."""
    invented = home.source is Source.INVENTED
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*COLUMNS, "data_source") if invented else COLUMNS)
    for person in people:
        for row in _rows(home, person, day):
            values = [safe(value) for value in row]
            writer.writerow([*values, "invented"] if invented else values)
    return out.getvalue()


def _rows(home: Home, person: PersonTraining, day: date) -> Iterable[list[str]]:
    for topic, status in sorted(person.statuses.items()):
        held = status.held
        yield [
            home.registration_number,
            person.row.person_reference,
            person.row.given_name,
            person.row.family_name,
            " ".join(sorted({spell.role.value for spell in person.spells})),
            person.row.contract.value,
            "yes" if person.counted and status.counted else "no",
            topic,
            status.standing.value,
            held.completed_on.isoformat() if held else "",
            held.valid_until.isoformat() if held and held.valid_until else "",
            status.due_on.isoformat() if status.due_on else "",
            day.isoformat(),
        ]


def file_name(home: Home, day: date) -> str:
    """The name of the file; says when its people are invented."""
    mark = "-invented" if home.source is Source.INVENTED else ""
    return f"training-{day.isoformat()}{mark}.csv"
