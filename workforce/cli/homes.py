"""Commands for homes that no register of children's homes describes."""

import click

from workforce.checks import queries
from workforce.cli.group import Group
from workforce.core.actors import Actor
from workforce.core.errors import DomainError
from workforce.providers.queries import homes
from workforce.providers.services import settings
from workforce.providers.services.homes import Details

ACTOR = Actor.system("command-line")


@click.group(name="homes", cls=Group)
def group() -> None:
    """Supported accommodation, and homes that are schools too."""


@group.command("add-supported")
@click.argument("number")
@click.option("--provider", required=True, metavar="REF", help="Public id or registration number.")
@click.option("--name", required=True, help="What the provider calls it.")
@click.option("--address", required=True, help="Kept encrypted.")
@click.option("--postcode", required=True, help="In England.")
def add_supported(number: str, provider: str, name: str, address: str, postcode: str) -> None:
    """Add supported accommodation, registered as NUMBER, to a provider."""
    organisation = queries.organisation_by_reference(provider)
    if organisation is None:
        raise click.ClickException("There is no approved provider with this reference")
    details = Details(name=name, address=address, postcode=postcode)
    try:
        home = settings.add_supported_accommodation(
            ACTOR, organisation, registration_number=number, details=details
        )
    except DomainError as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"{home.registration_number} is supported accommodation of this provider.")


@group.command("school")
@click.argument("number")
@click.option("--yes/--no", "also_school", required=True, help="Whether it is a school too.")
def school(number: str, *, also_school: bool) -> None:
    """Say whether the home registered as NUMBER is registered as a school too."""
    found = homes.registered_homes(number)
    if len(found) != 1:
        raise click.ClickException("No home, or more than one, has this registration number")
    settings.say_school(ACTOR, found[0], also_school=also_school)
    click.echo(f"{number} is a school too." if also_school else f"{number} is no school.")
