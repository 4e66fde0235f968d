"""What people say about themselves: name, language."""

from workforce.accounts import queries
from workforce.accounts.models import Person
from workforce.core import audit, translation
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.errors import NotFound
from workforce.core.translation import lazy


def own(actor: Actor) -> Person:
    """The actor's own row."""
    person = queries.person(actor.person_id) if actor.person_id is not None else None
    if person is None:
        raise NotFound(lazy("Page not found"))
    return person


@atomic
def change_name(actor: Actor, *, given_name: str, family_name: str) -> None:
    """Change the name that others read."""
    person = own(actor)
    person.given_name, person.family_name = given_name, family_name
    audit.record(actor, "change-name", person)


@atomic
def speak(actor: Actor, language: str) -> None:
    """Remember the language in which the person wants pages and letters."""
    person = own(actor)
    if language in translation.LANGUAGES and language != person.language:
        person.language = language
        audit.record(actor, "change-language", person, language=language)
