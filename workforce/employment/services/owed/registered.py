"""Recording that a registered manager is away, what was told, and steps while there is none."""

from dataclasses import dataclass
from datetime import date

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment import policies
from workforce.employment.models import ManagerAbsence, ManagerVacancyStep
from workforce.employment.queries.owed import duties, registered
from workforce.employment.rules import registered as rules
from workforce.employment.states import AbsenceOrigin, VacancyStep
from workforce.providers.models import Home


@dataclass(frozen=True, slots=True)
class AbsenceTold:
    """What is said of an absence: from when until when, planned or not, and who covers."""

    origin: AbsenceOrigin
    from_on: date
    until_on: date | None
    cover_name: str
    cover_qualifications: str


@atomic
def record_absence(actor: Actor, home: Home, told: AbsenceTold) -> ManagerAbsence:
    """Record that the registered manager of a home is or will be away."""
    home = _held(actor, home)
    if told.until_on is not None and told.until_on < told.from_on:
        raise DomainError(lazy("The last day must not be before the first"), "until_on")
    managers = duties.managers_on([home.id], min(told.from_on, clock.today()))
    if not managers or home.organisation_id is None:
        raise Conflict(lazy("No registered manager is in post in this home on that day"), "from_on")
    made = ManagerAbsence(
        organisation_id=home.organisation_id,
        person_reference=managers[0].person_reference,
        home_id=home.id,
        origin=told.origin,
        from_on=told.from_on,
        until_on=told.until_on,
        cover_name=told.cover_name,
        cover_qualifications=told.cover_qualifications,
        recorded_by_id=actor.person_id,
    )
    session().add(made)
    session().flush()
    audit.record(actor, "record-manager-absence", made, home_id=home.id)
    return made


@atomic
def change_absence(
    actor: Actor,
    row: ManagerAbsence,
    *,
    until_on: date | None,
    cover_name: str,
    cover_qualifications: str,
) -> None:
    """Change how long it lasts or who covers; a short absence that becomes long says since when."""
    row = _absence(actor, row)
    if row.returned_on is not None:
        raise Conflict(lazy("The manager has returned. Record a new absence"))
    if until_on is not None and until_on < row.from_on:
        raise DomainError(lazy("The last day must not be before the first"), "until_on")
    rule = rules.absence_rule(row.home.nation, row.home.home_type)
    was_long = rule is not None and rules.is_long(rule, registered.away(row))
    row.until_on = until_on
    row.cover_name, row.cover_qualifications = cover_name, cover_qualifications
    is_long = rule is not None and rules.is_long(rule, registered.away(row))
    if is_long != was_long:
        row.long_since = clock.today() if is_long else None
    audit.record(actor, "change-manager-absence", row, long=is_long)


@atomic
def record_told(
    actor: Actor, row: ManagerAbsence, *, told_on: date, agreed_on: date | None = None
) -> None:
    """Record when the regulator was told of the absence, and a shorter time if it agreed one."""
    row = _absence(actor, row)
    _not_ahead(told_on, "told_on")
    if agreed_on is not None and agreed_on > row.from_on:
        raise DomainError(lazy("The agreed day must not be after the absence begins"), "agreed_on")
    row.told_on, row.agreed_on = told_on, agreed_on
    audit.record(actor, "tell-manager-absence", row, told_on=told_on.isoformat())


@atomic
def record_return(
    actor: Actor, row: ManagerAbsence, *, returned_on: date, told_on: date | None = None
) -> None:
    """Record the first day back, and when the regulator was told of it."""
    row = _absence(actor, row)
    _not_ahead(returned_on, "returned_on")
    if returned_on <= row.from_on:
        raise DomainError(lazy("The return must be after the first day away"), "returned_on")
    if told_on is not None:
        _not_ahead(told_on, "return_told_on")
    row.returned_on, row.return_told_on = returned_on, told_on
    audit.record(actor, "return-manager", row, returned_on=returned_on.isoformat())


@atomic
def set_absence_aside(actor: Actor, row: ManagerAbsence) -> None:
    """Let an absence that was recorded in error count no longer; it stays readable."""
    row = _absence(actor, row)
    row.set_aside_at = clock.now()
    audit.record(actor, "set-manager-absence-aside", row)


@atomic
def record_step(
    actor: Actor, home: Home, *, step: VacancyStep, done_on: date, name: str = "", note: str = ""
) -> ManagerVacancyStep:
    """Record what was done about a home that has no registered manager."""
    home = _held(actor, home)
    _not_ahead(done_on, "done_on")
    vacancy = registered.manager_vacancies(clock.today(), [home.id]).get(home.id)
    if vacancy is None:
        raise Conflict(lazy("A registered manager is in post in this home"))
    if done_on < vacancy.since:
        raise DomainError(lazy("The date must not be before the post became vacant"), "done_on")
    made = ManagerVacancyStep(
        home_id=home.id,
        step=step,
        done_on=done_on,
        name=name or None,
        note=note or None,
        recorded_by_id=actor.person_id,
    )
    session().add(made)
    session().flush()
    audit.record(actor, "record-vacancy-step", made, step=step.value)
    return made


@atomic
def set_step_aside(actor: Actor, row: ManagerVacancyStep) -> None:
    """Let a step that was recorded in error, or that ended, count no longer."""
    _held(actor, row.home)
    row = locked(row)
    if row.set_aside_at is None:
        row.set_aside_at = clock.now()
        audit.record(actor, "set-vacancy-step-aside", row)


def _absence(actor: Actor, row: ManagerAbsence) -> ManagerAbsence:
    _held(actor, row.home)
    row = locked(row)
    if row.set_aside_at is not None:
        raise Conflict(lazy("This was changed since. Check the latest entry"))
    return row


def _held(actor: Actor, home: Home) -> Home:
    home = locked(home)
    if not policies.can_keep_notices(actor, home):
        raise NotAllowed(lazy("Your role does not include this"))
    return home


def _not_ahead(day: date, field: str) -> None:
    if day > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), field)
