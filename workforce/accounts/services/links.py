"""One-use links: made in the use case that sends them, used up in the use case they allow."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select, update

from workforce.accounts import queries
from workforce.accounts.models import OneUseLink, Person
from workforce.accounts.rules import lifetimes
from workforce.accounts.states import LinkPurpose
from workforce.core import clock, secrets
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict
from workforce.core.translation import lazy

SPENT = lazy("This link has been used already or has expired. Ask for a new one")
BATCH = 5_000


@atomic
def new_link(
    person: Person, purpose: LinkPurpose, *, address: str | None = None, marker: str = ""
) -> str:
    """The token of a new link; older ones of the same purpose stop working."""
    void(person.id, [purpose])
    token = secrets.new_token()
    session().add(
        OneUseLink(
            purpose=purpose,
            token_digest=secrets.digest(token),
            person=person,
            address=address,
            browser_digest=secrets.digest(marker) if marker else None,
            expires_at=clock.now() + lifetimes.LINKS[purpose],
        )
    )
    return token


@atomic
def use(purpose: LinkPurpose, token: str) -> OneUseLink:
    """Use a link up and give it back; of two uses at once only one succeeds."""
    link = queries.link(purpose, token)
    if link is None:
        raise Conflict(SPENT)
    taken = session().execute(
        update(OneUseLink)
        .where(OneUseLink.id == link.id, OneUseLink.used_at.is_(None))
        .values(used_at=clock.now())
    )
    if getattr(taken, "rowcount", 0) != 1:
        raise Conflict(SPENT)
    return link


@atomic
def void(person_id: int, purposes: Iterable[LinkPurpose]) -> None:
    """Let the open links of these purposes stop working."""
    session().execute(
        update(OneUseLink)
        .where(
            OneUseLink.person_id == person_id,
            OneUseLink.purpose.in_(list(purposes)),
            OneUseLink.used_at.is_(None),
        )
        .values(used_at=clock.now())
    )


@atomic
def remove_old(moment: datetime) -> int:
    """Remove links that ended before a moment; says how many."""
    old = select(OneUseLink.id).where(OneUseLink.expires_at < moment).limit(BATCH)
    gone = session().execute(delete(OneUseLink).where(OneUseLink.id.in_(old)))
    return int(getattr(gone, "rowcount", 0))
