"""Makers of what employers record of their duties, and of managers' absences; each commits."""

from datetime import date, timedelta
from typing import Any

from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.employment.models import (
    DutyEvent,
    DutyPolicy,
    ManagerAbsence,
    ManagerVacancyStep,
    PersonInPost,
)
from workforce.employment.states import AbsenceOrigin, DutyKind, DutyOutcome, VacancyStep
from workforce.providers.models import Home, Organisation


@atomic
def make_event(
    person: PersonInPost,
    kind: DutyKind = DutyKind.SUPERVISION,
    done_on: date | None = None,
    outcome: DutyOutcome = DutyOutcome.COMPLETED,
    **more: Any,
) -> DutyEvent:
    """Something that happened ten days ago, unless told."""
    row = DutyEvent(
        organisation_id=person.organisation_id,
        person_reference=person.person_reference,
        kind=kind,
        outcome=outcome,
        done_on=done_on or clock.today() - timedelta(days=10),
        **{"led_by": "Sam Lead, deputy manager", **more},
    )
    session().add(row)
    session().flush()
    return row


@atomic
def make_policy(
    organisation: Organisation | None,
    kind: DutyKind = DutyKind.SUPERVISION,
    days: int = 42,
    from_on: date = date(2020, 1, 1),
) -> DutyPolicy:
    """A provider's own interval, in force for long unless told."""
    if organisation is None:
        raise ValueError("A policy has a provider")
    row = DutyPolicy(organisation_id=organisation.id, kind=kind, days=days, from_on=from_on)
    session().add(row)
    session().flush()
    return row


@atomic
def make_manager_absence(
    home: Home, from_on: date | None = None, until_on: date | None = None, **more: Any
) -> ManagerAbsence:
    """A registered manager away, not planned, since today unless told."""
    row = ManagerAbsence(
        organisation_id=home.organisation_id,
        person_reference=more.pop("reference", "manager"),
        home_id=home.id,
        from_on=from_on or clock.today(),
        until_on=until_on,
        **{
            "origin": AbsenceOrigin.UNPLANNED,
            "cover_name": "Sam Cover",
            "cover_qualifications": "Level 5 diploma",
            **more,
        },
    )
    session().add(row)
    session().flush()
    return row


@atomic
def make_vacancy_step(
    home: Home, step: VacancyStep = VacancyStep.INTERIM_IN_CHARGE, done_on: date | None = None
) -> ManagerVacancyStep:
    """A step about a home without a registered manager, today unless told."""
    row = ManagerVacancyStep(home_id=home.id, step=step, done_on=done_on or clock.today())
    session().add(row)
    session().flush()
    return row
