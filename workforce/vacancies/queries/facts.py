"""Facts about adverts for figures and for the jobs: grouped in the database, nothing by row."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from workforce.core import clock
from workforce.core.db import session
from workforce.providers.models import Home, Organisation
from workforce.providers.states import HomeStatus, OrganisationState
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.posting import following
from workforce.vacancies.states import VacancyState


def advertised_on(day: date) -> ColumnElement[bool]:
    """The condition on vacancies that were advertised as the day ended in London.

    An advert of a suspended home or employer, or of a home that is another's now, is on no board.
    An evergreen one looks for people without a vacant post behind it, so it is left out.
    """
    end = clock.day_end(day)
    return and_(
        _may_recruit(),
        Vacancy.published_at < end,
        Vacancy.closes_on >= day,
        Vacancy.evergreen.is_(False),
        or_(Vacancy.ended_at.is_(None), Vacancy.ended_at >= end),
    )


def _may_recruit() -> ColumnElement[bool]:
    """The home is its employer's own and neither is suspended; when a home closed is dated."""
    return exists().where(
        Home.id == Vacancy.home_id,
        Home.organisation_id == Vacancy.organisation_id,
        Home.status != HomeStatus.SUSPENDED,
        Organisation.id == Home.organisation_id,
        Organisation.state == OrganisationState.APPROVED,
    )


def open_posts_by_home(day: date) -> dict[int, int]:
    """Posts advertised as the day ended, by home id; homes without any are absent."""
    query = (
        select(Vacancy.home_id, func.sum(Vacancy.posts_count))
        .where(advertised_on(day))
        .group_by(Vacancy.home_id)
        .order_by(Vacancy.home_id)
    )
    return {home_id: int(posts) for home_id, posts in session().execute(query)}


def unended_of(home_id: int, organisation_id: int) -> Sequence[Vacancy]:
    """Drafts and live adverts of one home with one owner."""
    query = select(Vacancy).where(
        Vacancy.home_id == home_id,
        Vacancy.organisation_id == organisation_id,
        Vacancy.state != VacancyState.ENDED,
    )
    return session().scalars(query.order_by(Vacancy.id)).all()


def due(day: date) -> list[int]:
    """Adverts whose day to be published, or to be shown to everybody, has come by a day."""
    query = select(Vacancy.id).where(
        or_(
            and_(Vacancy.state == VacancyState.SCHEDULED, Vacancy.publish_on <= day),
            and_(Vacancy.state == VacancyState.INTERNAL, Vacancy.first_until < day),
        )
    )
    return list(session().scalars(query.order_by(Vacancy.id)))


def overdue(day: date, limit: int) -> Sequence[Vacancy]:
    """Adverts that people still see though their closing day is before a day, oldest first."""
    query = (
        select(Vacancy)
        .where(Vacancy.state.in_(following.SEEN), Vacancy.closes_on < day)
        .order_by(Vacancy.id)
        .limit(limit)
    )
    return session().scalars(query).all()


def overdue_unseen(day: date, limit: int) -> Sequence[Vacancy]:
    """Adverts that waited for their day until their closing day was before a day."""
    query = select(Vacancy).where(Vacancy.state == VacancyState.SCHEDULED, Vacancy.closes_on < day)
    return session().scalars(query.order_by(Vacancy.id).limit(limit)).all()


def pays_less_than(pence: int, day: date) -> ColumnElement[bool]:
    """That people see an advert on a day, and that its hour may be paid less than so much."""
    return and_(
        Vacancy.state.in_(following.SEEN),
        Vacancy.closes_on >= day,
        # Pay for a year was divided by hours and rounded: a penny more is looked at again.
        Vacancy.hourly_pence <= pence,
    )


def paid_less_than(pence: int, day: date) -> Sequence[Vacancy]:
    """Adverts that people see on a day, whose hour may be paid less than so much."""
    query = select(Vacancy).where(pays_less_than(pence, day)).order_by(Vacancy.id)
    return session().scalars(query).all()


def indexed_otherwise(words_version: str, limit: int) -> Sequence[Vacancy]:
    """Live adverts indexed by other words than these, oldest first; those at hand elsewhere not."""
    query = (
        select(Vacancy)
        .where(Vacancy.state == VacancyState.LIVE, Vacancy.words_version != words_version)
        .order_by(Vacancy.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return session().scalars(query).all()


def live_of_unfit_homes(day: date) -> list[tuple[str, str]]:
    """Adverts that would be live were their home not suspended, closed or another's."""
    query = (
        select(Vacancy.public_id)
        .join(Home, Home.id == Vacancy.home_id)
        .where(
            Vacancy.state == VacancyState.LIVE,
            Vacancy.closes_on >= day,
            or_(
                Home.status != HomeStatus.ACTIVE,
                Home.organisation_id.is_(None),
                Home.organisation_id != Vacancy.organisation_id,
            ),
        )
        .order_by(Vacancy.id)
    )
    return [("vacancy", public_id) for public_id in session().scalars(query)]


def live_in_another_place(day: date) -> list[tuple[str, str]]:
    """Live adverts whose public place, or a further one, is no longer that of their home."""
    query = (
        select(Vacancy.public_id)
        .join(Home, Home.id == Vacancy.home_id)
        .where(
            Vacancy.state == VacancyState.LIVE,
            Vacancy.closes_on >= day,
            following.elsewhere(),
        )
        .order_by(Vacancy.id)
    )
    return [("vacancy", public_id) for public_id in session().scalars(query)]
