"""Views that inspectors were given of a home, and what they opened in them."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workforce.checks.models import InspectionLook, InspectionView
from workforce.core.db import session
from workforce.providers.models import Home


def views_of(home: Home, limit: int = 100) -> list[InspectionView]:
    """The views made of a home by its present provider, latest first."""
    query = (
        select(InspectionView)
        .where(
            InspectionView.home_id == home.id,
            InspectionView.organisation_id == home.organisation_id,
        )
        .options(joinedload(InspectionView.made_by))
        .order_by(InspectionView.made_at.desc(), InspectionView.id.desc())
        .limit(limit)
    )
    return list(session().scalars(query))


def view_of(home: Home, public_id: str) -> InspectionView | None:
    """One view of a home by its present provider."""
    return next((row for row in views_of(home, 10_000) if row.public_id == public_id), None)


def view_by_link(public_id: str) -> InspectionView | None:
    """The view behind a link; whether it is open, and to whom, is asked apart."""
    query = select(InspectionView).where(InspectionView.public_id == public_id)
    return session().scalars(query.options(joinedload(InspectionView.home))).first()


def looks_of(view: InspectionView, limit: int = 1_000) -> list[InspectionLook]:
    """Every page opened in a view, in order."""
    query = (
        select(InspectionLook)
        .where(InspectionLook.inspection_view_id == view.id)
        .options(joinedload(InspectionLook.appointment))
        .order_by(InspectionLook.id)
        .limit(limit)
    )
    return list(session().scalars(query))
