"""What waits for a manager in checks: evidence to verify, starts that wait, what runs out."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, exists, func, or_, select

from workforce.checks.models import Acceptance, AgencyCheck, Appointment, Check
from workforce.checks.policies import READERS, TENDERS, VERIFIERS
from workforce.checks.queries import concerns, rechecks
from workforce.checks.queries.appointments import reached
from workforce.checks.states import AppointmentState, CheckState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.registry import Need, Urgency, urgency_of
from workforce.core.translation import _, ngettext
from workforce.employment.models import PersonInPost, StartClearance

FEATURE = "checks"
EXPIRES_DAYS = 60
MOST = 200
UNSETTLED = (
    CheckState.OUTSTANDING,
    CheckState.NOT_RECORDED_HERE,
    CheckState.SEEN,
    CheckState.UNSATISFACTORY,
)

COLUMNS = (
    Appointment.id,
    Appointment.public_id,
    Appointment.given_name,
    Appointment.family_name,
    Appointment.state,
    Appointment.home_id,
    StartClearance.provisional_until,
)


def checks_waiting(actor: Actor) -> list[Need]:
    """Everything that waits in checks the actor may see, person by person; one statement."""
    if not actor.has(*READERS):
        return []
    today = clock.today()
    return [need for row in _rows(actor, today) for need in _needs(actor, row, today)]


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def in_post(today: date) -> ColumnElement[bool]:
    """The appointment is of somebody who is in post today."""
    return and_(
        Appointment.state.in_((AppointmentState.STARTED, AppointmentState.IN_POST_BEFORE)),
        PersonInPost.started_on <= today,
        or_(PersonInPost.ended_on.is_(None), PersonInPost.ended_on >= today),
    )


def _sums(actor: Actor) -> dict[str, ColumnElement[Any]]:
    """What is summed of the checks of each person."""
    seen = Check.state == CheckState.SEEN
    # Whoever saw the evidence has somebody else verify it.
    by_others = or_(Check.seen_by_id.is_(None), Check.seen_by_id != (actor.person_id or 0))
    held = Check.state == CheckState.SATISFACTORY
    # What has new evidence of the agency since is said apart: somebody looks at it again.
    fell = exists().where(
        Acceptance.check_id == Check.id,
        Acceptance.fell_at.is_not(None),
        AgencyCheck.id == Acceptance.agency_check_id,
        AgencyCheck.state != CheckState.SATISFACTORY,
    )
    return {
        "to_verify": _count(and_(seen, by_others)),
        "unsettled": _count(and_(Check.required, Check.state.in_(UNSETTLED))),
        "expires_on": func.min(case((and_(held, Check.expires_on.is_not(None)), Check.expires_on))),
        "recheck_on": func.min(case((and_(held, Check.required), Check.recheck_on))),
        "fell": _count(and_(Check.state == CheckState.UNSATISFACTORY, fell)),
    }


def _rows(actor: Actor, today: date) -> list[Row[Any]]:
    """People being checked or in post, with how many of their checks wait for what."""
    sums, soon = _sums(actor), today + timedelta(days=EXPIRES_DAYS)
    expires_on = sums["expires_on"]
    waits = (
        sums["to_verify"] > 0,
        and_(sums["unsettled"] > 0, Appointment.state != AppointmentState.IN_POST_BEFORE),
        expires_on <= soon,
        sums["recheck_on"] <= soon,
        sums["fell"] > 0,
    )
    query = (
        select(*COLUMNS, *(column.label(name) for name, column in sums.items()))
        .join(Check, Check.appointment_id == Appointment.id)
        .outerjoin(PersonInPost, PersonInPost.id == Appointment.person_in_post_id)
        .outerjoin(StartClearance, StartClearance.id == PersonInPost.clearance_id)
        .where(
            reached(actor, READERS),
            or_(Appointment.state == AppointmentState.CHECKING, in_post(today)),
        )
        .group_by(*COLUMNS)
        .having(or_(*waits))
        .order_by(expires_on.is_(None), expires_on, Appointment.id)
        .limit(MOST)
    )
    return list(session().execute(query))


def _needs(actor: Actor, row: Row[Any], today: date) -> list[Need]:
    """What waits for one person."""
    name = f"{row.given_name} {row.family_name}".strip()
    found: list[tuple[str, date | None, Urgency]] = []
    if row.to_verify and actor.has(*VERIFIERS):
        found.append((_to_verify(name, row.to_verify), None, Urgency.SOON))
    if row.state == AppointmentState.CHECKING and row.unsettled > row.to_verify:
        found.append((_cannot_start(name, row.unsettled), None, Urgency.LATER))
    found += _days_of(row, name, today)
    return [
        Need(
            FEATURE,
            text,
            "checks_manager.appointment",
            {"appointment_id": row.public_id},
            row.home_id,
            due_on,
            urgency,
        )
        for text, due_on, urgency in found
    ]


def _days_of(row: Row[Any], name: str, today: date) -> list[tuple[str, date | None, Urgency]]:
    """What waits by a day: what runs out, what is looked at again, a provisional start."""
    until, soon = row.provisional_until, today + timedelta(days=EXPIRES_DAYS)
    words: list[tuple[str, date | None]] = []
    if row.expires_on is not None and row.expires_on <= soon:
        words.append((_expiry(name, row.expires_on, today), row.expires_on))
    if row.recheck_on is not None and row.recheck_on <= soon:
        words.append((_("Look at a check of %(name)s again", name=name), row.recheck_on))
    if until is not None and row.unsettled:
        words.append((_provisional(name, until, today), until))
    found = [(text, day, urgency_of(day, today) if day else Urgency.NOW) for text, day in words]
    if row.fell:
        text = _("An agency no longer stands for a check of %(name)s", name=name)
        found.append((text, None, Urgency.NOW))
    return found


def _provisional(name: str, until: date, today: date) -> str:
    if until < today:
        return _(
            "The provisional start of %(name)s is past its end, and checks are missing", name=name
        )
    return _("Finish the checks of %(name)s, who started provisionally", name=name)


def _to_verify(name: str, count: int) -> str:
    return ngettext(
        "Verify %(num)s check of %(name)s", "Verify %(num)s checks of %(name)s", count, name=name
    )


def _cannot_start(name: str, count: int) -> str:
    return ngettext(
        "%(name)s cannot start yet: %(num)s check is not settled",
        "%(name)s cannot start yet: %(num)s checks are not settled",
        count,
        name=name,
    )


def _expiry(name: str, expires_on: date, today: date) -> str:
    """A check is good on its last day."""
    if expires_on < today:
        return _("A check of %(name)s has run out", name=name)
    return _("A check of %(name)s runs out", name=name)


def rechecks_waiting(actor: Actor) -> list[Need]:
    """People whose right to work or Update Service entry is to be looked at again soon."""
    if not actor.has(*READERS):
        return []
    today, within = clock.today(), reached(actor, READERS)
    looks = (
        (
            _("Check the right to work of %(name)s again"),
            rechecks.right_to_work_due(today, within),
        ),
        (
            _("Look at the Update Service entry of %(name)s again"),
            rechecks.update_service_due(today, within),
        ),
    )
    return [
        Need(
            FEATURE,
            text % {"name": row.name},
            "checks_manager.appointment",
            {"appointment_id": row.public_id},
            row.home_id,
            due_on,
            urgency_of(due_on, today),
        )
        for text, found in looks
        for row, due_on in found
    ]


def concerns_waiting(actor: Actor) -> list[Need]:
    """Tasks of concerns; nobody is named, for the page may be open on a shared screen."""
    if not actor.has(*TENDERS):
        return []
    return [
        Need(
            FEATURE,
            ngettext(
                "A concern has %(num)s task to do", "A concern has %(num)s tasks to do", count
            ),
            "checks_concerns.concern",
            {"concern_id": public_id},
            home_id,
            last_day,
            urgency_of(last_day, clock.today()),
        )
        for public_id, home_id, count, last_day in concerns.tasks_waiting_for(actor)
    ]
