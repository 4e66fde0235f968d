"""Taking a people file: home by home, each whole, through the same gate as every other door."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from workforce.checks import queries
from workforce.checks.rules import people_file
from workforce.checks.rules.people_file import PersonRow, Refused
from workforce.checks.services.people_file.rows import (
    Outcome,
    Standing,
    Waiting,
    is_unchanged,
    take_row,
)
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.employment import policies as people
from workforce.employment import queries as employment
from workforce.providers.models import Home, Organisation

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Report:
    """What a people file came to: rows by what became of them, who waits, and what was refused."""

    dry_run: bool
    row_count: int
    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    waiting: list[Waiting] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def taken_count(self) -> int:
        """Rows whose people now stand as the file says."""
        return sum(self.counts.values()) - self.counts[Outcome.WAITING]

    @property
    def changed_count(self) -> int:
        """Rows that changed anything."""
        return self.taken_count - self.counts[Outcome.UNCHANGED]

    @property
    def all_taken(self) -> bool:
        """Whether nothing was refused and nobody waits at the gate."""
        return not self.refused and not self.waiting


class _DryRun(Exception):
    """Undo what was tried."""


def import_people(
    actor: Actor,
    organisation: Organisation,
    content: bytes,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    most_rows: int = people_file.MOST_ROWS,
) -> Report:
    """Read a people file and take it; a dry run does the same and leaves everything as it was."""
    try:
        file = people_file.read(content)
    except people_file.Unreadable as wrong:
        raise DomainError(wrong.words, "file") from wrong
    if file.row_count > most_rows:
        raise DomainError(
            lazy("The file has more than %(most)s rows. Send it in parts", most=most_rows), "file"
        )
    report = Report(dry_run, file.row_count, refused=list(file.refused))
    organisation_id = organisation.id
    homes = queries.homes_by_number(organisation_id)
    groups: dict[str, list[PersonRow]] = defaultdict(list)
    for row in file.rows:
        groups[row.home_registration_number].append(row)
    in_file = frozenset(row.post for row in file.rows)
    done = len({one.line for one in file.refused})
    for number, rows in groups.items():
        _take_group(actor, homes.get(number, []), rows, in_file, report)
        done += len(rows)
        if progress is not None:
            progress(done, file.row_count)
    report.refused.sort(key=lambda one: (one.line, one.column))
    report.waiting.sort(key=lambda one: one.line)
    return report


def _take_group(
    actor: Actor,
    found: list[Home],
    rows: list[PersonRow],
    in_file: frozenset[tuple[str, str, object]],
    report: Report,
) -> None:
    """Take the rows of one home in one transaction."""
    if len(found) != 1 or not people.can_keep_people(actor, found[0]):
        reason = lazy("This is not a home of yours")
        report.refused += [
            Refused(row.line, "home_registration_number", "text", reason) for row in rows
        ]
        return
    trial = Report(report.dry_run, 0)
    with suppress(_DryRun):
        _take_home(actor, found[0], rows, in_file, trial)
    report.waiting += trial.waiting
    report.refused += trial.refused
    for outcome, count in trial.counts.items():
        report.counts[outcome] += count


@atomic
def _take_home(
    actor: Actor,
    home: Home,
    rows: list[PersonRow],
    in_file: frozenset[tuple[str, str, object]],
    report: Report,
) -> None:
    home = locked(home)
    standing = _standing(home, rows, in_file)
    for row in sorted(rows, key=lambda one: (one.started_on, one.line)):
        if is_unchanged(home, row, standing):
            report.counts[Outcome.UNCHANGED] += 1
            continue
        try:
            with session().begin_nested():
                outcome = take_row(actor, home, row, standing)
        except DomainError as wrong:
            report.refused.append(_refused(row, wrong))
            continue
        if isinstance(outcome, Waiting):
            report.waiting.append(outcome)
            report.counts[Outcome.WAITING] += 1
        else:
            report.counts[outcome] += 1
    if report.dry_run:
        raise _DryRun


def _standing(
    home: Home, rows: Iterable[PersonRow], in_file: frozenset[tuple[str, str, object]]
) -> Standing:
    """What is recorded of the people of these rows, anywhere with this employer."""
    references = sorted({row.person_reference for row in rows})
    spells = employment.spells_of(home.organisation_id or 0, references)
    return Standing(spells, queries.checking_in(home.id), in_file)


def _refused(row: PersonRow, wrong: DomainError) -> Refused:
    column = wrong.field if wrong.field in people_file.COLUMNS else "person_reference"
    return Refused(row.line, column or "", "", wrong.message)
