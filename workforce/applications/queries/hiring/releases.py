"""Releases of where a home is: what is open, how many one person made, how many one was given."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from workforce.applications.models import Application
from workforce.applications.models.hiring import PlaceRelease
from workforce.core.db import session


def releases_of(application_id: int) -> Sequence[PlaceRelease]:
    """Every release for one application, newest first."""
    query = (
        select(PlaceRelease)
        .where(PlaceRelease.application_id == application_id)
        .options(joinedload(PlaceRelease.home))
        .order_by(PlaceRelease.id.desc())
    )
    return session().scalars(query).all()


def open_release(application_id: int, now: datetime) -> PlaceRelease | None:
    """The release that a candidate may look at now."""
    query = (
        select(PlaceRelease)
        .where(
            PlaceRelease.application_id == application_id,
            PlaceRelease.until > now,
            PlaceRelease.ended_at.is_(None),
        )
        .options(joinedload(PlaceRelease.home))
        .order_by(PlaceRelease.id.desc())
        .limit(1)
    )
    return session().scalar(query)


def released_by(person_id: int, since: datetime) -> int:
    """How many addresses one person has released since a moment."""
    query = select(func.count(PlaceRelease.id)).where(
        PlaceRelease.released_by_id == person_id, PlaceRelease.created_at >= since
    )
    return session().scalar(query) or 0


def open_for(candidate_id: int, now: datetime) -> int:
    """How many addresses are open to one candidate, of whichever employers."""
    query = (
        select(func.count(PlaceRelease.id))
        .join(PlaceRelease.application)
        .where(
            Application.candidate_id == candidate_id,
            PlaceRelease.until > now,
            PlaceRelease.ended_at.is_(None),
        )
    )
    return session().scalar(query) or 0


def homes_told(candidate_id: int, since: datetime) -> int:
    """Of how many homes one candidate was given the address since a moment."""
    query = (
        select(func.count(PlaceRelease.home_id.distinct()))
        .join(PlaceRelease.application)
        .where(Application.candidate_id == candidate_id, PlaceRelease.created_at >= since)
    )
    return session().scalar(query) or 0


def open_places(ids: Collection[int], now: datetime) -> frozenset[int]:
    """Applications whose candidate may look at an address now."""
    query = select(PlaceRelease.application_id).where(
        PlaceRelease.application_id.in_(ids),
        PlaceRelease.until > now,
        PlaceRelease.ended_at.is_(None),
    )
    return frozenset(session().scalars(query))
