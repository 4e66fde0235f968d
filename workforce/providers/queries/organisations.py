"""Organisations: the one acted for, requests to join, and what support lists."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.providers.models import Home, Organisation
from workforce.providers.states import OrganisationKind, OrganisationState

WAITING = (OrganisationState.PROVED, OrganisationState.ASKED, OrganisationState.CODE_SENT)

ESTABLISHED = (OrganisationState.APPROVED, OrganisationState.SUSPENDED)


def by_public_id(public_id: str) -> Organisation | None:
    """An organisation, whoever asks."""
    query = select(Organisation).where(Organisation.public_id == public_id)
    return session().scalar(query.options(joinedload(Organisation.asked_by)))


def organisation_of(actor: Actor) -> Organisation | None:
    """The organisation acted for."""
    if actor.organisation_id is None:
        return None
    return session().get(Organisation, actor.organisation_id)


def by_reference(reference: str) -> Organisation | None:
    """The organisation that a command names: by public id, or by a registration number."""
    found = by_public_id(reference)
    if found is not None:
        return found
    homes = select(Home.organisation_id).where(Home.registration_number == reference)
    query = select(Organisation).where(
        (Organisation.registration_number == reference) | Organisation.id.in_(homes),
        Organisation.state == OrganisationState.APPROVED,
    )
    rows = session().scalars(query.order_by(Organisation.id).limit(2)).all()
    return rows[0] if len(rows) == 1 else None


def platform() -> Organisation | None:
    """The organisation of those who support the platform."""
    query = select(Organisation).where(Organisation.kind == OrganisationKind.PLATFORM)
    return session().scalar(query.order_by(Organisation.id).limit(1))


def requests_of(person_id: int) -> list[Organisation]:
    """The requests to join that a person made, the newest first."""
    query = select(Organisation).where(Organisation.asked_by_id == person_id)
    return list(session().scalars(query.order_by(Organisation.id.desc())))


def own_request(actor: Actor, public_id: str) -> Organisation | None:
    """A request to join that the reader made."""
    if not actor.is_person:
        return None
    query = select(Organisation).where(
        Organisation.public_id == public_id, Organisation.asked_by_id == actor.person_id
    )
    return session().scalar(query)


def request_for_support(public_id: str) -> Organisation | None:
    """A request to join as support sees it: not yet decided, or refused."""
    query = select(Organisation).where(
        Organisation.public_id == public_id,
        Organisation.asked_by_id.is_not(None),
        Organisation.kind != OrganisationKind.PLATFORM,
    )
    return session().scalar(query.options(joinedload(Organisation.asked_by)))


def joining_queue(
    page: int, states: Collection[OrganisationState] = WAITING, per_page: int = 25
) -> Page[Organisation]:
    """The requests in some states, the oldest first."""
    query = (
        select(Organisation)
        .where(Organisation.state.in_(states), Organisation.asked_by_id.is_not(None))
        .options(joinedload(Organisation.asked_by))
        .order_by(Organisation.id)
    )
    return page_of(query, page, per_page)


def waiting_count() -> int:
    """How many requests to join are not yet decided."""
    query = select(func.count()).where(Organisation.state.in_(WAITING))
    return session().scalar(query.select_from(Organisation)) or 0


def established(words: str, page: int, per_page: int = 25) -> Page[Organisation]:
    """Approved and suspended organisations whose name or number contains the words."""
    query = select(Organisation).where(
        Organisation.state.in_(ESTABLISHED), Organisation.kind != OrganisationKind.PLATFORM
    )
    for word in words.casefold().split():
        name = func.lower(Organisation.name).contains(word, autoescape=True)
        number = func.lower(Organisation.registration_number).contains(word, autoescape=True)
        query = query.where(name | number)
    return page_of(query.order_by(Organisation.name, Organisation.id), page, per_page)


def established_by_public_id(public_id: str) -> Organisation | None:
    """An approved or suspended organisation other than the platform, for support."""
    query = select(Organisation).where(
        Organisation.public_id == public_id,
        Organisation.state.in_(ESTABLISHED),
        Organisation.kind != OrganisationKind.PLATFORM,
    )
    return session().scalar(query)


def homes_count(organisation_id: int) -> int:
    """How many homes an organisation has claimed."""
    query = select(func.count()).where(Home.organisation_id == organisation_id)
    return session().scalar(query.select_from(Home)) or 0
