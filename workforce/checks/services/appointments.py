"""Opening and withdrawing appointments, with a row for every check the law asks for."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NotRequired, TypedDict, Unpack

from sqlalchemy import insert

from workforce.accounts.models import Person
from workforce.checks import policies, queries, rules
from workforce.checks.models import APPOINTMENT, CHECK, Appointment, Check
from workforce.checks.rules import RuleSet
from workforce.checks.services import evidence
from workforce.checks.states import AppointmentState, CheckKind, CheckState
from workforce.core import audit, clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import begin_all, move
from workforce.core.translation import lazy
from workforce.employment import queries as people
from workforce.employment import rules as employment
from workforce.employment.services.people import ANOTHER_PERSON
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import HomeStatus

NOT_ASKED = "The rules do not ask for this of this role and contract"
REFERENCE_LENGTH = 8


class Who(TypedDict):
    """The person and the engagement of an appointment."""

    role: JobRole
    contract: Contract
    weekly_hours: Decimal
    given_name: str
    family_name: str
    email: NotRequired[str | None]
    person_reference: NotRequired[str]
    account: NotRequired[Person | None]
    person_in_post_id: NotRequired[int]
    plan_due_on: NotRequired[date]


@atomic
def open_appointment(
    actor: Actor, home: Home, *, origin: str | None = None, **who: Unpack[Who]
) -> Appointment:
    """Open an appointment with its checks to be done; the same origin never opens two."""
    home = locked(home)
    if not policies.can_add_person(actor, home):
        raise NotAllowed(lazy("Your role does not include this"))
    if home.organisation_id is None or home.status is HomeStatus.CLOSED:
        raise DomainError(lazy("This home is not open to new staff"))
    if origin is not None:
        known = queries.appointment_by_origin(home.organisation_id, origin)
        if known is not None:
            return known
    given, account = who.get("person_reference"), who.get("account")
    if given:
        who["person_reference"] = people.kept_reference(home.organisation_id, given)
    elif account is not None:
        who["person_reference"] = people.reference_of(home.organisation_id, account.id)
    return new_appointment(actor, home, AppointmentState.CHECKING, origin=origin, **who)


def new_appointment(
    actor: Actor,
    home: Home,
    state: AppointmentState,
    *,
    origin: str | None = None,
    **who: Unpack[Who],
) -> Appointment:
    """An appointment in its first state, with a row for every kind of check; joins a use case."""
    return new_appointments(actor, home, state, [who], origin=origin)[0]


def new_appointments(
    actor: Actor,
    home: Home,
    state: AppointmentState,
    people: Sequence[Who],
    *,
    origin: str | None = None,
) -> list[Appointment]:
    """Appointments of one home, each with its rows, written together; joins a use case."""
    if not all(employment.hours_make_sense(who["weekly_hours"]) for who in people):
        raise DomainError(lazy("Weekly hours must be between 0 and 84"), "weekly_hours")
    today = clock.today()
    found = queries.rules_of(home, today)
    if found is None or home.organisation_id is None:
        raise DomainError(lazy("We hold no rules for this kind of home"))

    @lru_cache
    def asked_of(contract: Contract, role: JobRole) -> list[dict[str, Any]]:
        return check_rows(found, contract, role, today, state)

    rows = [_row(home, home.organisation_id, state, found, origin, who) for who in people]
    session().add_all(rows)
    begin_all(rows, actor=actor)
    checks = [
        {"appointment_id": row.id, **one}
        for row in rows
        for one in asked_of(row.contract, row.role)
    ]
    # Asked for their numbers, many rows go in one statement; otherwise each is sent by itself.
    session().execute(insert(Check).returning(Check.id), checks).all()
    made = [(row.__tablename__, row.id) for row in rows]
    audit.record_all(actor, "open-appointment", made, home_id=home.id)
    return rows


def _row(
    home: Home,
    organisation_id: int,
    state: AppointmentState,
    found: RuleSet,
    origin: str | None,
    who: Who,
) -> Appointment:
    account, email = who.get("account"), who.get("email")
    return Appointment(
        organisation_id=organisation_id,
        home_id=home.id,
        role=who["role"],
        contract=who["contract"],
        weekly_hours=who["weekly_hours"],
        state=state,
        person_reference=who.get("person_reference") or new_reference(),
        given_name=who["given_name"],
        family_name=who["family_name"],
        email=email.lower() if email else None,
        account_id=account.id if account else None,
        origin=origin,
        rule_set=found.name,
        person_in_post_id=who.get("person_in_post_id"),
        plan_due_on=who.get("plan_due_on"),
    )


def new_reference() -> str:
    """A reference for somebody to whom the employer gave none."""
    return f"P-{secrets.new_code(REFERENCE_LENGTH)}"


def check_rows(
    rule_set: RuleSet, contract: Contract, role: JobRole, day: date, state: AppointmentState
) -> list[dict[str, Any]]:
    """A row for every kind the rules know: to be done, not recorded here, or not asked for."""
    before = state is AppointmentState.IN_POST_BEFORE
    first = CheckState.NOT_RECORDED_HERE if before else CheckState.OUTSTANDING
    asked = {row.kind: row.blocks for row in rules.requirements(rule_set, contract, role, day)}
    return [
        {
            "kind": kind,
            "required": asked.get(kind, False),
            "state": first if kind in asked else CheckState.NOT_APPLICABLE,
            "not_applicable_reason": "" if kind in asked else NOT_ASKED,
        }
        for kind in rules.kinds(rule_set)
    ]


def _refuse_unlawful(actor: Actor, appointment: Appointment) -> None:
    """Whose appointment it is does not put its address right, nor give it up to begin again."""
    if not policies.can_keep_appointment(actor, appointment):
        raise NotAllowed(lazy("Your role does not include this"))
    if queries.has_their_address(actor, appointment):
        raise NotAllowed(lazy("Somebody else must record this: nobody records their own"))


class Corrections(TypedDict):
    """What may still be put right while checks are under way."""

    contract: Contract
    weekly_hours: Decimal
    given_name: str
    family_name: str
    email: str | None


@atomic
def correct(actor: Actor, appointment: Appointment, **said: Unpack[Corrections]) -> bool:
    """Put right an appointment under way; the rules are asked afresh when somebody starts."""
    appointment = locked(appointment)
    _refuse_unlawful(actor, appointment)
    if appointment.state is not AppointmentState.CHECKING:
        raise Conflict(lazy("This appointment has started, or was withdrawn, already"))
    wanted = dict(said)
    if all(getattr(appointment, name) == value for name, value in wanted.items()):
        return False
    if not employment.hours_make_sense(said["weekly_hours"]):
        raise DomainError(lazy("Weekly hours must be between 0 and 84"), "weekly_hours")
    names = (said["given_name"], said["family_name"])
    if names != (appointment.given_name, appointment.family_name):
        _rename(actor, appointment, names)
    for name, value in wanted.items():
        setattr(appointment, name, value)
    audit.record(actor, "correct-appointment", appointment)
    return True


def _rename(actor: Actor, appointment: Appointment, names: tuple[str, str]) -> None:
    """Another name asks for identity to be verified again; another person for their own checks."""
    settled = (appointment.settled_given_name, appointment.settled_family_name)
    if employment.is_another_person(settled, names):
        raise DomainError(ANOTHER_PERSON, "given_name")
    doubt_identity(actor, appointment)


def doubt_identity(actor: Actor, appointment: Appointment) -> None:
    """Ask for identity to be verified under another name; joins a use case."""
    for check in appointment.checks:
        if check.kind is CheckKind.IDENTITY and check.state is CheckState.SATISFACTORY:
            evidence.forget_verdict(check)
            move(check, CheckState.SEEN, by=CHECK, actor=actor, reason="renamed")


@atomic
def withdraw(actor: Actor, appointment: Appointment, *, reason: str) -> None:
    """Give up an appointment before anybody has started."""
    appointment = locked(appointment)
    _refuse_unlawful(actor, appointment)
    move(appointment, AppointmentState.WITHDRAWN, by=APPOINTMENT, actor=actor, reason=reason[:400])
