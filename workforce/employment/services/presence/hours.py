"""Taking a file of hours worked; the same file twice changes nothing."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.employment import policies
from workforce.employment.models import HoursWorked
from workforce.employment.queries import kept_references, presence
from workforce.employment.queries.presence.hours import Presence
from workforce.employment.rules import csv_file, hours_file
from workforce.employment.rules.hours_file import HoursRow, Refused
from workforce.employment.states import HoursSource
from workforce.providers.models import Home, Organisation

SIX_DAYS = timedelta(days=6)
Key = tuple[str, int, date, HoursSource]


class HoursOutcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Difference:
    """Hours that were recorded otherwise before."""

    line: int
    person_reference: str
    week_ending: date
    before: Decimal
    after: Decimal


@dataclass(slots=True)
class HoursReport:
    """What a file of hours came to: rows by outcome, what differs, and what was refused."""

    dry_run: bool
    row_count: int
    counts: dict[HoursOutcome, int] = field(default_factory=lambda: dict.fromkeys(HoursOutcome, 0))
    differences: list[Difference] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def taken_count(self) -> int:
        """Rows that now stand as the file says."""
        return sum(self.counts.values())


class _DryRun(Exception):
    """Undo what was tried."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What rows are held against."""

    homes: dict[str, list[Home]]
    kept: frozenset[int]
    people: dict[str, list[Presence]]
    hours: dict[Key, HoursWorked]


def import_hours(
    actor: Actor,
    organisation: Organisation,
    content: bytes,
    *,
    dry_run: bool = False,
    most_rows: int = csv_file.MOST_ROWS,
) -> HoursReport:
    """Read a file of hours and take it whole; a dry run leaves everything as it was."""
    try:
        file = hours_file.read(content)
    except csv_file.Unreadable as wrong:
        raise DomainError(wrong.words, "file") from wrong
    if file.row_count > most_rows:
        raise DomainError(
            lazy("The file has more than %(most)s rows. Send it in parts", most=most_rows), "file"
        )
    report = HoursReport(dry_run, file.row_count, refused=list(file.refused))
    with suppress(_DryRun):
        _take(actor, organisation, file.rows, report)
    report.refused.sort(key=lambda one: (one.line, one.column))
    return report


@atomic
def _take(
    actor: Actor, organisation: Organisation, rows: tuple[HoursRow, ...], report: HoursReport
) -> None:
    organisation = locked(organisation)
    rows = _under_kept(organisation.id, rows, report)
    known = _known(actor, organisation.id, rows)
    for row in rows:
        refused = _refused(row, known)
        if refused is not None:
            report.refused.append(refused)
        else:
            report.counts[_taken(organisation.id, row, known, report)] += 1
    if report.dry_run:
        raise _DryRun
    audit.record(actor, "import-hours", organisation, rows=report.taken_count)


def _under_kept(
    organisation_id: int, rows: tuple[HoursRow, ...], report: HoursReport
) -> tuple[HoursRow, ...]:
    """The rows under the references that were kept of people recorded twice; no week twice."""
    kept = kept_references(organisation_id)
    found: dict[tuple[str, str, date, HoursSource], HoursRow] = {}
    for one in rows:
        row = replace(one, person_reference=kept.get(one.person_reference, one.person_reference))
        first = found.setdefault(row.week, row)
        if first is not row:
            report.refused.append(hours_file.stands_twice(row.line, first.line))
    return tuple(found.values())


def _known(actor: Actor, organisation_id: int, rows: tuple[HoursRow, ...]) -> _Known:
    weeks = {row.week_ending for row in rows}
    if not weeks:
        return _Known({}, frozenset(), {}, {})
    homes = presence.homes_by_number(organisation_id)
    every = [home for found in homes.values() for home in found]
    return _Known(
        homes,
        frozenset(home.id for home in every if policies.can_keep_people(actor, home)),
        presence.presences(organisation_id, min(weeks) - SIX_DAYS, max(weeks)),
        {_key(one): one for one in presence.hours_in_weeks(organisation_id, weeks)},
    )


def _key(row: HoursWorked) -> Key:
    return (row.person_reference, row.home_id, row.week_ending, row.source_kind)


def _refused(row: HoursRow, known: _Known) -> Refused | None:
    homes = known.homes.get(row.home_registration_number, [])
    if len(homes) != 1 or homes[0].id not in known.kept:
        reason = lazy("This is not a home of yours")
        return Refused(row.line, "home_registration_number", reason)
    if row.week_ending > clock.today() + SIX_DAYS:
        return Refused(row.line, "week_ending", lazy("This week has not begun"))
    posts = known.people.get(row.person_reference, [])
    first = row.week_ending - SIX_DAYS
    if not any(one.home_id == homes[0].id and one.touches(first, row.week_ending) for one in posts):
        reason = lazy("Nobody with this reference was in post in this home in this week")
        return Refused(row.line, "person_reference", reason)
    return None


def _taken(organisation_id: int, row: HoursRow, known: _Known, report: HoursReport) -> HoursOutcome:
    home = known.homes[row.home_registration_number][0]
    key = (row.person_reference, home.id, row.week_ending, row.source)
    recorded = known.hours.get(key)
    if recorded is None:
        session().add(
            HoursWorked(
                organisation_id=organisation_id,
                person_reference=row.person_reference,
                home_id=home.id,
                week_ending=row.week_ending,
                hours=row.hours_worked,
                source_kind=row.source,
            )
        )
        return HoursOutcome.ADDED
    if recorded.hours == row.hours_worked:
        return HoursOutcome.UNCHANGED
    report.differences.append(
        Difference(
            row.line, row.person_reference, row.week_ending, recorded.hours, row.hours_worked
        )
    )
    recorded.hours = row.hours_worked
    return HoursOutcome.CHANGED
