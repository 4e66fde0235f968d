"""Commands for the keys under which fields are encrypted."""

import click
from flask.cli import with_appcontext

from workforce.checks.services import passes
from workforce.cli.group import Group
from workforce.core import db
from workforce.core.actors import Actor

group = Group("secrets", help="Keep the keys of encrypted fields fresh.")


@group.command("rotate")
@with_appcontext
def rotate() -> None:
    """Rewrite every encrypted field under SECRET_KEY; old keys stand in PREVIOUS_SECRET_KEYS."""
    click.echo(f"Rewrote {db.rotate_secrets()} fields under the newest key")


@group.command("rotate-signing-key")
@with_appcontext
def rotate_signing_key() -> None:
    """Sign door passes with a new key; the old one stays published for a week."""
    row = passes.rotate_key(Actor.system("secrets"))
    click.echo(f"New passes are signed with {row.key_id}")
