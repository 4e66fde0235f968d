"""Panels: who sits on them, and what somebody who sits on one reads."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.accounts.models import Person
from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.models.choosing import PanelMember
from workforce.applications.models.hiring import InterviewBooking, InterviewInvite, InterviewSlot
from workforce.applications.queries.choosing import chosen_by, not_own
from workforce.applications.states.hiring import InviteState, SlotState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.providers.models import Membership
from workforce.providers.states import OrganisationKind
from workforce.vacancies.models import Vacancy

MOST_READ = 500


def sits_on(actor: Actor) -> ColumnElement[bool]:
    """Applications joined with vacancies that an actor reads on a panel; of `can_read_application`.

    Only of the provider for which they act now, and never their own.
    """
    mine = exists().where(
        PanelMember.vacancy_id == Application.vacancy_id,
        PanelMember.person_id == actor.person_id,
        PanelMember.ended_at.is_(None),
    )
    open_to_panels = Application.state.not_in(policies.CLOSED_TO_PANELS)
    return and_(_acts_in(actor), mine, open_to_panels, not_own(actor))


def seats_for(actor: Actor) -> Sequence[PanelMember]:
    """The seats that an actor has, the job last posted first."""
    query = (
        select(PanelMember)
        .join(PanelMember.vacancy)
        .where(
            PanelMember.person_id == actor.person_id,
            PanelMember.ended_at.is_(None),
            _acts_in(actor),
        )
        .options(contains_eager(PanelMember.vacancy))
        .order_by(Vacancy.id.desc())
    )
    return session().scalars(query).all()


def seat_on(actor: Actor, vacancy_id: int) -> PanelMember | None:
    """The seat that an actor has on the panel of one job."""
    return next((one for one in seats_for(actor) if one.vacancy_id == vacancy_id), None)


def panel_job_for(actor: Actor, public_id: str) -> Vacancy | None:
    """A job on whose panel an actor sits."""
    return next(
        (one.vacancy for one in seats_for(actor) if one.vacancy.public_id == public_id), None
    )


def panel_applications_for(actor: Actor, vacancy: Vacancy) -> Sequence[Application]:
    """The applications that an actor reads on a job's panel, in an order that tells nothing."""
    query = (
        select(Application)
        .join(Application.vacancy)
        .where(sits_on(actor), Application.vacancy_id == vacancy.id)
        .options(contains_eager(Application.vacancy), joinedload(Application.candidate))
        .order_by(Application.alias, Application.id)
        .limit(MOST_READ)
    )
    return session().scalars(query).all()


def panel_application_for(actor: Actor, public_id: str) -> Application | None:
    """One application that an actor reads: on a panel, or because they choose for it."""
    query = (
        select(Application)
        .join(Application.vacancy)
        .where(Application.public_id == public_id, or_(sits_on(actor), chosen_by(actor)))
        .options(contains_eager(Application.vacancy), joinedload(Application.candidate))
    )
    return session().scalar(query)


def panel_interviews_for(actor: Actor, after: datetime) -> Sequence[InterviewBooking]:
    """The times chosen for interviews to come of those whom an actor reads on panels, by time."""
    return session().scalars(_interviews(actor, after).limit(MOST_READ)).all()


def panel_interview_for(actor: Actor, public_id: str, after: datetime) -> InterviewBooking | None:
    """The time chosen for an interview to come of one applicant whom an actor reads on a panel."""
    query = _interviews(actor, after).where(Application.public_id == public_id)
    return session().scalars(query.limit(1)).first()


def _interviews(actor: Actor, after: datetime) -> Select[Any]:
    return (
        select(InterviewBooking)
        .join(InterviewBooking.slot)
        .join(InterviewBooking.invite)
        .join(InterviewInvite.application)
        .join(Application.vacancy)
        .where(
            sits_on(actor),
            InterviewSlot.state == SlotState.OPEN,
            InterviewSlot.starts_at > after,
            InterviewInvite.state == InviteState.BOOKED,
        )
        .options(
            contains_eager(InterviewBooking.slot),
            contains_eager(InterviewBooking.invite)
            .contains_eager(InterviewInvite.application)
            .options(contains_eager(Application.vacancy), joinedload(Application.candidate)),
        )
        .order_by(InterviewSlot.starts_at, InterviewBooking.id)
    )


def seats_on(vacancy_id: int) -> Sequence[PanelMember]:
    """Everybody who sits or sat on the panel of a job, in the order of invitation."""
    query = (
        select(PanelMember)
        .where(PanelMember.vacancy_id == vacancy_id)
        .options(joinedload(PanelMember.person))
        .order_by(PanelMember.id)
    )
    return session().scalars(query).all()


def seats_of_home(home_id: int) -> Sequence[PanelMember]:
    """Everybody who sits on a panel of a home's jobs."""
    query = (
        select(PanelMember)
        .join(PanelMember.vacancy)
        .where(Vacancy.home_id == home_id, PanelMember.ended_at.is_(None))
        .order_by(PanelMember.id)
    )
    return session().scalars(query).all()


def who_could_sit(vacancy: Vacancy) -> Sequence[Person]:
    """Everybody who holds a role in the provider of a job, by name."""
    holds = exists().where(
        Membership.person_id == Person.id,
        Membership.organisation_id == vacancy.organisation_id,
        Membership.ended_at.is_(None),
    )
    order = (func.lower(Person.family_name), func.lower(Person.given_name), Person.id)
    return (
        session()
        .scalars(select(Person).where(holds, Person.closed_at.is_(None)).order_by(*order))
        .all()
    )


def all_seats_of(person_id: int) -> Sequence[PanelMember]:
    """Every seat on a panel that somebody ever had, oldest first."""
    query = select(PanelMember).where(PanelMember.person_id == person_id)
    ordered = query.options(joinedload(PanelMember.vacancy)).order_by(PanelMember.id)
    return session().scalars(ordered).all()


def has_applied(person_id: int, vacancy_id: int) -> bool:
    """Whether somebody has begun or sent an application for a job."""
    query = select(Application.id).where(
        Application.candidate_id == person_id, Application.vacancy_id == vacancy_id
    )
    return session().scalar(query) is not None


def _acts_in(actor: Actor) -> ColumnElement[bool]:
    """The condition on vacancies that they are of the provider for which the actor acts."""
    if actor.organisation_kind != OrganisationKind.PROVIDER or actor.person_id is None:
        return false()
    return Vacancy.organisation_id == actor.organisation_id
