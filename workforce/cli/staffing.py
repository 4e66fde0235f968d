"""Commands of the account of shortfalls."""

from datetime import datetime

import click
from flask.cli import with_appcontext

from workforce.cli.group import Group
from workforce.core.actors import Actor
from workforce.core.errors import DomainError
from workforce.staffing import services

group = Group("staffing", help="Take snapshots of staffing and publish releases.")
ACTOR = Actor.system("staffing-command")


@group.command("snapshot")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="As YYYY-MM-DD.")
@click.option("--again", is_flag=True, help="Make a new version beside the stored one.")
@with_appcontext
def snapshot(day: datetime, *, again: bool) -> None:
    """Take the snapshot as at the end of a day and print its hash on the last line."""
    try:
        taken = services.take_snapshot(ACTOR, day.date(), again=again)
    except DomainError as wrong:
        raise click.ClickException(str(wrong)) from wrong
    click.echo(f"Snapshot of {taken.day.isoformat()}, version {taken.version}")
    click.echo(taken.content_hash)


@group.command("release")
@click.option("--month", required=True, help="The month to publish, as YYYY-MM.")
@click.option("--again", is_flag=True, help="Publish a correction beside what is published.")
@click.option("--note", default="", help="What is corrected and why.")
@with_appcontext
def release(month: str, note: str, *, again: bool) -> None:
    """Publish a month from the snapshot of its last day and print its hash on the last line."""
    try:
        published = services.publish(ACTOR, month, again=again, note=note)
    except DomainError as wrong:
        raise click.ClickException(str(wrong)) from wrong
    click.echo(f"Release of {published.month}, version {published.version}")
    click.echo(published.content_hash)
