"""Taking a people file: home by home, each whole, through the same gate as every other door."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from workforce.checks import queries
from workforce.checks.rules import people_file
from workforce.checks.rules.people_file import PeopleFile, PersonRow, Refused
from workforce.checks.services.people_file.comparing import compare, is_as_said
from workforce.checks.services.people_file.differences import differences
from workforce.checks.services.people_file.entering import enter_together
from workforce.checks.services.people_file.report import Outcome, Report, Waiting
from workforce.checks.services.people_file.rows import Standing, take_row
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.employment import policies as people
from workforce.employment import queries as employment
from workforce.employment.states import JobRole
from workforce.providers.models import Home, Organisation

Progress = Callable[[int, int], None]
Posts = frozenset[tuple[str, str, JobRole]]


class _DryRun(Exception):
    """Undo what was tried."""


def read_people(content: bytes, most_rows: int = people_file.MOST_ROWS) -> PeopleFile:
    """The rows of a people file; a file that cannot be read at all is refused in words."""
    try:
        file = people_file.read(content)
    except people_file.Unreadable as wrong:
        raise DomainError(wrong.words, "file") from wrong
    if file.row_count > most_rows:
        raise DomainError(
            lazy("The file has more than %(most)s rows. Send it in parts", most=most_rows), "file"
        )
    return file


def all_refused(content: bytes) -> tuple[Refused, ...]:
    """What is wrong with the rows of a file, when not one of them can be taken."""
    file = read_people(content)
    return () if file.rows else file.refused


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
    organisation_id = organisation.id
    file = read_people(content, most_rows)
    return take_people(actor, organisation_id, file, dry_run=dry_run, progress=progress)


def take_people(
    actor: Actor,
    organisation_id: int,
    file: PeopleFile,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Take the rows of a file: what is as recorded is passed over, each home taken whole."""
    report = Report(dry_run, file.row_count, refused=list(file.refused))
    homes = {
        number: found[0]
        for number, found in queries.homes_by_number(organisation_id).items()
        if len(found) == 1 and people.can_keep_people(actor, found[0])
    }
    file = _with_merged(organisation_id, file)
    report.refused = list(file.refused)
    rows = _within_reach(organisation_id, file.rows, homes, report)
    by_id = {home.id: home for home in homes.values()}
    compared = compare(organisation_id, homes, rows, clock.today())
    report.counts[Outcome.UNCHANGED] = compared.unchanged_count
    report.absent = compared.absent
    in_file = frozenset(row.post for row in file.rows) if compared.left else frozenset()
    done = file.row_count - sum(map(len, compared.left.values()))
    if progress is not None and not compared.left:
        progress(done, file.row_count)
    for home_id, left in compared.left.items():
        _take_group(actor, by_id[home_id], left, in_file, report)
        done += len(left)
        if progress is not None:
            progress(done, file.row_count)
    report.sort()
    return report


def _with_merged(organisation_id: int, file: PeopleFile) -> PeopleFile:
    """The file with references that were merged read as what they are now."""
    merged = queries.merged_references(organisation_id)
    if not merged:
        return file
    rows, refused = [], list(file.refused)
    seen: dict[tuple[object, ...], int] = {}
    for row in file.rows:
        reference = merged.get(row.person_reference, row.person_reference)
        now = row._replace(person_reference=reference)
        first = seen.setdefault((*now.post, now.started_on), now.line)
        if first == now.line:
            rows.append(now)
        else:
            refused.append(people_file.twice(now.line, first))
    return PeopleFile(tuple(rows), tuple(refused), file.row_count)


def _within_reach(
    organisation_id: int, rows: Sequence[PersonRow], homes: dict[str, Home], report: Report
) -> list[PersonRow]:
    """The rows of homes that the actor keeps; the others are refused."""
    kept = []
    strange = lazy("This is not a home of yours")
    moved = queries.moved_words(organisation_id)
    for row in rows:
        if row.home_registration_number in homes:
            kept.append(row)
        else:
            reason = moved.get(row.home_registration_number, strange)
            report.refused.append(Refused(row.line, "home_registration_number", "text", reason))
    return kept


def _take_group(
    actor: Actor, home: Home, rows: list[PersonRow], in_file: Posts, report: Report
) -> None:
    """Take the rows of one home in one transaction."""
    trial = Report(report.dry_run, 0)
    with suppress(_DryRun):
        _take_home(actor, home, rows, in_file, trial)
    report.add(trial)


@atomic
def _take_home(
    actor: Actor, home: Home, rows: list[PersonRow], in_file: Posts, report: Report
) -> None:
    home = locked(home)
    standing = _standing(home, rows, in_file)
    entered = enter_together(actor, home, rows, standing)
    for row in entered:
        report.differences += differences(None, row).of(Outcome.IN_POST_BEFORE)
    report.counts[Outcome.IN_POST_BEFORE] += len(entered)
    done = {row.line for row in entered}
    left = [row for row in rows if row.line not in done]
    for row in sorted(left, key=lambda one: (one.started_on, one.line)):
        try:
            with session().begin_nested():
                _take(actor, home, row, standing, report)
        except DomainError as wrong:
            report.refused.append(_refused(row, wrong))
    if report.dry_run:
        raise _DryRun


def _take(actor: Actor, home: Home, row: PersonRow, standing: Standing, report: Report) -> None:
    """Take one row, and write down what it changed."""
    spell = standing.spell(home, row)
    if spell is not None and is_as_said(spell, row):
        report.counts[Outcome.UNCHANGED] += 1
        return
    found = differences(spell, row)
    outcome = take_row(actor, home, row, standing)
    session().flush()
    if isinstance(outcome, Waiting):
        report.waiting.append(outcome)
        outcome = Outcome.WAITING
    elif outcome is not Outcome.UNCHANGED:
        report.differences += found.of(outcome)
    report.counts[outcome] += 1


def _standing(home: Home, rows: Iterable[PersonRow], in_file: Posts) -> Standing:
    """What is recorded of the people of these rows, anywhere with this employer."""
    references = sorted({row.person_reference for row in rows})
    spells = employment.spells_of(home.organisation_id or 0, references)
    return Standing(spells, queries.checking_in(home.id), in_file)


def _refused(row: PersonRow, wrong: DomainError) -> Refused:
    column = wrong.field if wrong.field in people_file.COLUMNS else "person_reference"
    return Refused(row.line, column or "", "", wrong.message)
