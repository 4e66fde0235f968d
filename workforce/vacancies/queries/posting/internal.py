"""Adverts that the employer's own staff see first; for everybody else they do not exist."""

from datetime import date
from typing import Any

from sqlalchemy import select

from workforce.core import registry
from workforce.core.actors import Actor
from workforce.core.db import session
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


def employers_of(actor: Actor, day: date) -> frozenset[int]:
    """The organisations for which a person works: as a member, or in post with their account."""
    if actor.person_id is None:
        return frozenset()
    spells = people.my_spells(actor.person_id)
    found = {spell.organisation_id for spell in spells if spell.in_post_on(day)}
    return frozenset(found | {one.organisation_id for one in members.standings_of(actor.person_id)})


def advert_for(actor: Actor, public_id: str, day: date) -> Job[Vacancy] | None:
    """An advert shown to own staff first, for somebody who is; the twin of `is_own_staff_of`."""
    employers = employers_of(actor, day)
    if not employers:
        return None
    query = (
        select(Vacancy)
        .join(Home, Home.id == Vacancy.home_id)
        .join(Organisation, Organisation.id == Vacancy.organisation_id)
        .where(
            Vacancy.public_id == public_id,
            Vacancy.state == VacancyState.INTERNAL,
            Vacancy.closes_on >= day,
            Home.status == HomeStatus.ACTIVE,
            Home.organisation_id == Vacancy.organisation_id,
            Organisation.state == OrganisationState.APPROVED,
        )
    )
    if not registry.settings().demo:
        query = query.where(Vacancy.source == Source.REAL)
    vacancy = session().scalar(query)
    if vacancy is None or not policies.is_own_staff_of(employers, vacancy):
        return None
    return Job(vacancy, Standing.OPEN)


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
