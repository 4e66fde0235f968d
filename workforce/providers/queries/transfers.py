"""Homes that change owner: what each side and support may see, and the numbers of before."""

from datetime import date

from sqlalchemy import ColumnElement, Select, or_, select

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.providers.models import (
    EarlierRegistration,
    FrameEntry,
    Home,
    HomeTransfer,
    Invitation,
    Membership,
    RegisterFrame,
)
from workforce.providers.policies import can_hand_over
from workforce.providers.rules.transfers import Renumbered
from workforce.providers.states import Regulator, TransferState

OPEN = (TransferState.ASKED, TransferState.AGREED)


def _side(actor: Actor) -> ColumnElement[bool]:
    return or_(
        HomeTransfer.from_organisation_id == actor.organisation_id,
        HomeTransfer.to_organisation_id == actor.organisation_id,
    )


def _newest_first(query: Select[HomeTransfer]) -> Select[HomeTransfer]:
    return query.order_by(HomeTransfer.on_day.desc(), HomeTransfer.id.desc())


def transfers_for(actor: Actor) -> list[HomeTransfer]:
    """The changes of owner that the actor's provider gives or receives by, latest first."""
    if not can_hand_over(actor):
        return []
    query = select(HomeTransfer).where(_side(actor))
    return list(session().scalars(_newest_first(query)))


def transfer_for(actor: Actor, public_id: str) -> HomeTransfer | None:
    """One change of owner, where the actor's provider is a side of it."""
    if not can_hand_over(actor):
        return None
    query = select(HomeTransfer).where(_side(actor), HomeTransfer.public_id == public_id)
    return session().scalars(query).first()


def transfers_waiting(page: int, per_page: int = 25) -> Page[HomeTransfer]:
    """Every change of owner whose number support has yet to confirm, the soonest first."""
    query = select(HomeTransfer).where(
        HomeTransfer.state.in_(OPEN), HomeTransfer.confirmed_at.is_(None)
    )
    return page_of(query.order_by(HomeTransfer.on_day, HomeTransfer.id), page, per_page)


def transfer_by_public_id(public_id: str) -> HomeTransfer | None:
    """A change of owner, for support."""
    query = select(HomeTransfer).where(HomeTransfer.public_id == public_id)
    return session().scalars(query).first()


def due_transfers(day: date) -> list[int]:
    """Changes of owner, agreed and confirmed, whose day has begun; the longest due first."""
    query = select(HomeTransfer.id).where(
        HomeTransfer.state == TransferState.AGREED,
        HomeTransfer.confirmed_at.is_not(None),
        HomeTransfer.on_day <= day,
    )
    return list(session().scalars(query.order_by(HomeTransfer.on_day, HomeTransfer.id)))


def open_transfer_of(home_id: int) -> HomeTransfer | None:
    """The change of owner under way for a home."""
    query = select(HomeTransfer).where(
        HomeTransfer.home_id == home_id, HomeTransfer.state.in_(OPEN)
    )
    return session().scalars(query).first()


def home_of_number(regulator: Regulator, number: str) -> Home | None:
    """The home that a regulator knows by a number now."""
    query = select(Home).where(Home.regulator == regulator, Home.registration_number == number)
    return session().scalars(query).first()


def newest_entry(regulator: Regulator, number: str) -> FrameEntry | None:
    """What the newest reading of a register says of a number."""
    query = (
        select(FrameEntry)
        .join(RegisterFrame, RegisterFrame.id == FrameEntry.frame_id)
        .where(RegisterFrame.regulator == regulator, FrameEntry.registration_number == number)
        .order_by(RegisterFrame.as_at.desc())
        .limit(1)
    )
    return session().scalars(query).first()


def earlier_registrations(home_id: int) -> list[EarlierRegistration]:
    """The numbers and owners that a home had before, oldest first."""
    query = select(EarlierRegistration).where(EarlierRegistration.home_id == home_id)
    return list(session().scalars(query.order_by(EarlierRegistration.until_on)))


def renumbered_homes(regulator: Regulator) -> dict[str, Renumbered]:
    """Homes of one regulator by each number they had before."""
    query = (
        select(
            EarlierRegistration.registration_number,
            Home.registration_number,
            EarlierRegistration.until_on,
        )
        .join(Home, Home.id == EarlierRegistration.home_id)
        .where(EarlierRegistration.regulator == regulator)
        .order_by(EarlierRegistration.until_on, EarlierRegistration.id)
    )
    return {old: Renumbered(now, until) for old, now, until in session().execute(query)}


def awaited_numbers(regulator: Regulator) -> frozenset[str]:
    """Numbers that homes on the service are to get by an agreed change of owner."""
    query = (
        select(HomeTransfer.new_registration_number)
        .join(Home, Home.id == HomeTransfer.home_id)
        .where(Home.regulator == regulator, HomeTransfer.state == TransferState.AGREED)
    )
    return frozenset(session().scalars(query))


def moved_numbers(organisation_id: int) -> dict[str, EarlierRegistration]:
    """By its earlier number, each home that the organisation gave away or took over."""
    query = (
        select(EarlierRegistration)
        .join(Home, Home.id == EarlierRegistration.home_id)
        .where(
            or_(
                EarlierRegistration.organisation_id == organisation_id,
                Home.organisation_id == organisation_id,
            )
        )
        .order_by(EarlierRegistration.until_on, EarlierRegistration.id)
    )
    return {row.registration_number: row for row in session().scalars(query)}


def memberships_naming(organisation_id: int, home_id: int) -> list[Membership]:
    """Memberships of an organisation, not ended, that name a home."""
    query = select(Membership).where(
        Membership.organisation_id == organisation_id, Membership.ended_at.is_(None)
    )
    rows = session().scalars(query.order_by(Membership.id))
    return [row for row in rows if home_id in row.home_ids]


def invitations_naming(organisation_id: int, home_id: int) -> list[Invitation]:
    """Invitations of an organisation that nobody has accepted and that name a home."""
    query = select(Invitation).where(
        Invitation.organisation_id == organisation_id,
        Invitation.used_at.is_(None),
        Invitation.withdrawn_at.is_(None),
    )
    rows = session().scalars(query.order_by(Invitation.id))
    return [row for row in rows if home_id in row.home_ids]
