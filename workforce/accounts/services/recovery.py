"""A way back for people who lost phone and email: proof is recorded, nobody's data is shown."""

from datetime import datetime

from sqlalchemy import ColumnElement, select

from workforce.accounts import queries
from workforce.accounts.models import RECOVERY, AccountRecovery
from workforce.accounts.rules import lifetimes
from workforce.accounts.services import credentials, links, passwords, second_factor, sessions
from workforce.accounts.services.registration import refuse_weak
from workforce.accounts.states import Evidence, LinkPurpose, RecoveryState
from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.core.translation import ENGLISH, lazy
from workforce.messages import services as letters

SYSTEM = Actor.system("send-recovery-links")
NOT_OWN = lazy("You cannot recover your own account. Ask a colleague")
OTHER_ADDRESS = lazy("Enter an email address other than the one that was lost")


@atomic
def open_recovery(
    actor: Actor, *, email: str, new_address: str, evidence: Evidence, reason: str
) -> AccountRecovery:
    """Record the proof, tell the old address, and let the link to the new one wait three days.

    The answer is the same whether or not an account has the address.
    """
    old, new = lifetimes.canonical(email), lifetimes.canonical(new_address)
    if old == new:
        raise DomainError(OTHER_ADDRESS, "new_address")
    person = queries.person_with_email(old)
    if person is not None and person.id == actor.person_id:
        raise DomainError(NOT_OWN, "email")
    known = person if person is not None and sessions.may_enter(person) else None
    ready_at = clock.now() + lifetimes.RECOVERY_WAIT
    row = AccountRecovery(
        person_id=known.id if known else None,
        evidence=evidence,
        reason=reason,
        new_address=new,
        opened_by_id=actor.person_id,
        ready_at=ready_at,
        closes_at=ready_at + lifetimes.LINKS[LinkPurpose.RECOVER],
    )
    if known is not None:
        for earlier in queries.open_recoveries_of(known.id):
            lifecycle.move(earlier, RecoveryState.STOPPED, by=RECOVERY, actor=actor)
        token = links.new_link(known, LinkPurpose.STOP_RECOVERY)
        stop = ("accounts_links.stop_recovery", {"token": token})
        letters.write(known, "accounts/recovery_opened", link=stop)
    session().add(row)
    lifecycle.begin(row, actor=actor)
    language = known.language if known else ENGLISH
    letters.write(new, "accounts/recovery_waiting", language=language)
    return row


@atomic
def stop(actor: Actor, row: AccountRecovery, *, reason: str = "") -> None:
    """Stop a recovery: by support, by the old address, or by its owner signed in."""
    lifecycle.move(locked(row), RecoveryState.STOPPED, by=RECOVERY, actor=actor, reason=reason)
    if row.person_id is not None:
        links.void(row.person_id, [LinkPurpose.RECOVER, LinkPurpose.STOP_RECOVERY])


@atomic
def stop_by_link(token: str) -> None:
    """Stop what the letter to the old address told of."""
    person = links.use(LinkPurpose.STOP_RECOVERY, token).person
    stop_own(person.as_actor)


@atomic
def stop_own(actor: Actor) -> None:
    """Stop every recovery of the actor's own account."""
    rows = queries.open_recoveries_of(actor.person_id)
    if not rows:
        raise NotFound(lazy("Page not found"))
    for row in rows:
        stop(actor, row)


def send_due() -> int:
    """Send the links whose waiting time is over, each in a transaction of its own."""
    ready = _due(RecoveryState.WAITING, AccountRecovery.ready_at <= clock.now())
    return sum(_send(number) for number in ready)


@atomic
def _send(number: int) -> bool:
    row = locked(session().get_one(AccountRecovery, number))
    if row.state != RecoveryState.WAITING:
        return False
    lifecycle.move(row, RecoveryState.SENT, by=RECOVERY, actor=SYSTEM)
    if row.person is None or not sessions.may_enter(row.person):
        letters.write(row.new_address, "accounts/no_account", link=("accounts_public.register", {}))
        return True
    token = links.new_link(row.person, LinkPurpose.RECOVER, address=row.new_address)
    letters.write(
        row.new_address,
        "accounts/recover",
        link=("accounts_links.recover", {"token": token}),
        language=row.person.language,
    )
    return True


def lapse(moment: datetime) -> int:
    """Close the recoveries whose link was not used in time."""
    late = _due(RecoveryState.SENT, AccountRecovery.closes_at <= moment)
    return sum(_lapse(number) for number in late)


@atomic
def _lapse(number: int) -> bool:
    row = locked(session().get_one(AccountRecovery, number))
    if row.state != RecoveryState.SENT:
        return False
    lifecycle.move(row, RecoveryState.LAPSED, by=RECOVERY, actor=SYSTEM)
    return True


def _due(state: RecoveryState, condition: ColumnElement[bool]) -> list[int]:
    query = select(AccountRecovery.id).where(AccountRecovery.state == state, condition)
    return list(session().scalars(query.order_by(AccountRecovery.id)))


def recover(token: str, password: str) -> None:
    """Take the account back at the new address with a new password; the old phone is forgotten."""
    link = queries.link(LinkPurpose.RECOVER, token)
    if link is None:
        raise Conflict(links.SPENT)
    refuse_weak(password, credentials.words_of(link.person))
    _recover(token, passwords.hashed(password))


@atomic
def _recover(token: str, password_hash: str) -> None:
    link = links.use(LinkPurpose.RECOVER, token)
    person, address = locked(link.person), link.address
    row = next(
        (
            one
            for one in queries.open_recoveries_of(person.id)
            if one.state == RecoveryState.SENT and one.new_address == address
        ),
        None,
    )
    if row is None or address is None or not sessions.may_enter(person):
        raise Conflict(links.SPENT)
    lifecycle.move(row, RecoveryState.DONE, by=RECOVERY, actor=person.as_actor)
    credentials.take_address(person, address)
    person.password_hash = password_hash
    second_factor.remove(person)
    sessions.sign_out_everywhere(person.as_actor)
    audit.record(person.as_actor, "recover-account", person)
