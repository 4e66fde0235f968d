"""Which appointments lack a row that the rules ask for."""

from typing import NamedTuple

from sqlalchemy import exists, select

from workforce.checks.models import Appointment, Check
from workforce.checks.states import AppointmentState, CheckKind
from workforce.core.db import session
from workforce.employment.models import PersonInPost
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import HomeType


class Group(NamedTuple):
    """Appointments of which the rules ask the same."""

    nation: str
    home_type: HomeType
    also_school: bool
    contract: Contract
    role: JobRole
    state: AppointmentState


COLUMNS = (
    Home.nation,
    Home.home_type,
    Home.also_school,
    Appointment.contract,
    Appointment.role,
    Appointment.state,
)


def groups_of_appointments() -> list[Group]:
    """Every kind of home, engagement and state that appointments not withdrawn are of."""
    query = (
        select(*COLUMNS)
        .join(Home, Home.id == Appointment.home_id)
        .where(Appointment.state != AppointmentState.WITHDRAWN)
        .distinct()
        .order_by(*COLUMNS)
    )
    return [Group(*row) for row in session().execute(query)]


def lacking(group: Group, kind: CheckKind, limit: int) -> list[int]:
    """Ids of appointments of a group, of nobody who has left, that lack a row of a kind."""
    same = [column == value for column, value in zip(COLUMNS, group, strict=True)]
    left = exists().where(
        PersonInPost.id == Appointment.person_in_post_id, PersonInPost.ended_on.is_not(None)
    )
    has_row = exists().where(Check.appointment_id == Appointment.id, Check.kind == kind)
    query = (
        select(Appointment.id)
        .join(Home, Home.id == Appointment.home_id)
        .where(*same, ~left, ~has_row)
        .order_by(Appointment.id)
        .limit(limit)
    )
    return list(session().scalars(query))
