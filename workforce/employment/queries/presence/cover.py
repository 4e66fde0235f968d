"""Agency and bank hours that stand in for staff of homes."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import contains_eager

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import Cover
from workforce.employment.policies import KEEPERS, READERS
from workforce.employment.queries.figures import of_homes
from workforce.employment.queries.people import reach
from workforce.employment.states import CoverKind
from workforce.providers.models import Home


def standing_in_on(day: date) -> ColumnElement[bool]:
    """The cover stands on the day."""
    return and_(Cover.from_on <= day, or_(Cover.until_on.is_(None), Cover.until_on >= day))


def covers_for(actor: Actor, home: Home) -> list[Cover]:
    """The cover of a home, past and to come, latest first, where the actor may see it."""
    query = (
        select(Cover)
        .join(Cover.home)
        .where(reach(actor, READERS, Home.organisation_id, Home.id), Cover.home_id == home.id)
        .options(contains_eager(Cover.home))
        .order_by(Cover.from_on.desc(), Cover.id.desc())
    )
    return list(session().scalars(query))


def cover_for(actor: Actor, public_id: str) -> Cover | None:
    """One cover that the actor may change: the twin of `can_keep_cover`."""
    query = (
        select(Cover)
        .join(Cover.home)
        .where(reach(actor, KEEPERS, Home.organisation_id, Home.id), Cover.public_id == public_id)
        .options(contains_eager(Cover.home))
    )
    return session().scalars(query).first()


def agency_fte_by_home(day: date, home_ids: Collection[int] | None = None) -> dict[int, Decimal]:
    """Full-time equivalents of agency workers who stand in on a day, whatever for."""
    return _fte(day, home_ids, Cover.kind == CoverKind.AGENCY)


def cover_fte_by_home(day: date, home_ids: Collection[int] | None = None) -> dict[int, Decimal]:
    """Full-time equivalents of agency and bank that cover vacant posts on a day."""
    return _fte(day, home_ids, Cover.covers_vacancy.is_(True))


def _fte(
    day: date, home_ids: Collection[int] | None, wanted: ColumnElement[bool] | None = None
) -> dict[int, Decimal]:
    rows = session().execute(
        select(Cover.home_id, func.sum(Cover.fte))
        .where(
            standing_in_on(day),
            of_homes(Cover.home_id, home_ids),
            true() if wanted is None else wanted,
        )
        .group_by(Cover.home_id)
    )
    return {row[0]: row[1] for row in rows}
