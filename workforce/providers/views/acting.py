"""Who acts in this request: the signed-in person in the one organisation they chose."""

from flask import g
from flask_login import current_user

from workforce.accounts.models import Person
from workforce.accounts.services import sessions
from workforce.core.actors import Actor
from workforce.core.translation import _
from workforce.providers.queries import members
from workforce.web import actor

STANDINGS = "organisations_of_the_account"


def actor_of_request() -> Actor:
    """The actor: roles of the chosen organisation only, read afresh in every request."""
    g.pop(STANDINGS, None)
    if not current_user.is_authenticated:
        return Actor.anonymous()
    person: Person = current_user.person
    if not current_user.is_fully_in:
        return person.as_actor  # a second factor comes before anything of others
    person_id = person.id
    standings = members.standings_of(person_id)
    setattr(g, STANDINGS, standings)
    if current_user.membership_public_id is None and standings:
        _begin_with(standings[0].public_id)
    chosen = members.chosen_standing(standings, current_user.membership_public_id)
    return chosen.actor(person_id) if chosen else person.as_actor


def _begin_with(public_id: str) -> None:
    """Choose the first organisation for this sign-in, once.

    Were it not written down, somebody who leaves one of two organisations while a form is open
    would send it in the name of the other.
    """
    sessions.act_for(current_user.session_id, public_id)
    current_user.membership_public_id = public_id


def account_of_request() -> actor.Account | None:
    """What the header shows: the person, the organisation acted for, and how many there are."""
    acting = actor.acting()
    if not acting.is_person:
        return None
    standings: list[members.Standing] = g.get(STANDINGS, [])
    names = (one.name for one in standings if one.organisation_id == acting.organisation_id)
    none_chosen = _("No organisation chosen") if standings else ""
    return actor.Account(current_user.name, next(names, none_chosen), len(standings))
