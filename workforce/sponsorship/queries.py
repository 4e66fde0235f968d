"""Reading sponsorship cases, each for a reader."""

from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.providers.models import Home
from workforce.sponsorship import policies
from workforce.sponsorship.models import Duty, SponsorshipCase
from workforce.sponsorship.rules import AT_WORK

PER_PAGE = 50


def _visible(actor: Actor) -> Select[SponsorshipCase]:
    query = select(SponsorshipCase).options(joinedload(SponsorshipCase.home))
    if not policies.can_work_on_cases(actor):
        return query.where(SponsorshipCase.id.is_(None))
    query = query.where(SponsorshipCase.organisation_id == actor.organisation_id)
    if actor.home_ids is not None:
        query = query.where(SponsorshipCase.home_id.in_(actor.home_ids))
    return query


def cases_for(actor: Actor, page: int = 1) -> Page[SponsorshipCase]:
    """The cases that the actor works on, soonest end of permission first."""
    ends = SponsorshipCase.permission_to
    query = _visible(actor).order_by(ends.is_(None), ends, SponsorshipCase.id)
    return page_of(query, page, PER_PAGE)


def case_for(actor: Actor, public_id: str) -> SponsorshipCase | None:
    """One case that the actor works on."""
    query = _visible(actor).where(SponsorshipCase.public_id == public_id)
    return session().scalars(query).one_or_none()


def own_cases(actor: Actor) -> list[SponsorshipCase]:
    """The cases about the actor."""
    query = select(SponsorshipCase).options(joinedload(SponsorshipCase.organisation))
    query = query.where(SponsorshipCase.account_id == actor.person_id)
    return list(session().scalars(query.order_by(SponsorshipCase.id)))


def duties_of(case: SponsorshipCase) -> list[Duty]:
    """The duties of a case, the soonest due first."""
    query = select(Duty).where(Duty.case_id == case.id).order_by(Duty.due_on, Duty.id)
    return list(session().scalars(query))


def open_duties_for(actor: Actor, until: date) -> list[Duty]:
    """Duties not yet done and due by a day, in the cases the actor works on."""
    if not policies.can_work_on_cases(actor):
        return []
    query = select(Duty).join(SponsorshipCase).options(joinedload(Duty.case))
    query = query.where(
        SponsorshipCase.organisation_id == actor.organisation_id,
        Duty.done_on.is_(None),
        Duty.due_on <= until,
    )
    if actor.home_ids is not None:
        query = query.where(SponsorshipCase.home_id.in_(actor.home_ids))
    return list(session().scalars(query.order_by(Duty.due_on, Duty.id).limit(200)))


def permissions_ending(day: date, until: date) -> list[tuple[int, int]]:
    """How many people at work have permission ending from a day to a day, as (home id, count)."""
    query = (
        select(SponsorshipCase.home_id, func.count())
        .join(Home, Home.id == SponsorshipCase.home_id)
        .where(
            SponsorshipCase.state.in_(AT_WORK),
            SponsorshipCase.permission_to >= day,
            SponsorshipCase.permission_to <= until,
        )
        .group_by(SponsorshipCase.home_id)
        .order_by(SponsorshipCase.home_id)
    )
    return [(home_id, count) for home_id, count in session().execute(query)]
