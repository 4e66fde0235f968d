"""What is owed to people in post as a file to download, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from workforce.core.types import Source
from workforce.employment.queries.owed.duties import PersonDuties
from workforce.employment.rules.duties import Due

# A spreadsheet takes a cell that begins like this for a formula, and runs it.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "home_registration_number",
    "person_reference",
    "given_name",
    "family_name",
    "role",
    "contract",
    "duty",
    "state",
    "done_on",
    "due_on",
    "basis",
    "owner",
    "as_at",
)


def safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def duties_csv(found: Iterable[tuple[PersonDuties, Due]], day: date) -> str:
    """One row for each person and duty; invented people say so in a last column."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    rows = list(found)
    invented = any(person.row.source is Source.INVENTED for person, _due in rows)
    writer.writerow((*COLUMNS, "data_source") if invented else COLUMNS)
    for person, due in rows:
        values = [safe(value) for value in _values(person, due, day)]
        writer.writerow([*values, "invented"] if invented else values)
    return out.getvalue()


def _values(person: PersonDuties, due: Due, day: date) -> list[str]:
    row = person.row
    return [
        row.home.registration_number,
        row.person_reference,
        row.given_name,
        row.family_name,
        row.role.value,
        row.contract.value,
        due.kind.value,
        due.state.value,
        due.done_on.isoformat() if due.done_on else "",
        due.due_on.isoformat() if due.due_on else "",
        due.basis.value,
        person.owner_of(due.kind) or "",
        day.isoformat(),
    ]
