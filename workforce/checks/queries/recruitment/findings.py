"""References, interviews and risk assessments, as far as the reader may know."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.checks.models import (
    Appointment,
    Check,
    ChildrensPart,
    Interview,
    NamedReferee,
    Reference,
    RiskAssessment,
)
from workforce.checks.policies import READERS
from workforce.checks.queries.appointments import reached
from workforce.checks.states import ReferenceSlot
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.providers.states import Role


def references_of(appointment_id: int) -> list[Reference]:
    """The references asked for, oldest first."""
    query = (
        select(Reference)
        .where(Reference.appointment_id == appointment_id)
        .options(joinedload(Reference.rung_by))
        .order_by(Reference.id)
    )
    return list(session().scalars(query))


def named_referees_of(appointment_id: int) -> list[NamedReferee]:
    """Whom the person named as referees, the most recent employer's first."""
    query = select(NamedReferee).where(NamedReferee.appointment_id == appointment_id)
    return list(session().scalars(query.order_by(NamedReferee.most_recent.desc(), NamedReferee.id)))


def to_be_asked(appointment_id: int) -> list[NamedReferee]:
    """Whom the person named and of whom no reference was asked by hand nor is on file."""
    known = {row.referee_name.strip().casefold() for row in references_of(appointment_id)}
    named = named_referees_of(appointment_id)
    return [one for one in named if one.name.strip().casefold() not in known]


def references_as(appointment_id: int, slot: ReferenceSlot) -> list[Reference]:
    """The references that stand in one place of those asked for, oldest first."""
    return [row for row in references_of(appointment_id) if row.slot is slot]


def reference_for(actor: Actor, public_id: str) -> Reference | None:
    """One reference of a file that the actor may read."""
    query = (
        select(Reference)
        .join(Reference.appointment)
        .where(reached(actor), Reference.public_id == public_id)
        .options(contains_eager(Reference.appointment).joinedload(Appointment.home))
    )
    return session().scalars(query).first()


def interviews_of(appointment_id: int) -> list[Interview]:
    """The interviews held, oldest first."""
    query = (
        select(Interview)
        .where(Interview.appointment_id == appointment_id)
        .options(joinedload(Interview.recorded_by))
        .order_by(Interview.held_on, Interview.id)
    )
    return list(session().scalars(query))


def childrens_parts_of(appointment_id: int) -> list[ChildrensPart]:
    """What part children had in choosing one person, oldest first."""
    query = select(ChildrensPart).where(ChildrensPart.appointment_id == appointment_id)
    return list(session().scalars(query.order_by(ChildrensPart.on_day, ChildrensPart.id)))


def childrens_parts_as(key: str) -> list[ChildrensPart]:
    """Every file to which one record of the children's part went."""
    query = select(ChildrensPart).where(ChildrensPart.given_as == key)
    return list(session().scalars(query.order_by(ChildrensPart.id)))


def risk_assessments_of(check_ids: Iterable[int]) -> dict[int, list[RiskAssessment]]:
    """The risk assessments of checks, oldest first, by check."""
    found: dict[int, list[RiskAssessment]] = {}
    query = (
        select(RiskAssessment)
        .where(RiskAssessment.check_id.in_(list(check_ids)))
        .options(
            joinedload(RiskAssessment.recorded_by),
            joinedload(RiskAssessment.approved_by),
        )
        .order_by(RiskAssessment.id)
    )
    for row in session().scalars(query):
        found.setdefault(row.check_id, []).append(row)
    return found


def risk_assessment_of(check_id: int) -> RiskAssessment | None:
    """The risk assessment of a check that counts: the latest, if a second person approved it."""
    rows = risk_assessments_of([check_id]).get(check_id, [])
    return rows[-1] if rows and rows[-1].approved_at is not None else None


def risk_assessment_for(
    actor: Actor, public_id: str, roles: tuple[Role, ...] = READERS
) -> RiskAssessment | None:
    """One risk assessment, where one of these roles of the actor reaches its home."""
    query = (
        select(RiskAssessment)
        .join(RiskAssessment.check)
        .join(Check.appointment)
        .where(reached(actor, roles), RiskAssessment.public_id == public_id)
        .options(
            contains_eager(RiskAssessment.check)
            .contains_eager(Check.appointment)
            .joinedload(Appointment.home)
        )
    )
    return session().scalars(query).first()
