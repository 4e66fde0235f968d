"""A group of commands that says in words what a database without its tables means."""

from typing import Any

import click
from flask.cli import ScriptInfo
from sqlalchemy.exc import OperationalError, ProgrammingError

from workforce.pages import queries as pages


class Group(click.Group):
    """Commands that need a database which answers and is up to date."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command; a database that is not ready is told in one sentence."""
        try:
            return super().invoke(ctx)
        except (OperationalError, ProgrammingError) as wrong:
            with ctx.ensure_object(ScriptInfo).load_app().app_context():
                health = pages.health()
            if not health.database:
                sentence = "The database does not answer. See that it runs, and DATABASE_URL."
            elif not health.migrations:
                sentence = "The database is not up to date: run `flask --app wsgi prepare` first."
            else:
                raise
            raise click.ClickException(sentence) from wrong
