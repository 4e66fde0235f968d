"""Commands that load the invented country."""

import sys
import time

import click
from flask.cli import with_appcontext

from workforce.accounts import presenters
from workforce.cli.group import Group
from workforce.core.errors import DomainError
from workforce.demo import services
from workforce.demo.rules.sizes import SIZES
from workforce.demo.services import Loaded
from workforce.demo.services.people import PASSWORD

group = Group("demo", help="Load an invented country, in demo mode only.")


@group.command("load")
@click.option("--size", type=click.Choice(list(SIZES)), default="small", show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, other people.")
@click.option("--if-empty", is_flag=True, help="Do nothing where any organisation exists.")
@with_appcontext
def load(size: str, seed: int, *, if_empty: bool) -> None:
    """Load the small country (seconds) or one of national size (minutes), all or nothing."""
    if if_empty and services.is_loaded():
        return
    began = time.monotonic()
    try:
        loaded = _load(size, seed)
        if sys.stderr.isatty():
            click.echo("Taking the first snapshots and publishing last month …", err=True)
        services.finish()
    except DomainError as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"{told(size, loaded)} in {time.monotonic() - began:.1f} seconds.")


@group.command("people")
def people() -> None:
    """Say who can sign in to a demonstration, and with which password."""
    click.echo(f"\nDemo people, all with the password {PASSWORD}:")
    for name, text in presenters.DEMO_PEOPLE.items():
        click.echo(f"  {presenters.demo_address(name):32} {text}")


def _load(size: str, seed: int) -> Loaded:
    """Load with a bar on a terminal."""
    if not sys.stderr.isatty():
        return services.load(SIZES[size], seed)
    with click.progressbar(length=1, label=f"Loading the {size} country", file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return services.load(SIZES[size], seed, show)


def told(size: str, loaded: Loaded) -> str:
    """What was loaded, in words."""
    return (
        f"Loaded the {size} demo country: {loaded.homes_count:,} homes, "
        f"{loaded.people_count:,} people in post, {loaded.vacancies_count:,} live vacancies, "
        f"{loaded.candidates_count:,} candidates"
    )
