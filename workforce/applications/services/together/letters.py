"""Words that a provider keeps for its letters to candidates."""

from workforce.applications import policies
from workforce.applications.models.choosing import LetterTemplate
from workforce.applications.states.choosing import LetterKind
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import NotFound
from workforce.core.translation import lazy
from workforce.vacancies.services import asking


@atomic
def keep_letter(
    actor: Actor, *, kind: LetterKind, name: str, words: str, no_child: bool = False
) -> LetterTemplate:
    """Keep the words of a letter under a name; places are looked for where it is used."""
    if not policies.can_choose(actor):
        raise NotFound(lazy("Page not found"))
    asking.ask_about_children({"words": words}, confirmed=no_child)
    row = LetterTemplate(organisation_id=actor.organisation_id, kind=kind, name=name, words=words)
    session().add(row)
    session().flush()
    audit.record(actor, "keep-letter", row)
    return row


@atomic
def change_letter(
    actor: Actor, letter: LetterTemplate, *, name: str, words: str, no_child: bool = False
) -> None:
    """Word a kept letter anew."""
    _ours(actor, letter)
    if words != letter.words:
        asking.ask_about_children({"words": words}, confirmed=no_child)
    letter.name, letter.words = name, words
    session().flush()
    audit.record(actor, "change-letter", letter)


@atomic
def remove_letter(actor: Actor, letter: LetterTemplate) -> None:
    """Keep a letter no longer; what was sent stays sent."""
    _ours(actor, letter)
    audit.record(actor, "remove-letter", letter)
    session().delete(letter)


def _ours(actor: Actor, letter: LetterTemplate) -> None:
    if not policies.can_keep_letter(actor, letter):
        raise NotFound(lazy("Page not found"))
