"""Checks that are made again: the right-to-work log and the Update Service, for a reader."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import aliased, joinedload, selectinload

from workforce.checks.models import (
    Appointment,
    Check,
    RecheckNotice,
    RecheckPolicy,
    RightToWorkCheck,
    UpdateServiceCheck,
)
from workforce.checks.policies import READERS
from workforce.checks.queries.appointments import reached
from workforce.checks.rules import rechecks as rules
from workforce.checks.states import AppointmentState, CheckKind, CheckState, FollowUp
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.employment.models import PersonInPost

PER_PAGE = 50
PersonKey = tuple[int, str]


def _live(day: date) -> ColumnElement[bool]:
    """Appointments of people who are in post on a day, or whose checks are under way."""
    gone = select(PersonInPost.id).where(PersonInPost.ended_on < day)
    return and_(
        Appointment.state != AppointmentState.WITHDRAWN,
        or_(Appointment.person_in_post_id.is_(None), Appointment.person_in_post_id.not_in(gone)),
    )


def _asked(kind: CheckKind) -> ColumnElement[bool]:
    return exists().where(
        Check.appointment_id == Appointment.id,
        Check.kind == kind,
        Check.state != CheckState.NOT_APPLICABLE,
    )


def _with_latest(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """The appointments beside the latest look at each person’s right to work, if any."""
    newest = select(
        RightToWorkCheck.organisation_id,
        RightToWorkCheck.person_reference,
        func.max(RightToWorkCheck.id).label("latest_id"),
    ).group_by(RightToWorkCheck.organisation_id, RightToWorkCheck.person_reference)
    found = newest.subquery()
    return query.outerjoin(
        found,
        and_(
            found.c.organisation_id == Appointment.organisation_id,
            found.c.person_reference == Appointment.person_reference,
        ),
    ).outerjoin(RightToWorkCheck, RightToWorkCheck.id == found.c.latest_id)


def _stands(wanted: FollowUp, day: date) -> ColumnElement[bool]:
    """The twin of `rules.standing`."""
    due, soon = RightToWorkCheck.follow_up_on, day + timedelta(days=rules.PROMPT_DAYS[0])
    refused = RightToWorkCheck.result == "refused"
    return {
        FollowUp.NOT_RECORDED: RightToWorkCheck.id.is_(None),
        FollowUp.REFUSED: refused,
        FollowUp.OVERDUE: due < day,
        FollowUp.SOON: and_(due >= day, due <= soon),
        FollowUp.NOT_DUE: and_(
            RightToWorkCheck.id.is_not(None), ~refused, or_(due.is_(None), due > soon)
        ),
    }[wanted]


def right_to_work_for(
    actor: Actor, day: date, standing: FollowUp | None = None, *, page: int = 1
) -> Page[Appointment]:
    """The people whose right to work the actor may see, what is due first."""
    query = select(Appointment).where(
        reached(actor, READERS), _live(day), _asked(CheckKind.RIGHT_TO_WORK)
    )
    query = _with_latest(query).options(
        joinedload(Appointment.home), selectinload(Appointment.checks)
    )
    if standing is not None:
        query = query.where(_stands(standing, day))
    due = RightToWorkCheck.follow_up_on
    ordered = query.order_by(due.is_(None), due, Appointment.family_name, Appointment.id)
    return page_of(ordered, page, PER_PAGE)


def latest_right_to_work(
    people: Sequence[Appointment],
) -> dict[PersonKey, RightToWorkCheck]:
    """The latest look at the right to work of each of these people, by employer and reference."""
    organisations = {row.organisation_id for row in people}
    references = {row.person_reference for row in people}
    query = select(RightToWorkCheck).where(
        RightToWorkCheck.organisation_id.in_(organisations),
        RightToWorkCheck.person_reference.in_(references),
    )
    rows = session().scalars(query.order_by(RightToWorkCheck.id))
    return {(row.organisation_id, row.person_reference): row for row in rows}


def right_to_work_log(appointment: Appointment) -> list[RightToWorkCheck]:
    """Every look at the right to work of the person of an appointment, latest first."""
    query = (
        select(RightToWorkCheck)
        .where(
            RightToWorkCheck.organisation_id == appointment.organisation_id,
            RightToWorkCheck.person_reference == appointment.person_reference,
        )
        .options(joinedload(RightToWorkCheck.checked_by))
        .order_by(RightToWorkCheck.id.desc())
    )
    return list(session().scalars(query))


def my_right_to_work(person_id: int) -> list[RightToWorkCheck]:
    """Every look at the right to work of a person’s account, by any employer."""
    query = (
        select(RightToWorkCheck)
        .join(Appointment, Appointment.id == RightToWorkCheck.appointment_id)
        .where(Appointment.account_id == person_id)
        .order_by(RightToWorkCheck.id)
    )
    return list(session().scalars(query))


def checks_of_person(appointment: Appointment, kind: CheckKind) -> list[Check]:
    """The rows of one kind in every appointment of the same person that was not withdrawn."""
    query = (
        select(Check)
        .join(Check.appointment)
        .where(
            Appointment.organisation_id == appointment.organisation_id,
            Appointment.person_reference == appointment.person_reference,
            Appointment.state != AppointmentState.WITHDRAWN,
            Check.kind == kind,
        )
        .options(joinedload(Check.appointment))
        .order_by(Check.id)
    )
    return list(session().scalars(query))


def may_open_right_to_work(actor: Actor, row_id: int) -> bool:
    """Whether the actor may see a look at a right to work, and so the document kept with it."""
    query = (
        select(RightToWorkCheck.id)
        .join(Appointment, Appointment.id == RightToWorkCheck.appointment_id)
        .where(reached(actor, READERS), RightToWorkCheck.id == row_id)
    )
    return session().scalar(query) is not None


def right_to_work_to_erase(day: date, limit: int) -> list[RightToWorkCheck]:
    """Evidence whose keeping time was over before a day."""
    spell = aliased(PersonInPost)
    of_person = and_(
        spell.organisation_id == RightToWorkCheck.organisation_id,
        spell.person_reference == RightToWorkCheck.person_reference,
    )
    last_day = select(func.max(spell.ended_on)).where(of_person).scalar_subquery()
    query = (
        select(RightToWorkCheck, last_day)
        .where(
            ~exists().where(of_person, or_(spell.ended_on.is_(None), spell.ended_on >= day)),
            or_(
                last_day <= day - relativedelta(years=rules.YEARS_KEPT),
                and_(
                    last_day.is_(None),
                    RightToWorkCheck.checked_on
                    <= day - relativedelta(months=rules.MONTHS_KEPT_UNEMPLOYED),
                ),
            ),
            ~exists().where(
                Appointment.organisation_id == RightToWorkCheck.organisation_id,
                Appointment.person_reference == RightToWorkCheck.person_reference,
                Appointment.state == AppointmentState.CHECKING,
            ),
        )
        .order_by(RightToWorkCheck.id)
        .limit(limit)
    )
    return [
        row
        for row, left_on in session().execute(query)
        if (rules.keep_until(left_on) if left_on else rules.keep_until_unemployed(row.checked_on))
        < day
    ]


def right_to_work_due(
    day: date, within: ColumnElement[bool] | None = None
) -> list[tuple[Appointment, date]]:
    """People in post or being checked whose follow-up comes within the longest prompt."""
    soon = day + timedelta(days=rules.PROMPT_DAYS[0])
    query = _with_latest(
        select(Appointment, RightToWorkCheck.follow_up_on).select_from(Appointment)
    ).where(_live(day), RightToWorkCheck.follow_up_on <= soon, true() if within is None else within)
    query = query.options(joinedload(Appointment.home))
    return [(row, due) for row, due in session().execute(query.order_by(Appointment.id))]


def update_service_due(
    day: date, within: ColumnElement[bool] | None = None
) -> list[tuple[Appointment, date]]:
    """People in post or being checked about whom the Update Service is to be asked soon."""
    newest = (
        select(func.max(UpdateServiceCheck.id))
        .group_by(UpdateServiceCheck.check_id)
        .scalar_subquery()
    )
    query = (
        select(Appointment, UpdateServiceCheck.next_on)
        .join(Check, Check.appointment_id == Appointment.id)
        .join(UpdateServiceCheck, UpdateServiceCheck.check_id == Check.id)
        .where(
            _live(day),
            true() if within is None else within,
            UpdateServiceCheck.id.in_(newest),
            UpdateServiceCheck.next_on <= day + timedelta(days=rules.PROMPT_DAYS[0]),
        )
        .options(joinedload(Appointment.home))
        .order_by(Appointment.id)
    )
    return [(row, due) for row, due in session().execute(query) if due is not None]


def told_of(what: str) -> set[tuple[int, str, date, int]]:
    """Which prompts were given: employer, reference, day due, and how many days before."""
    query = select(
        RecheckNotice.organisation_id,
        RecheckNotice.person_reference,
        RecheckNotice.due_on,
        RecheckNotice.days_before,
    ).where(RecheckNotice.what == what)
    return {(row[0], row[1], row[2], row[3]) for row in session().execute(query)}


def update_service_for(actor: Actor, day: date, limit: int = 200) -> list[UpdateServiceCheck]:
    """The latest answer about each person the actor may see, what is due first."""
    newest = select(func.max(UpdateServiceCheck.id)).group_by(UpdateServiceCheck.check_id)
    due = UpdateServiceCheck.next_on
    query = (
        select(UpdateServiceCheck)
        .join(Check, Check.id == UpdateServiceCheck.check_id)
        .join(Appointment, Appointment.id == Check.appointment_id)
        .where(reached(actor, READERS), _live(day), UpdateServiceCheck.id.in_(newest))
        .options(
            joinedload(UpdateServiceCheck.check)
            .joinedload(Check.appointment)
            .joinedload(Appointment.home)
        )
        .order_by(due.is_(None), due, UpdateServiceCheck.id)
        .limit(limit)
    )
    return list(session().scalars(query))


def asked_of_update_service(check_id: int) -> list[UpdateServiceCheck]:
    """Every answer of the Update Service about one certificate, latest first."""
    query = select(UpdateServiceCheck).where(UpdateServiceCheck.check_id == check_id)
    query = query.options(joinedload(UpdateServiceCheck.asked_by))
    return list(session().scalars(query.order_by(UpdateServiceCheck.id.desc())))


def my_update_service(person_id: int) -> list[UpdateServiceCheck]:
    """Every question to the Update Service about a person’s account, by any employer."""
    query = (
        select(UpdateServiceCheck)
        .join(Check, Check.id == UpdateServiceCheck.check_id)
        .join(Appointment, Appointment.id == Check.appointment_id)
        .where(Appointment.account_id == person_id)
        .order_by(UpdateServiceCheck.id)
    )
    return list(session().scalars(query))


def months_between_update_service(organisation_id: int) -> int:
    """After how many months a provider asks the Update Service again: ours unless it said."""
    query = select(RecheckPolicy.months).where(RecheckPolicy.organisation_id == organisation_id)
    return session().scalar(query) or rules.UPDATE_SERVICE_MONTHS


def recheck_policy(organisation_id: int) -> RecheckPolicy | None:
    """What a provider decided about re-checks, if it has."""
    query = select(RecheckPolicy).where(RecheckPolicy.organisation_id == organisation_id)
    return session().scalars(query).first()
