"""Stocks and flows by home, as one statement each, for the measures of staffing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, exists, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from workforce.core.db import session
from workforce.employment.models import (
    EarlierTerms,
    EstablishmentPost,
    HomeConfirmation,
    PersonInPost,
)
from workforce.employment.queries import terms
from workforce.employment.states import JobRole
from workforce.providers.models import Home


@dataclass(frozen=True, slots=True)
class HomeFte:
    """Funded posts of a home in full-time equivalents, and how much of them is estimated."""

    home_id: int
    fte: Decimal
    estimated_fte: Decimal


@dataclass(frozen=True, slots=True)
class HomeStock:
    """People in post in a home: full-time equivalents, and each person once."""

    home_id: int
    fte: Decimal
    people_count: int


def in_post_on(day: date) -> ColumnElement[bool]:
    """The spell covers the end of the day, whatever the contract."""
    return and_(
        PersonInPost.started_on <= day,
        or_(PersonInPost.ended_on.is_(None), PersonInPost.ended_on >= day),
    )


def funded_on(day: date) -> ColumnElement[bool]:
    """The post is funded on the day."""
    return and_(
        EstablishmentPost.funded_from <= day,
        or_(EstablishmentPost.funded_to.is_(None), EstablishmentPost.funded_to >= day),
    )


def of_homes(
    column: InstrumentedAttribute[int], home_ids: Collection[int] | None
) -> ColumnElement[bool]:
    """The rows of these homes, or of all."""
    return true() if home_ids is None else column.in_(sorted(home_ids))


def establishment_fte_by_home(day: date, home_ids: Collection[int] | None = None) -> list[HomeFte]:
    """Funded posts on a day, for homes (all, or these) that have recorded any."""
    rows = session().execute(
        select(
            EstablishmentPost.home_id,
            func.sum(EstablishmentPost.fte),
            func.sum(case((EstablishmentPost.estimated, EstablishmentPost.fte))),
        )
        .where(funded_on(day), of_homes(EstablishmentPost.home_id, home_ids))
        .group_by(EstablishmentPost.home_id)
        .order_by(EstablishmentPost.home_id)
    )
    return [HomeFte(home_id, fte, estimated or Decimal(0)) for home_id, fte, estimated in rows]


def in_post_fte_by_home(day: date, home_ids: Collection[int] | None = None) -> list[HomeStock]:
    """People in post at the end of a day on the terms of that day, for homes that have any."""
    rows = session().execute(
        select(
            PersonInPost.home_id,
            func.sum(terms.fte_then()),
            func.count(person_key().distinct()),
        )
        .outerjoin(EarlierTerms, terms.held_on(day))
        .where(in_post_on(day), terms.counted_then(), of_homes(PersonInPost.home_id, home_ids))
        .group_by(PersonInPost.home_id)
        .order_by(PersonInPost.home_id)
    )
    return [HomeStock(*row) for row in rows]


def people_once_by_home(day: date, home_ids: Collection[int] | None = None) -> dict[int, int]:
    """People in post on a day, each counted in one home only, whatever posts they hold.

    The sum over a provider's homes, or over all, counts nobody twice. For some of the homes of a
    provider it may miss somebody whose other home is not among them.
    """
    first = (
        select(func.min(PersonInPost.home_id).label("home_id"))
        .outerjoin(EarlierTerms, terms.held_on(day))
        .where(in_post_on(day), terms.counted_then(), of_homes(PersonInPost.home_id, home_ids))
        .group_by(person_key())
        .subquery()
    )
    counted = select(first.c.home_id, func.count()).group_by(first.c.home_id)
    return {row[0]: row[1] for row in session().execute(counted)}


def person_key() -> ColumnElement[Any]:
    """One value for one person of one employer, the same after a home changed owner."""
    employer = cast(PersonInPost.organisation_id, String).concat(":")
    own = employer.concat(PersonInPost.person_reference)
    return func.coalesce(PersonInPost.counted_as, own)


def without_registered_manager(day: date) -> ColumnElement[bool]:
    """The home is claimed and open on the day, and nobody is in post as registered manager."""
    manager = exists().where(
        PersonInPost.home_id == Home.id,
        PersonInPost.role == JobRole.REGISTERED_MANAGER,
        in_post_on(day),
    )
    open_on_day = and_(
        or_(Home.closed_on.is_(None), Home.closed_on > day),
        Home.organisation_id.is_not(None),
        Home.joined_on <= day,
    )
    return and_(open_on_day, ~manager)


def homes_without_registered_manager(day: date) -> frozenset[int]:
    """Claimed homes, open on the day, where nobody is in post as registered manager."""
    return frozenset(session().scalars(select(Home.id).where(without_registered_manager(day))))


def confirmed_on_by_home(day: date, home_ids: Collection[int] | None = None) -> dict[int, date]:
    """The latest day, up to this one, on which each home confirmed its posts and people."""
    rows = session().execute(
        select(HomeConfirmation.home_id, func.max(HomeConfirmation.confirmed_on))
        .where(
            HomeConfirmation.confirmed_on <= day,
            of_homes(HomeConfirmation.home_id, home_ids),
        )
        .group_by(HomeConfirmation.home_id)
    )
    return {row[0]: row[1] for row in rows}


@dataclass(frozen=True, slots=True)
class HomeWord:
    """A home, whether its funded posts are recorded on a day, and when it last confirmed."""

    home: Home
    has_posts: bool
    confirmed_on: date | None


def words_of_homes(which: ColumnElement[bool], day: date) -> list[HomeWord]:
    """What these homes have said of themselves by a day, in the order they joined."""
    posts = exists().where(EstablishmentPost.home_id == Home.id, funded_on(day))
    latest = (
        select(func.max(HomeConfirmation.confirmed_on))
        .where(HomeConfirmation.home_id == Home.id, HomeConfirmation.confirmed_on <= day)
        .correlate(Home)
        .scalar_subquery()
    )
    query = select(Home, case((posts, 1), else_=0), latest).where(which)
    rows = session().execute(query.order_by(Home.joined_on, Home.id))
    return [HomeWord(home, bool(recorded), confirmed_on) for home, recorded, confirmed_on in rows]
