"""Advertised posts beside funded and filled ones: to ask about, never to sum."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import and_, exists, func, or_, select

from workforce.core.db import session
from workforce.employment import rules as employment
from workforce.employment.queries import posts as funded_posts
from workforce.employment.states import IN_POST_CONTRACTS
from workforce.vacancies.models import Vacancy, VacancyPlace, VacancyPost
from workforce.vacancies.queries.posting import places
from workforce.vacancies.states import VacancyState


@dataclass(frozen=True, slots=True)
class Above:
    """Posts of one role in the homes of an advert, in full-time hours."""

    funded_fte: Decimal
    in_post_fte: Decimal
    advertised_fte: Decimal

    @property
    def vacant_fte(self) -> Decimal:
        """Funded posts that nobody holds."""
        return max(self.funded_fte - self.in_post_fte, Decimal(0))


def above(vacancy: Vacancy, day: date, *, posts_count: int) -> Above | None:
    """The figures, where an advert with the others of its role is for more than is vacant.

    None where it is not, where nobody is sought for a post, or where funded posts are unknown.
    """
    if vacancy.evergreen or vacancy.contract not in IN_POST_CONTRACTS:
        return None
    home_ids = sorted({home.id for home in places.homes_of(vacancy)})
    known = funded_posts.stock_of(home_ids, vacancy.role, day)
    if known is None:
        return None
    own = employment.fte(vacancy.weekly_hours) * posts_count
    found = Above(known.funded_fte, known.in_post_fte, own + _advertised(vacancy, home_ids, day))
    return found if found.advertised_fte > found.vacant_fte else None


def _advertised(vacancy: Vacancy, home_ids: list[int], day: date) -> Decimal:
    """Full-time hours of the posts that other live adverts of the role in these homes look for."""
    ended = (
        select(func.count(VacancyPost.id))
        .where(VacancyPost.vacancy_id == Vacancy.id)
        .correlate(Vacancy)
        .scalar_subquery()
    )
    in_further = exists().where(
        and_(VacancyPlace.vacancy_id == Vacancy.id, VacancyPlace.home_id.in_(home_ids))
    )
    query = select(Vacancy.weekly_hours, Vacancy.posts_count - ended).where(
        Vacancy.state.in_((VacancyState.LIVE, VacancyState.INTERNAL)),
        Vacancy.id != vacancy.id,
        Vacancy.organisation_id == vacancy.organisation_id,
        Vacancy.role == vacancy.role,
        Vacancy.closes_on >= day,
        Vacancy.evergreen.is_(False),
        Vacancy.contract.in_(sorted(IN_POST_CONTRACTS)),
        or_(Vacancy.home_id.in_(home_ids), in_further),
    )
    rows = session().execute(query.order_by(Vacancy.id))
    return sum((employment.fte(hours) * max(left, 0) for hours, left in rows), Decimal(0))
