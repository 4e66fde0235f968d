"""What homes accepted of agencies, where it stands, and what fell."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import joinedload

from workforce.checks.models import Acceptance, AgencyCheck, AgencyWorker, Appointment, Check
from workforce.checks.policies import READERS
from workforce.checks.queries.appointments import reached
from workforce.checks.states import AppointmentState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.providers.models import Organisation


def _standing(check: Check) -> ColumnElement[bool]:
    return and_(
        Acceptance.check_id == check.id,
        Acceptance.fell_at.is_(None),
        Acceptance.accepted_at == check.seen_at,
    )


def is_accepted(check: Check) -> bool:
    """Whether the evidence of a check is what an agency holds, accepted here."""
    return session().scalar(select(Acceptance.id).where(_standing(check))) is not None


def acceptances_of_check(check: Check) -> list[Acceptance]:
    """The acceptances of a check that have not fallen."""
    query = select(Acceptance).where(Acceptance.check_id == check.id, Acceptance.fell_at.is_(None))
    return list(session().scalars(query.order_by(Acceptance.id)))


def accepted_among(checks: Iterable[Check]) -> dict[int, Acceptance]:
    """By number of the check, the acceptance of its present evidence."""
    by_id = {check.id: check for check in checks}
    query = select(Acceptance).where(
        Acceptance.check_id.in_(list(by_id)), Acceptance.fell_at.is_(None)
    )
    query = query.options(joinedload(Acceptance.accepted_by))
    return {
        row.check_id: row
        for row in session().scalars(query.order_by(Acceptance.id))
        if row.accepted_at == by_id[row.check_id].seen_at
    }


def acceptances_of(agency_check: AgencyCheck) -> list[Acceptance]:
    """Where a check of an agency is accepted and stands."""
    query = (
        select(Acceptance)
        .where(Acceptance.agency_check_id == agency_check.id, Acceptance.fell_at.is_(None))
        .options(joinedload(Acceptance.check).joinedload(Check.appointment))
    )
    return list(session().scalars(query.order_by(Acceptance.id)))


def fallen_for(actor: Actor, limit: int = 100) -> list[Acceptance]:
    """What the agency no longer stands for, of people the actor may see, latest first."""
    query = (
        select(Acceptance)
        .join(Acceptance.check)
        .join(Check.appointment)
        .where(reached(actor, READERS), Acceptance.fell_at.is_not(None))
        .options(joinedload(Acceptance.check).joinedload(Check.appointment))
        .order_by(Acceptance.id.desc())
        .limit(limit)
    )
    return list(session().scalars(query))


def copies_of(check: Check, accepted_at: datetime) -> list[Check]:
    """The rows, of any owner of the home, to which what was accepted then was brought as it is."""
    query = select(Check).where(Check.carried_from_id == check.id, Check.seen_at == accepted_at)
    return list(session().scalars(query.order_by(Check.id)))


def relied_on(worker: AgencyWorker) -> dict[int, list[str]]:
    """By number of the check of an agency, the providers whose homes rely on it, by name."""
    query = (
        select(Acceptance.agency_check_id, Organisation.name)
        .join(AgencyCheck, AgencyCheck.id == Acceptance.agency_check_id)
        .join(Check, Check.id == Acceptance.check_id)
        .join(Appointment, Appointment.id == Check.appointment_id)
        .join(Organisation, Organisation.id == Appointment.organisation_id)
        .where(
            AgencyCheck.worker_id == worker.id,
            Acceptance.fell_at.is_(None),
            Acceptance.accepted_at == Check.seen_at,
            Appointment.state != AppointmentState.WITHDRAWN,
        )
        .distinct()
        .order_by(Organisation.name, Acceptance.agency_check_id)
    )
    found: dict[int, list[str]] = {}
    for number, name in session().execute(query):
        found.setdefault(number, []).append(name)
    return found


def accepted_of(worker: AgencyWorker) -> list[AgencyCheck]:
    """What homes have accepted of a worker and still rely on."""
    stands = select(Acceptance.agency_check_id).where(Acceptance.fell_at.is_(None))
    query = select(AgencyCheck).where(
        AgencyCheck.worker_id == worker.id, AgencyCheck.id.in_(stands)
    )
    return list(session().scalars(query.order_by(AgencyCheck.id)))
