"""The command that brings a copy to where it can serve; `make run` gives it at every start."""

from importlib import import_module
from typing import Any

import click
import flask_migrate
from flask.cli import with_appcontext

from workforce.cli.demo import told
from workforce.core import registry
from workforce.core.errors import DomainError
from workforce.demo import services as demo
from workforce.demo.rules.sizes import SMALL
from workforce.pages import queries as pages
from workforce.places import services as places
from workforce.training.services import defaults
from workforce.vacancies import services as vacancies

SEED = 1


@click.command("prepare")
@with_appcontext
def prepare() -> None:
    """Bring the database up to date, with its reference data; fill an empty demo copy.

    A second run finds nothing to do and takes no time worth speaking of.
    """
    if not pages.migrations_at_head():
        flask_migrate.upgrade()
    _load_reference()
    if registry.settings().demo:
        _fill()


def _load_reference() -> None:
    places.load_reference()
    defaults.load_defaults()
    while vacancies.index_again():
        continue


def upgrade_with_reference() -> None:
    """Let `db upgrade` load reference data when it reaches the head: no area without its name."""
    migrations: click.Group = import_module("flask_migrate.cli").db
    known = migrations.commands["upgrade"]
    if not isinstance(known, _Upgrade):
        migrations.add_command(_Upgrade(known.name, params=known.params, callback=known.callback))


class _Upgrade(click.Command):
    """`db upgrade` as the library has it, and then the reference data."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Migrate, then load what the tables of the head are filled with."""
        super().invoke(ctx)
        if not ctx.params.get("sql"):
            _complete()


@with_appcontext
def _complete() -> None:
    if pages.migrations_at_head():
        _load_reference()


def _fill() -> None:
    """Load the small country where there is none, and see that there is something to show."""
    try:
        if not demo.is_loaded():
            click.echo(told(SMALL.name, demo.load(SMALL, SEED)) + ".")
        demo.finish()
    except DomainError as refused:
        raise click.ClickException(str(refused)) from refused
