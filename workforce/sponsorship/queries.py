"""Reading sponsorship cases, each for a reader."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.accounts.models import Person
from workforce.core.actors import Actor
from workforce.core.clock import day_start
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.core.paging import Page, page_of
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.providers.queries import homes
from workforce.sponsorship import policies
from workforce.sponsorship.models import Duty, PermissionWarning, SponsorshipCase
from workforce.sponsorship.rules import WARN_DAYS
from workforce.sponsorship.states import AT_WORK, CLOSED, CaseState, DutyKind

PER_PAGE = 50
MOST_DUTIES = 200


def covered_by(actor: Actor) -> ColumnElement[bool]:
    """The condition on cases that the actor works on; the twin of `can_see_case`."""
    return homes.reached(
        actor, policies.OFFICERS, SponsorshipCase.organisation_id, SponsorshipCase.home_id
    )


def _visible(actor: Actor) -> Select[SponsorshipCase]:
    query = select(SponsorshipCase).where(covered_by(actor))
    return query.options(
        joinedload(SponsorshipCase.home), joinedload(SponsorshipCase.person_in_post)
    )


def cases_for(actor: Actor, *, number: int = 1, closed: bool = False) -> Page[SponsorshipCase]:
    """The cases that the actor works on, open or closed, soonest end of permission first."""
    ends, over = SponsorshipCase.permission_to, SponsorshipCase.state.in_(sorted(CLOSED))
    query = _visible(actor).where(over if closed else ~over)
    return page_of(query.order_by(ends.is_(None), ends, SponsorshipCase.id), number, PER_PAGE)


def case_for(actor: Actor, public_id: str) -> SponsorshipCase | None:
    """One case that the actor works on."""
    query = _visible(actor).where(SponsorshipCase.public_id == public_id)
    return session().scalars(query).one_or_none()


def homes_for(actor: Actor) -> list[Home]:
    """The homes for which the actor may open a case: the twin of `can_open_case`."""
    visible = employment.reach(actor, policies.OFFICERS, Home.organisation_id, Home.id)
    query = select(Home).where(visible, Home.organisation_id.is_not(None))
    return list(session().scalars(query.order_by(Home.joined_on, Home.id)))


def home_for(actor: Actor, public_id: str) -> Home | None:
    """One home for which the actor may open a case."""
    return next((home for home in homes_for(actor) if home.public_id == public_id), None)


def people_for(
    actor: Actor, home: Home, day: date, reference: str | None = None
) -> list[PersonInPost]:
    """Whom a case of a home can be about: its people in post, and one person wherever they are."""
    reached = employment.reach(
        actor, policies.OFFICERS, PersonInPost.organisation_id, PersonInPost.home_id
    )
    here = PersonInPost.home_id == home.id
    if reference is not None:
        here = or_(here, PersonInPost.person_reference == reference)
    query = select(PersonInPost).where(reached, here, employment.in_post_on(day))
    order = (PersonInPost.family_name, PersonInPost.given_name, PersonInPost.id)
    return list(session().scalars(query.options(joinedload(PersonInPost.home)).order_by(*order)))


def own_cases(actor: Actor) -> list[SponsorshipCase]:
    """The cases about the actor, of every employer: the twin of `is_worker_of`."""
    if actor.person_id is None:
        return []
    mine = or_(
        SponsorshipCase.account_id == actor.person_id,
        PersonInPost.account_id == actor.person_id,
    )
    query = (
        select(SponsorshipCase)
        .outerjoin(SponsorshipCase.person_in_post)
        .options(
            contains_eager(SponsorshipCase.person_in_post),
            joinedload(SponsorshipCase.organisation),
        )
        .where(mine, SponsorshipCase.state != CaseState.ERASED)
    )
    return list(session().scalars(query.order_by(SponsorshipCase.id)))


def duties_of(*cases: SponsorshipCase) -> list[Duty]:
    """The duties of some cases, the soonest due first."""
    query = select(Duty).where(Duty.case_id.in_([one.id for one in cases]))
    return list(session().scalars(query.order_by(Duty.due_on, Duty.id)))


def duty_of_event(of: SponsorshipCase, kind: DutyKind, event_on: date) -> Duty | None:
    """The duty that an event of a case brought."""
    query = select(Duty).where(
        Duty.case_id == of.id, Duty.kind == kind.value, Duty.event_on == event_on
    )
    return session().scalars(query).one_or_none()


def duty_for(actor: Actor, public_id: str) -> Duty | None:
    """One duty of a case that the actor works on."""
    query = select(Duty).join(Duty.case).options(contains_eager(Duty.case))
    query = query.where(covered_by(actor), Duty.public_id == public_id)
    return session().scalars(query).one_or_none()


def open_duties_for(actor: Actor, until: date) -> list[Duty]:
    """What is not yet done and due by a day, in the cases the actor works on."""
    query = (
        select(Duty)
        .join(Duty.case)
        .options(contains_eager(Duty.case))
        .where(
            covered_by(actor),
            Duty.done_on.is_(None),
            Duty.lapsed_at.is_(None),
            Duty.due_on <= until,
        )
    )
    return list(session().scalars(query.order_by(Duty.due_on, Duty.id).limit(MOST_DUTIES)))


def at_work() -> ColumnElement[bool]:
    """The worker of the case is here: also while an extension takes a new certificate."""
    extending = and_(
        SponsorshipCase.state == CaseState.CERTIFICATE_ASSIGNED,
        SponsorshipCase.started_on.is_not(None),
    )
    return or_(SponsorshipCase.state.in_(sorted(AT_WORK)), extending)


def still_here(day: date) -> ColumnElement[bool]:
    """No record of work says that the worker had left by the end of a day."""
    return or_(SponsorshipCase.person_in_post_id.is_(None), employment.in_post_on(day))


def permissions_ending(day: date, until: date) -> list[tuple[int, int]]:
    """People at work on a day whose permission ends in [day, until], as (home id, count).

    A person counts once in a home; whoever has left by their record of work does not count.
    """
    person = case(
        (SponsorshipCase.person_in_post_id.is_not(None), SponsorshipCase.person_in_post_id),
        else_=-SponsorshipCase.id,
    )
    query = (
        select(SponsorshipCase.home_id, func.count(person.distinct()))
        .outerjoin(SponsorshipCase.person_in_post)
        .where(
            at_work(),
            still_here(day),
            SponsorshipCase.permission_to >= day,
            SponsorshipCase.permission_to <= until,
        )
        .group_by(SponsorshipCase.home_id)
        .order_by(SponsorshipCase.home_id)
    )
    return [(home_id, count) for home_id, count in session().execute(query)]


def nearing_end(day: date) -> list[int]:
    """The cases at work whose permission ends within the widest warning, or has ended."""
    until = day + timedelta(days=max(WARN_DAYS))
    query = (
        select(SponsorshipCase.id)
        .outerjoin(SponsorshipCase.person_in_post)
        .where(at_work(), still_here(day), SponsorshipCase.permission_to <= until)
    )
    return list(session().scalars(query.order_by(SponsorshipCase.id)))


def left_work(day: date) -> list[int]:
    """The cases at work whose worker's record says that they left before a day."""
    query = (
        select(SponsorshipCase.id)
        .join(SponsorshipCase.person_in_post)
        .where(at_work(), PersonInPost.ended_on < day)
    )
    return list(session().scalars(query.order_by(SponsorshipCase.id)))


def warnings_told(of: SponsorshipCase) -> set[int]:
    """The warnings of the present permission of a case that were told."""
    query = select(PermissionWarning.days).where(
        PermissionWarning.case_id == of.id, PermissionWarning.permission_to == of.permission_to
    )
    return set(session().scalars(query))


def account_of(of: SponsorshipCase) -> Person | None:
    """The worker's own account, where one is linked to the case or to their record of work."""
    linked = of.person_in_post.account if of.person_in_post else None
    return linked or of.account


def people_named(ids: set[str]) -> dict[str, str]:
    """The names of people by the ids that a history has of them."""
    numbers = sorted(int(one) for one in ids if one.isdecimal())
    rows = session().scalars(select(Person).where(Person.id.in_(numbers)))
    return {str(row.id): row.name for row in rows}


def linked_to(person_id: int) -> list[SponsorshipCase]:
    """The cases that name an account as their worker's."""
    query = select(SponsorshipCase).where(SponsorshipCase.account_id == person_id)
    return list(session().scalars(query.order_by(SponsorshipCase.id)))


def closed_before(day: date, limit: int) -> list[SponsorshipCase]:
    """Cases whose file has been kept since before a day."""
    kept = exists().where(
        StateChange.subject_kind == SponsorshipCase.__tablename__,
        StateChange.subject_id == SponsorshipCase.id,
        StateChange.to_state == CaseState.RETENTION.value,
        StateChange.created_at < day_start(day),
    )
    query = select(SponsorshipCase).where(SponsorshipCase.state == CaseState.RETENTION, kept)
    return list(session().scalars(query.order_by(SponsorshipCase.id).limit(limit)))


def at_work_unchecked() -> list[SponsorshipCase]:
    """Cases at work that neither passed the right-to-work check nor began at work."""
    passed = exists().where(
        StateChange.subject_kind == SponsorshipCase.__tablename__,
        StateChange.subject_id == SponsorshipCase.id,
        or_(
            StateChange.to_state == CaseState.RIGHT_TO_WORK_CHECKED.value,
            StateChange.from_state.is_(None) & (StateChange.to_state == CaseState.ACTIVE.value),
        ),
    )
    query = select(SponsorshipCase).where(at_work(), ~passed)
    return list(session().scalars(query.order_by(SponsorshipCase.id).limit(100)))


def at_work_without_record() -> list[SponsorshipCase]:
    """Cases at work that are linked to nobody's record of work."""
    query = select(SponsorshipCase).where(at_work(), SponsorshipCase.person_in_post_id.is_(None))
    return list(session().scalars(query.order_by(SponsorshipCase.id).limit(100)))
