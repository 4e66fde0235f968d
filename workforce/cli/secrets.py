"""Commands for the keys under which fields are encrypted."""

import click
from flask.cli import with_appcontext

from workforce.cli.group import Group
from workforce.core import db

group = Group("secrets", help="Keep the keys of encrypted fields fresh.")


@group.command("rotate")
@with_appcontext
def rotate() -> None:
    """Rewrite every encrypted field under SECRET_KEY; old keys stand in PREVIOUS_SECRET_KEYS."""
    click.echo(f"Rewrote {db.rotate_secrets()} fields under the newest key")
