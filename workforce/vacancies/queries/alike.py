"""Jobs like another: the same role first, near by, never the job itself."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, case, or_

from workforce.core.db import session
from workforce.places import rules as places
from workforce.vacancies.queries import board
from workforce.vacancies.queries.board import LISTED, VACANCY
from workforce.vacancies.queries.conditions import exactly
from workforce.vacancies.states import Sort

SHOWN = 4
NEAR_MILES, FARTHER_MILES = 25, 50


def similar(advert: Any, day: date) -> Sequence[Row[Any]]:  # noqa: ANN401 - an advert or a row
    """Four live jobs around another by public points: its role first, then the nearer, the newer.

    Where no point is public, jobs of its council area are near.
    """
    same_role = case((VACANCY.role == advert.role, exactly(0)), else_=exactly(1))
    near = case((_around(advert, NEAR_MILES), exactly(0)), else_=exactly(1))
    query = (
        board.live(*LISTED, day=day)
        .where(_around(advert, FARTHER_MILES), VACANCY.id != advert.id)
        .order_by(same_role, near, *board.ORDERS[Sort.NEWEST])
        .limit(exactly(SHOWN))
    )
    return session().connection().execute(query).all()


def _around(advert: Any, miles: int) -> ColumnElement[bool]:  # noqa: ANN401 - an advert or a row
    place = places.resolve(f"place:{advert.public_point}" if advert.public_point else "")
    points = sorted(places.points_within(place, miles)) if place.is_point else []
    same_council = VACANCY.authority_code == advert.authority_code
    return or_(same_council, VACANCY.public_point.in_(points)) if points else same_council
