"""What a row of a people file says otherwise than what is recorded, field by field."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workforce.checks.rules.people_file import PersonRow
from workforce.checks.services.people_file.comparing import ends_as_said
from workforce.checks.services.people_file.report import Difference, Outcome
from workforce.employment.models import PersonInPost

COMPARED = ("given_name", "family_name", "email", "contract", "weekly_hours")
ENDING = ("ended_on", "leaving_reason")


@dataclass(frozen=True, slots=True)
class Found:
    """The differences of one row, before it is known what becomes of it."""

    line: int
    person_reference: str
    fields: tuple[tuple[str, str, str], ...]

    def of(self, outcome: Outcome) -> list[Difference]:
        """The differences of a row that was taken; a new spell is one difference."""
        fields = self.fields or (("", "", ""),)
        return [Difference(self.line, self.person_reference, outcome, *one) for one in fields]


def differences(spell: PersonInPost | None, row: PersonRow) -> Found:
    """Every field that a row would change of a recorded spell."""
    found = []
    if spell is not None:
        ends = ends_as_said(spell, row.ended_on, row.leaving_reason)
        for name in COMPARED if ends else (*COMPARED, *ENDING):
            before, after = getattr(spell, name), getattr(row, name)
            if before != after:
                found.append((name, _plain(before), _plain(after)))
    return Found(row.line, row.person_reference, tuple(found))


def _plain(value: object) -> str:
    """A value as the file writes it."""
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)
