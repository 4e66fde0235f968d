"""Homes: those a membership covers, those of the register, and claims to them."""

from collections.abc import Collection
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.core.paging import Page, page_of
from workforce.providers.models import EarlierRegistration, Home, HomeClaim, Organisation
from workforce.providers.states import (
    ClaimState,
    HomeStatus,
    OrganisationKind,
    OrganisationState,
    Role,
)

Column: TypeAlias = InstrumentedAttribute[Any]


def reached(
    actor: Actor, roles: Collection[Role], organisation_id: Column, home_id: Column
) -> ColumnElement[bool]:
    """Rows of the actor's own provider in the homes that these roles reach, or any role at all.

    The twin of `works_in`.
    """
    if actor.organisation_id is None or actor.organisation_kind != OrganisationKind.PROVIDER:
        return false()
    if roles and not actor.has(*roles):
        return false()
    own: ColumnElement[bool] = organisation_id == actor.organisation_id
    homes = actor.homes_in(*roles) if roles else actor.home_ids
    return own if homes is None else and_(own, home_id.in_(sorted(homes)))


def covered_by(actor: Actor, *roles: Role) -> ColumnElement[bool]:
    """The homes that these roles of an actor cover, or any role; the twin of `can_see_home`."""
    return reached(actor, roles, Home.organisation_id, Home.id)


def live_condition() -> ColumnElement[bool]:
    """The condition on homes whose jobs may be shown: active, of an approved organisation."""
    approved = exists().where(
        Organisation.id == Home.organisation_id,
        Organisation.state == OrganisationState.APPROVED,
    )
    return and_(Home.status == HomeStatus.ACTIVE, approved)


def homes_for(actor: Actor, *roles: Role, open_only: bool = False) -> list[Home]:
    """The homes that these roles of an actor cover, or any role, in the order they joined."""
    query = select(Home).where(covered_by(actor, *roles)).order_by(Home.joined_on, Home.id)
    if open_only:
        query = query.where(Home.status == HomeStatus.ACTIVE)
    return list(session().scalars(query))


def home_for(actor: Actor, public_id: str, *roles: Role) -> Home | None:
    """One home that these roles of an actor cover, or any role."""
    reached = covered_by(actor, *roles)
    return session().scalar(select(Home).where(Home.public_id == public_id, reached))


def homes_of(organisation_id: int, ids: Collection[int] | None = None) -> list[Home]:
    """The homes of an organisation, all or some of them."""
    query = select(Home).where(Home.organisation_id == organisation_id)
    if ids is not None:
        query = query.where(Home.id.in_(sorted(ids)))
    return list(session().scalars(query.order_by(Home.joined_on, Home.id)))


def registered_homes(number: str) -> list[Home]:
    """The homes that any regulator knows, or knew under an earlier owner, by a number."""
    once = select(EarlierRegistration.home_id).where(
        EarlierRegistration.registration_number == number
    )
    query = select(Home).where(or_(Home.registration_number == number, Home.id.in_(once)))
    return list(session().scalars(query.options(joinedload(Home.organisation)).order_by(Home.id)))


def home_by_number(number: str, organisation_id: int | None = None) -> Home | None:
    """The one home of a registration number, of an organisation where one is named."""
    query = select(Home).where(Home.registration_number == number).order_by(Home.id)
    if organisation_id is not None:
        query = query.where(Home.organisation_id == organisation_id)
    found = session().scalars(query.limit(2)).all()
    return found[0] if len(found) == 1 else None


def open_claims(actor: Actor) -> list[HomeClaim]:
    """The claims of the organisation acted for that support is looking at."""
    query = select(HomeClaim).where(
        HomeClaim.organisation_id == actor.organisation_id, HomeClaim.state == ClaimState.ASKED
    )
    return list(session().scalars(query.order_by(HomeClaim.id)))


def claims_waiting(page: int, per_page: int = 25) -> Page[HomeClaim]:
    """Every claim that support must decide, the oldest first."""
    query = select(HomeClaim).where(HomeClaim.state == ClaimState.ASKED).order_by(HomeClaim.id)
    return page_of(query, page, per_page)


def claim_by_public_id(public_id: str) -> HomeClaim | None:
    """A claim, for support."""
    query = select(HomeClaim).where(HomeClaim.public_id == public_id)
    return session().scalar(query.options(joinedload(HomeClaim.asked_by)))


def claims_to(home_id: int) -> list[HomeClaim]:
    """Every claim to a home, whoever made it."""
    query = select(HomeClaim).where(HomeClaim.home_id == home_id)
    return list(session().scalars(query.order_by(HomeClaim.id)))


def claims_waiting_count() -> int:
    """How many claims wait for support."""
    query = select(func.count()).where(HomeClaim.state == ClaimState.ASKED)
    return session().scalar(query.select_from(HomeClaim)) or 0


def reason_of(claim: HomeClaim) -> str:
    """Why a claim was decided as it was."""
    query = (
        select(StateChange.reason)
        .where(StateChange.subject_kind == "home_claim", StateChange.subject_id == claim.id)
        .order_by(StateChange.id.desc())
        .limit(1)
    )
    return session().scalar(query) or ""
