"""Closing an account: every feature erases its part, the account itself last."""

from datetime import datetime

from sqlalchemy import delete, or_, select

from workforce.accounts import queries
from workforce.accounts.models import RECOVERY, Person, SignInSession
from workforce.accounts.rules import lifetimes
from workforce.accounts.services import credentials, links, passwords, second_factor, sessions
from workforce.accounts.states import LinkPurpose, RecoveryState
from workforce.core import audit, clock, lifecycle, registry
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict
from workforce.messages import services as letters

OWN_FEATURE = "accounts"
NAME = "Closed account"
BATCH = 5_000


def close(actor: Actor, *, password: str) -> None:
    """Close the actor's own account, once they have typed their password again."""
    known = credentials.prove(actor, password, "password").password_hash
    _close(actor, known)


@atomic
def _close(actor: Actor, known: str) -> None:
    person = locked(session().get_one(Person, actor.person_id))
    if person.password_hash != known:
        raise Conflict(credentials.CHANGED_MEANWHILE)
    letters.write(person.email, "accounts/closed", language=person.language)
    erase_everywhere(actor, person.id)


@atomic
def erase_everywhere(actor: Actor, person_id: int) -> None:
    """Let every feature erase or refuse; then nothing of the account says who it was."""
    for contribution in registry.registry().contributions:
        if contribution.erase is not None and contribution.feature != OWN_FEATURE:
            contribution.erase(actor, person_id)
    erase(actor, person_id)


@atomic
def erase(actor: Actor, person_id: int) -> None:
    """Replace name, address and secrets of an account, and end every way into it."""
    person = queries.person(person_id)
    if person is None:
        return
    person.email = f"{person.public_id}@closed.invalid"
    person.given_name, person.family_name, person.telephone = NAME, "", None
    person.password_hash, person.second_factor_required = passwords.NONE, False
    person.closed_at = person.closed_at or clock.now()
    session().flush()
    second_factor.remove(person)
    links.void(person.id, LinkPurpose)
    sessions.sign_out_everywhere(person.as_actor)
    for row in queries.open_recoveries_of(person.id):
        lifecycle.move(row, RecoveryState.STOPPED, by=RECOVERY, actor=actor)
    audit.record(actor, "close-account", person)


def erase_unconfirmed(moment: datetime) -> int:
    """Erase accounts that nobody confirmed within thirty days; says how many."""
    query = (
        select(Person.id)
        .where(
            Person.email_confirmed_at.is_(None),
            Person.closed_at.is_(None),
            Person.created_at < moment - lifetimes.UNCONFIRMED_KEPT,
        )
        .order_by(Person.id)
        .limit(BATCH)
    )
    numbers = list(session().scalars(query))
    for number in numbers:
        erase_everywhere(Actor.system("tidy-accounts"), number)
    return len(numbers)


@atomic
def remove_old_sign_ins(moment: datetime) -> int:
    """Remove sign-ins that ended thirty days before; says how many."""
    before = moment - lifetimes.ENDED_KEPT
    old = (
        select(SignInSession.id)
        .where(or_(SignInSession.ended_at < before, SignInSession.expires_at < before))
        .limit(BATCH)
    )
    gone = session().execute(delete(SignInSession).where(SignInSession.id.in_(old)))
    return int(getattr(gone, "rowcount", 0))
