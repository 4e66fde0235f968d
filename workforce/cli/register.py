"""Commands for the regulators' registers."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click
from flask.cli import with_appcontext

from workforce.cli import register_report as reports
from workforce.cli.group import Group
from workforce.core.actors import Actor
from workforce.core.errors import DomainError
from workforce.providers.rules.ods import Progress
from workforce.providers.rules.register_file import NothingTaken
from workforce.providers.services import register as services
from workforce.providers.states import Regulator

group = Group("register", help="Bring in a regulator's register of children's homes.")
DAY = click.DateTime(["%Y-%m-%d"])
SOURCES = [Regulator.OFSTED.value, Regulator.CIW.value]
NOTHING_READ, SOME_REFUSED = 1, 2


@group.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--source",
    type=click.Choice(SOURCES),
    help="By default told by the file: ODS is Ofsted's, CSV is Welsh.",
)
@click.option(
    "--as-at",
    type=DAY,
    help="The day the register describes; by default what the sheet says, or today.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@with_appcontext
def import_register(
    file: Path, source: str | None, as_at: datetime | None, *, as_json: bool
) -> None:
    """Import Ofsted's underlying data (ODS) or the Welsh register (CSV).

    Exit code 0: every row was taken. 2: some were refused, and are listed. 1: nothing was read.
    """
    try:
        with _progress(hidden=as_json) as progress:
            imported = services.import_register(
                Actor.system("register-import"),
                file,
                regulator=Regulator(source) if source else None,
                as_at=as_at.date() if as_at else None,
                progress=progress,
            )
    except DomainError as refused:
        _give_up(refused, as_json=as_json)
    report = reports.ImportReport.of(imported)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, sort_keys=True))
    else:
        _say(report.lines())
    sys.exit(SOME_REFUSED if report.refusals else 0)


def _give_up(refused: DomainError, *, as_json: bool) -> NoReturn:
    """Say why nothing was read."""
    refusals = refused.reading.refusals if isinstance(refused, NothingTaken) else ()
    if as_json:
        failure = reports.failure_as_json(refused.code, str(refused), refusals)
        click.echo(json.dumps(failure, ensure_ascii=False, sort_keys=True))
    else:
        click.echo(f"Error: {refused}", err=True)
        _say(reports.refusal_lines(refusals))
    sys.exit(NOTHING_READ)


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(line)


@contextmanager
def _progress(*, hidden: bool) -> Iterator[Progress | None]:
    """A bar for each stage, on a terminal only."""
    if hidden or not sys.stderr.isatty():
        yield None
        return
    bars: list[tuple[str, Any]] = []

    def show(stage: str, done: int, total: int) -> None:
        if not bars or bars[-1][0] != stage:
            _finish_last(bars)
            bars.append((stage, click.progressbar(length=total, label=stage, file=sys.stderr)))
        bar = bars[-1][1]
        bar.update(done - bar.pos)

    try:
        yield show
    finally:
        _finish_last(bars)


def _finish_last(bars: list[tuple[str, Any]]) -> None:
    """End the line of the bar shown last."""
    if bars:
        bars[-1][1].render_finish()
