"""Reading people, their sign-ins and their links."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import joinedload

from workforce.accounts.models import (
    AccountRecovery,
    KeptAnswer,
    OneUseLink,
    Person,
    RecoveryCode,
    SignInSession,
)
from workforce.accounts.rules import lifetimes
from workforce.accounts.states import LinkPurpose, RecoveryState
from workforce.core import clock, registry, secrets
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.types import Source


def person(person_id: int) -> Person | None:
    """A person by number."""
    return session().get(Person, person_id)


def address_of(person_id: int) -> ScalarSelect[str]:
    """A person's address in small letters, as part of another statement."""
    return select(func.lower(Person.email)).where(Person.id == person_id).scalar_subquery()


def person_with_email(email: str) -> Person | None:
    """The person who has an address, in any spelling of capitals."""
    query = select(Person).where(Person.email == lifetimes.canonical(email))
    return session().scalars(query).one_or_none()


def people_with_emails(emails: Iterable[str]) -> Sequence[Person]:
    """The people who have these addresses, by address."""
    wanted = [lifetimes.canonical(email) for email in emails]
    return (
        session()
        .scalars(
            select(Person)
            .where(Person.email.in_(wanted), Person.closed_at.is_(None))
            .order_by(Person.email)
        )
        .all()
    )


def is_invented(row: Person) -> bool:
    """Whether a person was invented for a demonstration."""
    return row.source == Source.INVENTED


def session_of(token: str) -> SignInSession | None:
    """The sign-in that a cookie's token belongs to, while it lasts."""
    present = clock.now()
    query = (
        select(SignInSession)
        .join(SignInSession.person)
        .where(
            SignInSession.token_digest == secrets.digest(token),
            SignInSession.ended_at.is_(None),
            Person.closed_at.is_(None),
        )
    )
    if not registry.settings().demo:
        query = query.where(Person.source == Source.REAL)
    row = session().scalars(query).one_or_none()
    if row is None or lifetimes.is_over(row.expires_at, row.seen_at, present):
        return None
    return row


def whose_token(token: str) -> int | None:
    """Whose sign-in a cookie's token was, whether it lasts or has ended."""
    query = select(SignInSession.person_id).where(
        SignInSession.token_digest == secrets.digest(token)
    )
    return session().scalar(query)


def browsers(person_id: int | None) -> Sequence[SignInSession]:
    """Every browser in which a person is signed in, the one used last first."""
    present = clock.now()
    return (
        session()
        .scalars(
            select(SignInSession)
            .where(
                SignInSession.person_id == person_id,
                SignInSession.ended_at.is_(None),
                SignInSession.expires_at > present,
                SignInSession.seen_at > present - lifetimes.IDLE,
            )
            .order_by(SignInSession.seen_at.desc(), SignInSession.id.desc())
        )
        .all()
    )


def browser_of(actor: Actor, public_id: str) -> SignInSession | None:
    """One of the actor's own browsers, by public id."""
    found = (row for row in browsers(actor.person_id) if row.public_id == public_id)
    return next(found, None)


def kept_answer(token_digest: str) -> KeptAnswer | None:
    """What was typed into a page whose sign-in had ended, under the digest of its key."""
    return session().scalar(select(KeptAnswer).where(KeptAnswer.token_digest == token_digest))


def link(purpose: LinkPurpose, token: str) -> OneUseLink | None:
    """A link that can still be used."""
    query = (
        select(OneUseLink)
        .options(joinedload(OneUseLink.person))
        .where(
            OneUseLink.token_digest == secrets.digest(token),
            OneUseLink.purpose == purpose,
            OneUseLink.used_at.is_(None),
            OneUseLink.expires_at > clock.now(),
        )
    )
    return session().scalars(query).one_or_none()


def recovery_code(person_id: int, code_digest: str) -> RecoveryCode | None:
    """An unused code of a person."""
    return (
        session()
        .scalars(
            select(RecoveryCode).where(
                RecoveryCode.person_id == person_id,
                RecoveryCode.code_digest == code_digest,
                RecoveryCode.used_at.is_(None),
            )
        )
        .one_or_none()
    )


def recovery_codes(person_id: int) -> Sequence[RecoveryCode]:
    """Every code of a person, used or not, oldest first."""
    return (
        session()
        .scalars(
            select(RecoveryCode)
            .where(RecoveryCode.person_id == person_id)
            .order_by(RecoveryCode.id)
        )
        .all()
    )


def recoveries(limit: int = 50) -> Sequence[AccountRecovery]:
    """The newest recoveries, for support: nothing in them says whose they are."""
    return (
        session()
        .scalars(
            select(AccountRecovery)
            .order_by(AccountRecovery.created_at.desc(), AccountRecovery.id.desc())
            .limit(limit)
        )
        .all()
    )


def recovery(public_id: str) -> AccountRecovery | None:
    """One recovery, by public id."""
    query = select(AccountRecovery).where(AccountRecovery.public_id == public_id)
    return session().scalars(query).one_or_none()


def open_recoveries_of(person_id: int | None) -> Sequence[AccountRecovery]:
    """Recoveries of a person's account that are still under way, oldest first."""
    return (
        session()
        .scalars(
            select(AccountRecovery)
            .where(
                AccountRecovery.person_id == person_id,
                AccountRecovery.state.in_([RecoveryState.WAITING, RecoveryState.SENT]),
            )
            .order_by(AccountRecovery.id)
        )
        .all()
    )


def recoveries_of(person_id: int) -> Sequence[AccountRecovery]:
    """Every recovery of a person's account, oldest first."""
    return (
        session()
        .scalars(
            select(AccountRecovery)
            .where(AccountRecovery.person_id == person_id)
            .order_by(AccountRecovery.id)
        )
        .all()
    )
