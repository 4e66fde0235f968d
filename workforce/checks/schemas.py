"""People in post as other systems send them, and what became of them as they read it."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from workforce.checks.models import PeopleImport
from workforce.checks.rules.people_file import COLUMNS, MOST_ROWS, Refused
from workforce.checks.services import Report
from workforce.checks.services.people_file import Absent
from workforce.core import registry
from workforce.web.openapi import BASE

IMPORTS = "/people/imports"
MOST_TOLD = 100


class PeopleQuery(BaseModel):
    """How a file is to be taken: a dry run says what would change, and changes nothing."""

    model_config = ConfigDict(extra="forbid")

    dry_run: bool = False


class ImportQuery(BaseModel):
    """How much of a report is wanted: the first of each list, or every row."""

    model_config = ConfigDict(extra="forbid")

    full: bool = False


class PersonIn(BaseModel):
    """One person in one post, under the names of the columns of a people file."""

    model_config = ConfigDict(extra="forbid")

    person_reference: str
    given_name: str
    family_name: str = ""
    email: str | None = None
    home_registration_number: str
    role: str
    contract: str
    weekly_hours: str | int | float
    started_on: str
    ended_on: str | None = None
    leaving_reason: str | None = None


class PeopleIn(BaseModel):
    """The people of an organisation, one row for each post of each."""

    model_config = ConfigDict(extra="forbid")

    data: list[PersonIn] = Field(min_length=1, max_length=MOST_ROWS)

    def as_csv(self) -> bytes:
        """The same rows as a people file, in the same order."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in self.data:
            writer.writerow([_cell(getattr(row, name)) for name in COLUMNS])
        return out.getvalue().encode()


def _cell(value: object) -> str:
    """A value on one line, so that row and line go together; a file has no NUL either."""
    return "" if value is None else " ".join(str(value).replace("\x00", " ").split())


class DifferenceOut(BaseModel):
    """One field that the file says otherwise; somebody new has no field."""

    row: int
    person_reference: str
    outcome: str
    field: str
    before: str
    after: str


class MissingOut(BaseModel):
    """A check that keeps somebody from starting, and why; `subject` tells rows that repeat apart.

    It is the public id of an earlier post, the days of a gap, or the code of a country.
    """

    check: str
    why: str
    subject: str


class WaitingOut(BaseModel):
    """Somebody who is not in post yet, and what their appointment lacks."""

    row: int
    person_reference: str
    appointment: str
    missing: list[MissingOut]


class RefusedOut(BaseModel):
    """A cell for which a row was not taken."""

    row: int
    column: str
    reason: str


class NotInFileOut(BaseModel):
    """Somebody in post whose post the file does not mention."""

    person_reference: str
    home_registration_number: str
    role: str

    @classmethod
    def of(cls, one: Absent) -> "NotInFileOut":
        """Somebody in post whom the file is silent about."""
        return cls(
            person_reference=one.person_reference,
            home_registration_number=one.home_registration_number,
            role=one.role.value,
        )


class ReportOut(BaseModel):
    """What became of the rows; `totals` counts the whole of lists that are given in part."""

    outcomes: dict[str, int]
    totals: dict[str, int]
    differences: list[DifferenceOut]
    waiting: list[WaitingOut]
    refused: list[RefusedOut]
    not_in_file: list[NotInFileOut]

    @classmethod
    def of(cls, report: Report, totals: dict[str, int]) -> "ReportOut":
        """The report in the words of the API; rows count from 0, as in what was sent."""
        return cls(
            outcomes={outcome.value: count for outcome, count in report.counts.items()},
            totals={"not_in_file" if name == "absent" else name: n for name, n in totals.items()},
            differences=[
                DifferenceOut(
                    row=row_of(one.line),
                    person_reference=one.person_reference,
                    outcome=one.outcome.value,
                    field=one.field,
                    before=one.before,
                    after=one.after,
                )
                for one in report.differences
            ],
            waiting=[
                WaitingOut(
                    row=row_of(one.line),
                    person_reference=one.person_reference,
                    appointment=one.appointment_id,
                    missing=[
                        MissingOut(
                            check=missing.kind.value,
                            why=missing.why.value,
                            subject=missing.subject,
                        )
                        for missing in one.missing
                    ],
                )
                for one in report.waiting
            ],
            refused=[
                RefusedOut(row=row_of(one.line), column=one.column, reason=str(one.reason))
                for one in report.refused
            ],
            not_in_file=[NotInFileOut.of(one) for one in report.absent],
        )


class ImportOut(BaseModel):
    """One import: how far it has come, and its report once it is done."""

    id: str
    state: str
    dry_run: bool
    rows: int
    rows_done: int
    sent_at: str
    finished_at: str | None
    problem: str | None
    report: ReportOut | None


class SelfLink(BaseModel):
    """Where to look again."""

    self: str


class ImportAnswer(BaseModel):
    """An import under `data`, and where it is."""

    data: ImportOut
    links: SelfLink

    @classmethod
    def of(cls, row: PeopleImport, report: ReportOut | None) -> "ImportAnswer":
        """An import as it stands."""
        return cls(
            data=ImportOut(
                id=row.public_id,
                state=row.state.value,
                dry_run=row.dry_run,
                rows=row.row_count,
                rows_done=row.done_count,
                sent_at=row.created_at.isoformat(timespec="seconds"),
                finished_at=row.finished_at.isoformat(timespec="seconds")
                if row.finished_at
                else None,
                problem=row.problem.value if row.problem else None,
                report=report,
            ),
            links=SelfLink(self=address_of(row)),
        )


def address_of(row: PeopleImport) -> str:
    """Where an import is."""
    return f"{registry.settings().base_url}{BASE}{IMPORTS}/{row.public_id}"


def row_of(line: int) -> int:
    """The place of a row in what was sent, from 0; a file has its header on line 1."""
    return line - 2


def told_of(refused: Iterable[Refused]) -> dict[str, list[str]]:
    """What is wrong with rows, by their place and column, in the shape of the API's errors."""
    fields: dict[str, Any] = {}
    for one in refused:
        if len(fields) >= MOST_TOLD:
            break
        name = f"data.{row_of(one.line)}" + (f".{one.column}" if one.column else "")
        fields.setdefault(name, []).append(str(one.reason))
    return fields
