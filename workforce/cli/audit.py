"""Commands for the audit trail."""

import click
from flask.cli import with_appcontext

from workforce.cli.group import Group
from workforce.core import audit

group = Group("audit", help="Seal and verify the audit trail.")


@group.command("verify")
@with_appcontext
def verify() -> None:
    """Walk the chain of hashes; exit 1 where an entry is not as it was written."""
    verdict = audit.verify()
    click.echo(f"{verdict.sealed_count} sealed, {verdict.waiting_count} waiting to be sealed")
    if not verdict.sound:
        raise click.ClickException(f"The trail was changed: it breaks at link {verdict.broken_at}")
    click.echo("The trail is as it was written")


@group.command("seal")
@with_appcontext
def seal() -> None:
    """Seal the entries that wait, now rather than within the minute."""
    click.echo(f"Sealed {audit.seal()}")
