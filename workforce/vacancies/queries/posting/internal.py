"""Adverts that the employer's own staff see first; for everybody else they do not exist."""

from datetime import date
from typing import Any

from sqlalchemy import Select, select

from workforce.core import registry
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.core.types import Source
from workforce.employment.queries import people
from workforce.providers.models import Home, Organisation
from workforce.providers.queries import members
from workforce.providers.states import HomeStatus, OrganisationState
from workforce.vacancies import policies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import board
from workforce.vacancies.queries.board import Job
from workforce.vacancies.states import Standing, VacancyState

PER_PAGE = 20


def employers_of(actor: Actor, day: date) -> frozenset[int]:
    """The organisations for which a person works: as a member, or in post with their account."""
    if actor.person_id is None:
        return frozenset()
    spells = people.my_spells(actor.person_id)
    found = {spell.organisation_id for spell in spells if spell.in_post_on(day)}
    return frozenset(found | {one.organisation_id for one in members.standings_of(actor.person_id)})


def first_jobs_for(actor: Actor, day: date, number: int = 1) -> Page[Vacancy]:
    """The adverts that somebody sees before others as staff of their employers, by closing day.

    Both for own staff and for those who look for redeployment; the list of `is_own_staff_of`.
    """
    employers = employers_of(actor, day)
    query = _shown_first(day).where(Vacancy.organisation_id.in_(sorted(employers)))
    return page_of(query.order_by(Vacancy.closes_on, Vacancy.id), number, PER_PAGE)


def advert_for(actor: Actor, public_id: str, day: date) -> Job[Vacancy] | None:
    """An advert shown to own staff first, for somebody who is; the twin of `is_own_staff_of`."""
    employers = employers_of(actor, day)
    if not employers:
        return None
    vacancy = session().scalar(_shown_first(day).where(Vacancy.public_id == public_id))
    if vacancy is None or not policies.is_own_staff_of(employers, vacancy):
        return None
    return Job(vacancy, Standing.OPEN)


def _shown_first(day: date) -> Select[Vacancy]:
    """Adverts that the staff of any employer see first, of employers and homes in good standing."""
    query = (
        select(Vacancy)
        .join(Home, Home.id == Vacancy.home_id)
        .join(Organisation, Organisation.id == Vacancy.organisation_id)
        .where(
            Vacancy.state == VacancyState.INTERNAL,
            Vacancy.closes_on >= day,
            Home.status == HomeStatus.ACTIVE,
            Home.organisation_id == Vacancy.organisation_id,
            Organisation.state == OrganisationState.APPROVED,
        )
    )
    return query if registry.settings().demo else query.where(Vacancy.source == Source.REAL)


def job_for(actor: Actor, public_id: str, day: date) -> Job[Vacancy] | None:
    """One advert as this reader may see and apply for it: published, or for own staff first."""
    return board.job(public_id, day) or advert_for(actor, public_id, day)


def shown_to(actor: Actor, public_id: str, day: date) -> Job[Any] | None:
    """One advert for its page, as this reader may see it."""
    return board.shown(public_id, day) or _page_for(actor, public_id, day)


def _page_for(actor: Actor, public_id: str, day: date) -> Job[Any] | None:
    """An advert for own staff as the columns of its page: rows can be compared, and kept."""
    found = advert_for(actor, public_id, day)
    if found is None:
        return None
    columns = (*board.PUBLIC, board.VACANCY.first_for, board.VACANCY.first_until)
    query = select(*columns).where(board.VACANCY.id == found.vacancy.id)
    return Job(session().execute(query).one(), found.standing)
