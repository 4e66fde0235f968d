"""The command that brings a copy to where it can serve; `make run` gives it at every start."""

import click
import flask_migrate
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask.cli import with_appcontext

from workforce.cli.demo import told
from workforce.core import registry
from workforce.core.db import db
from workforce.core.errors import DomainError
from workforce.demo import services as demo
from workforce.demo.rules.sizes import SMALL
from workforce.places import services as places
from workforce.training.services import defaults

SEED = 1


@click.command("prepare")
@with_appcontext
def prepare() -> None:
    """Bring the database up to date, with its reference data; fill an empty demo copy.

    A second run finds nothing to do and takes no time worth speaking of.
    """
    if not _at_head():
        flask_migrate.upgrade()
    places.load_reference()
    defaults.load_defaults()
    if registry.settings().demo:
        _fill()


def _at_head() -> bool:
    """Whether every migration has been run on this database."""
    scripts = ScriptDirectory(current_app.extensions["migrate"].directory)
    with db.engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_heads()
    return set(present) == set(scripts.get_heads())


def _fill() -> None:
    """Load the small country where there is none, and see that there is something to show."""
    try:
        if not demo.is_loaded():
            click.echo(told(SMALL.name, demo.load(SMALL, SEED)) + ".")
        demo.finish()
    except DomainError as refused:
        raise click.ClickException(str(refused)) from refused
