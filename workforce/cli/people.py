"""Commands for people: a provider's whole workforce, and its hours worked, from files."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from workforce.checks import presenters, queries, services
from workforce.checks.services.people_file import Progress
from workforce.cli.group import Group
from workforce.core.actors import Actor
from workforce.core.errors import DomainError
from workforce.employment.presenters.presence import hours_json
from workforce.employment.services import presence
from workforce.providers.models import Organisation

NOTHING_READ = 1
SOME_REFUSED = 2
MOST_LISTED = 200


def _of_a_provider(command: Callable[..., None]) -> Callable[..., None]:
    """What every command that takes a provider's file is given."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print one JSON object."),
        click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing."),
        click.option(
            "--provider",
            "reference",
            required=True,
            metavar="REF",
            help="The provider: its public id or its registration number.",
        ),
        click.argument("file", type=click.Path(path_type=Path)),
    ):
        command = option(command)
    return command


@click.group(name="people", cls=Group)
def group() -> None:
    """People in post."""


@group.command(name="import")
@_of_a_provider
def import_people(file: Path, reference: str, *, dry_run: bool, as_json: bool) -> None:
    """Take a people file (CSV). Nobody starts before their checks are complete.

    Exits with 0 when all rows were taken, 2 when some were refused or wait for their checks
    (listed), 1 when nothing could be read. The same file twice changes nothing.
    """
    organisation, content = _sent(file, reference, as_json=as_json)
    actor = replace(Actor.system("people-import"), organisation_id=organisation.id)
    try:
        with _progress(hidden=as_json) as progress:
            report = services.import_people(
                actor, organisation, content, dry_run=dry_run, progress=progress
            )
    except DomainError as wrong:
        _fail(wrong.code, str(wrong), as_json=as_json)
    if as_json:
        click.echo(json.dumps(presenters.report_json(report), ensure_ascii=False, sort_keys=True))
    else:
        _say(_lines(report))
    if not report.all_taken:
        sys.exit(SOME_REFUSED)


@group.command(name="hours")
@_of_a_provider
def import_hours(file: Path, reference: str, *, dry_run: bool, as_json: bool) -> None:
    """Take a file of hours worked (CSV) from a rota or a payroll.

    Exits with 0 when all rows were taken, 2 when some were refused (listed), 1 when nothing
    could be read. The same file twice changes nothing.
    """
    organisation, content = _sent(file, reference, as_json=as_json)
    actor = replace(Actor.system("hours-import"), organisation_id=organisation.id)
    try:
        report = presence.import_hours(actor, organisation, content, dry_run=dry_run)
    except DomainError as wrong:
        _fail(wrong.code, str(wrong), as_json=as_json)
    if as_json:
        click.echo(json.dumps(hours_json(report), ensure_ascii=False, sort_keys=True))
    else:
        _say(_hours_lines(report))
    if report.refused:
        sys.exit(SOME_REFUSED)


def _sent(file: Path, reference: str, *, as_json: bool) -> tuple[Organisation, bytes]:
    """Whose file it is and what it holds; ends the command where either cannot be had."""
    organisation = queries.organisation_by_reference(reference)
    if organisation is None:
        _fail("no-provider", "There is no approved provider with this reference", as_json=as_json)
    try:
        return organisation, file.read_bytes()
    except OSError as wrong:
        _fail("no-file", f"The file cannot be read: {wrong.strerror}", as_json=as_json)


def _hours_lines(report: presence.HoursReport) -> Iterator[str]:
    if report.dry_run:
        yield "Dry run: nothing was changed."
    yield f"Rows: {report.row_count:,}"
    for outcome, count in report.counts.items():
        if count:
            yield f"  {count:>8,}  {outcome.value.capitalize()}"
    if report.refused:
        yield f"Refused: {len(report.refused):,}"
    for bad in report.refused[:MOST_LISTED]:
        yield f"  line {bad.line}, {bad.column or 'row'}: {bad.reason}"
    yield from _left_out(len(report.refused))


def _lines(report: services.Report) -> Iterator[str]:
    """The report as a person reads it in a terminal."""
    if report.dry_run:
        yield "Dry run: nothing was changed."
    yield f"Rows: {report.row_count:,}"
    for outcome, count in report.counts.items():
        if count:
            yield f"  {count:>8,}  {presenters.OUTCOME_NAMES[outcome]}"
    yield from _waiting_lines(report)
    yield from _refused_lines(report)


def _waiting_lines(report: services.Report) -> Iterator[str]:
    if report.waiting:
        yield f"Not started: {len(report.waiting):,}"
    for one in report.waiting[:MOST_LISTED]:
        yield f"  line {one.line}, {one.person_reference}: {presenters.waiting_words(one)}"
    yield from _left_out(len(report.waiting))


def _refused_lines(report: services.Report) -> Iterator[str]:
    if report.refused:
        yield f"Refused: {len(report.refused):,}"
    for bad in report.refused[:MOST_LISTED]:
        kind = f" ({bad.kind})" if bad.kind else ""
        yield f"  line {bad.line}, {bad.column or 'row'}{kind}: {bad.reason}"
    yield from _left_out(len(report.refused))


def _left_out(count: int) -> Iterator[str]:
    if count > MOST_LISTED:
        yield f"  and {count - MOST_LISTED:,} more: --json lists all"


def _say(lines: Iterator[str] | Sequence[str]) -> None:
    for line in lines:
        click.echo(line)


def _fail(code: str, message: str, *, as_json: bool) -> NoReturn:
    if as_json:
        error = {"error": {"code": code, "message": message, "fields": {}}}
        click.echo(json.dumps(error, ensure_ascii=False, sort_keys=True))
    else:
        click.echo(f"Error: {message}", err=True)
    sys.exit(NOTHING_READ)


@contextmanager
def _progress(*, hidden: bool) -> Iterator[Progress | None]:
    """A bar, on a terminal only."""
    if hidden or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="People", file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show
