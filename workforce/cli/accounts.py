"""Commands for accounts."""

import json

import click
from email_validator import EmailNotValidError, validate_email
from flask import current_app, url_for
from flask.cli import with_appcontext

from workforce.accounts import queries
from workforce.accounts.models import Person
from workforce.accounts.services import credentials, registration
from workforce.cli.group import Group
from workforce.core import registry
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.providers.services import members

group = Group("accounts", help="Make the accounts that nobody can make in a browser.")
ACTOR = Actor.system("command-line")


@group.command("create-support")
@click.argument("email")
@click.option("--given-name", default="Support", show_default=True, help="First name.")
@click.option("--family-name", default="", help="Last name.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@with_appcontext
def create_support(email: str, given_name: str, family_name: str, *, as_json: bool) -> None:
    """Make EMAIL a person of platform support, and print the link that sets the password.

    The link works once, for two hours: run the command again for a new one. Somebody who has
    an account with a password keeps it and gets no link.
    """
    try:
        address = validate_email(email, check_deliverability=False).normalized
    except EmailNotValidError:
        raise click.ClickException(f"{email} is not an email address") from None
    token = _make(address, given_name, family_name)
    link = _link(token) if token else None
    if as_json:
        click.echo(json.dumps({"email": address.lower(), "link": link}))
    elif link:
        click.echo(f"{address} can support the platform after choosing a password:\n{link}")
    else:
        click.echo(f"{address} can support the platform and signs in as before.")


@atomic
def _make(email: str, given_name: str, family_name: str) -> str | None:
    """The token of the link, or None where the person has a password already."""
    person = queries.person_with_email(email)
    if person is None:
        person = registration.add_person(
            ACTOR, email=email, given_name=given_name, family_name=family_name
        )
    members.make_support(person)
    return None if _can_sign_in(person) else credentials.password_link(ACTOR, person)


def _can_sign_in(person: Person) -> bool:
    return person.email_confirmed_at is not None


def _link(token: str) -> str:
    with current_app.test_request_context(base_url=registry.settings().base_url):
        return url_for("accounts_links.reset_password", token=token, _external=True)
