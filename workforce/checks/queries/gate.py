"""What an appointment is asked for, what it holds, and what it lacks."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from workforce.checks import rules
from workforce.checks.models import Appointment, Check, RiskAssessment
from workforce.checks.queries import concerns, recruitment
from workforce.checks.rules import Clock, Held, Missing, Requirement, RuleSet
from workforce.checks.states import (
    REPEATING,
    CheckKind,
    CheckState,
    EvidenceKind,
    RiskDecision,
    Why,
)
from workforce.core import clock
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.employment.queries import service
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home


def rules_of(home: Home, day: date) -> RuleSet | None:
    """The rules of a home on a day, with those of a school where it is one too."""
    return rules.rule_set(home.nation, home.home_type.value, day, school=home.has_a_school)


def asked_of(
    appointment: Appointment, day: date, contract: Contract | None = None
) -> tuple[Requirement, ...] | None:
    """What the rules ask of an appointment on a day; None where we hold no rules for it.

    Another contract than its own may be thought of.
    """
    found = rules_of(appointment.home, day)
    if found is None:
        return None
    return rules.requirements(found, contract or appointment.contract, appointment.role, day)


def asked_of_check(check: Check) -> Requirement | None:
    """What the rules ask today of one check; None where they do not ask for it."""
    asked = asked_of(check.appointment, clock.today()) or ()
    return next((one for one in asked if one.kind is check.kind), None)


def held(appointment_id: int) -> list[Held]:
    """What is recorded of each check, straight from the database."""
    rows = (
        session()
        .execute(
            select(
                Check.id,
                Check.kind,
                Check.state,
                Check.evidence,
                Check.dated_on,
                Check.expires_on,
                Check.update_service,
                Check.issued_for_us,
                Check.subject,
                Check.certificate_level.label("level"),
                Check.certificate_workforce.label("workforce"),
                Check.barred_list_checked,
                Check.discloses,
                Check.consent_on,
                Check.recheck_on,
                Check.verified_at,
            )
            .where(Check.appointment_id == appointment_id)
            .order_by(Check.id)
        )
        .all()
    )
    may_work = _may_work(appointment_id) if any(row.discloses for row in rows) else frozenset()
    found = []
    for row in rows:
        said = dict(row._mapping)  # noqa: SLF001 - how SQLAlchemy hands over a row as a mapping
        number, verified_at = said.pop("id"), said.pop("verified_at")
        copied = said.pop("evidence") is EvidenceKind.DOCUMENT
        verified_on = None if verified_at is None else clock.london(verified_at).date()
        may = number in may_work
        found.append(Held(**said, verified_on=verified_on, may_work=may, copy_kept=copied))
    return found


def rows_of_kind(appointment_id: int, kind: CheckKind) -> list[Check]:
    """The rows of a kind that repeats, straight from the database."""
    query = select(Check).where(Check.appointment_id == appointment_id, Check.kind == kind)
    return list(session().scalars(query.order_by(Check.id)))


def _may_work(appointment_id: int) -> frozenset[int]:
    """The checks whose latest risk assessment is approved and lets the person work.

    What was assessed before the evidence of today was recorded speaks of other evidence.
    """
    query = (
        select(RiskAssessment, Check.seen_at)
        .join(Check, Check.id == RiskAssessment.check_id)
        .where(Check.appointment_id == appointment_id)
        .order_by(RiskAssessment.id)
    )
    latest = {row.check_id: (row, seen_at) for row, seen_at in session().execute(query)}
    return frozenset(
        check_id
        for check_id, (row, seen_at) in latest.items()
        if row.approved_at is not None
        and row.decision is RiskDecision.MAY_WORK
        and (seen_at is None or row.created_at >= seen_at)
    )


def what_is_missing(
    appointment: Appointment, day: date | None = None, contract: Contract | None = None
) -> list[Missing]:
    """What keeps an appointment from starting on a day (today); an empty list means nothing."""
    day = day or clock.today()
    asked = asked_of(appointment, day, contract)
    if asked is None:
        return [Missing(kind, Why.NO_RULES) for kind in CheckKind if kind not in REPEATING]
    stopped = concerns.stops(appointment.organisation_id, appointment.person_reference)
    found = held(appointment.id)
    return [*stopped, *rules.missing(asked, found, day), *_unnamed(appointment, asked, found, day)]


def _unnamed(
    appointment: Appointment, asked: Sequence[Requirement], found: Sequence[Held], day: date
) -> list[Missing]:
    """What the history asks for by now and has no row yet, such as a gap that time has opened."""
    blocking = {one.kind for one in asked if one.blocks}
    known = {(one.kind, one.subject) for one in found}
    return [
        Missing(kind, Why.NOT_DONE, subject)
        for kind, wanted in recruitment.wanted_rows(appointment, day).items()
        for subject in wanted
        if kind in blocking and (kind, subject) not in known
    ]


def complete_from(appointment: Appointment, day: date) -> date | None:
    """The day on which the last check asked for was settled: nobody starts before it."""
    asked = asked_of(appointment, day) or ()
    verified_on = rules.complete_from(asked, held(appointment.id))
    if verified_on is None:
        return None
    aside_on = _set_aside_on(appointment, [one.kind for one in asked if one.blocks])
    return max(verified_on, aside_on) if aside_on else verified_on


def newly_settled_on(appointment: Appointment, contract: Contract, day: date) -> date | None:
    """The day on which the last check that only another contract asks for was verified."""
    now = {one.kind for one in asked_of(appointment, day) or () if one.blocks}
    then = [one for one in asked_of(appointment, day, contract) or () if one.kind not in now]
    return rules.complete_from(then, held(appointment.id))


def known_against(
    organisation_id: int, person_reference: str, email: str | None = None
) -> list[Missing]:
    """What stops a person of an employer anywhere: a concern, or a check found wanting."""
    query = (
        select(Check.kind, Check.subject)
        .join(Appointment, Appointment.id == Check.appointment_id)
        .where(
            Appointment.organisation_id == organisation_id,
            Appointment.person_reference == person_reference,
            Check.state == CheckState.UNSATISFACTORY,
        )
        .order_by(Check.id)
    )
    stopped = concerns.stops(organisation_id, person_reference, email)
    wanting = [
        Missing(row.kind, Why.UNSATISFACTORY, row.subject) for row in session().execute(query)
    ]
    return [*stopped, *wanting]


def _set_aside_on(appointment: Appointment, kinds: list[CheckKind]) -> date | None:
    """The day on which somebody last found that one of these checks does not apply."""
    query = (
        select(func.max(StateChange.created_at))
        .join(Check, Check.id == StateChange.subject_id)
        .where(
            StateChange.subject_kind == Check.__tablename__,
            StateChange.to_state == CheckState.NOT_APPLICABLE.value,
            Check.appointment_id == appointment.id,
            Check.state == CheckState.NOT_APPLICABLE,
            Check.kind.in_(kinds),
        )
    )
    moment = session().scalar(query)
    return None if moment is None else clock.london(moment).date()


def clocks_of(appointment: Appointment, today: date) -> list[Clock]:
    """The clocks that a start sets going: of somebody in post, or if they started today.

    They go on from the first day in such work with the employer, whatever moves came since.
    """
    spell, known = appointment.person_in_post, held(appointment.id)
    since = today if spell is None else spell.in_work_since
    asked = asked_of(appointment, since) or ()
    of_clocks = [one for one in asked if one.months is not None and not one.blocks]
    if spell is not None and of_clocks:
        roles = {role for one in of_clocks for role in one.roles or JobRole}
        since = service.care_since(spell, roles)
        asked = asked_of(appointment, since) or ()
    return rules.clocks(asked, known, since)
