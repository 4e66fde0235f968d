"""The gate itself: nobody starts unchecked, and there is no way round it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from workforce.checks import policies, queries, rules
from workforce.checks.models import APPOINTMENT, Appointment
from workforce.checks.rules import Missing
from workforce.checks.services import provisional
from workforce.checks.services.appointments import new_appointment
from workforce.checks.states import CHECK_NAMES, AppointmentState, ProvisionalKind, Why
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import _, lazy
from workforce.employment import policies as people
from workforce.employment import queries as records
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.rules import STANDARD_WEEK, Entrant
from workforce.employment.services import entry, leaving
from workforce.employment.services.entry import Ending
from workforce.employment.states import Contract
from workforce.providers.models import Home
from workforce.providers.states import HomeStatus

TOO_EARLY = lazy(
    "The last check was verified after this day. Enter the day the person really "
    "starts, not before it"
)

# What stops a person whatever rows their post asks for.
STOPPED = frozenset({Why.CONCERN, Why.ASK_SUPPORT})


class ChecksIncomplete(DomainError):
    """A start was refused; `missing` lists the checks and why each is not settled."""

    code = "checks-incomplete"

    def __init__(self, missing: Sequence[Missing]) -> None:
        names = ", ".join(dict.fromkeys(str(CHECK_NAMES[one.kind]) for one in missing))
        super().__init__(
            _("Nobody starts before these checks are complete: %(names)s", names=names)
        )
        self.missing = tuple(missing)


@atomic
def start(
    actor: Actor,
    appointment: Appointment,
    *,
    started_on: date,
    standard_week: Decimal = STANDARD_WEEK,
) -> PersonInPost:
    """Put somebody in post, if every check the law asks for is satisfied; there is no override."""
    home, appointment = _held(actor, appointment)
    _refuse_day(started_on)
    _refuse_incomplete(appointment, started_on)
    return _enter(actor, home, appointment, _entrant(appointment, started_on, standard_week))


@atomic
def start_provisionally(
    actor: Actor,
    appointment: Appointment,
    *,
    started_on: date,
    until: date,
    reasons: Mapping[ProvisionalKind, str],
) -> PersonInPost:
    """Put somebody in post while enquiries are unfinished, where the setting's own law lets one.

    Never in a children's home: its regulations give no such start, and neither does the database.
    """
    home, appointment = _held(actor, appointment)
    _refuse_day(started_on)
    given, missing = provisional.refuse_provisional(actor, appointment, started_on, until)
    if missing:
        raise ChecksIncomplete(missing)
    _refuse_backdated(appointment, started_on)
    provisional.keep_conditions(actor, appointment, given, reasons)
    entrant = _entrant(appointment, started_on, STANDARD_WEEK)
    return _enter(actor, home, appointment, entrant, until)


def _held(actor: Actor, appointment: Appointment) -> tuple[Home, Appointment]:
    """The home and the appointment, held against another start at the same moment."""
    home = locked(appointment.home)
    appointment = locked(appointment)
    if not policies.can_keep_appointment(actor, appointment):
        raise NotAllowed(lazy("Your role does not include this"))
    if queries.has_their_address(actor, appointment):
        raise NotAllowed(lazy("Somebody else must record this: nobody records their own"))
    if appointment.state is not AppointmentState.CHECKING:
        raise Conflict(lazy("This appointment has started, or was withdrawn, already"))
    if home.status is HomeStatus.CLOSED:
        raise DomainError(lazy("This home is not open to new staff"))
    return home, appointment


def _enter(
    actor: Actor,
    home: Home,
    appointment: Appointment,
    entrant: Entrant,
    until: date | None = None,
) -> PersonInPost:
    """The clearance, which `until` makes a provisional one, and the start that it serves."""
    clearance = StartClearance(
        home_id=home.id,
        role=appointment.role,
        organisation_id=appointment.organisation_id,
        person_key=appointment.person_reference,
        appointment_public_id=appointment.public_id,
        cleared_at=clock.now(),
        provisional=until is not None,
        provisional_until=until,
        provisional_home_type=home.home_type if until is not None else None,
    )
    session().add(clearance)
    session().flush()
    row = entry.start(actor, clearance, home, entrant)
    appointment.person_in_post_id = row.id
    move(appointment, AppointmentState.STARTED, by=APPOINTMENT, actor=actor)
    return row


def _entrant(appointment: Appointment, started_on: date, standard_week: Decimal) -> Entrant:
    return Entrant(
        person_reference=appointment.person_reference,
        given_name=appointment.given_name,
        family_name=appointment.family_name,
        role=appointment.role,
        contract=appointment.contract,
        weekly_hours=appointment.weekly_hours,
        started_on=started_on,
        email=appointment.email,
        standard_week=standard_week,
        account_id=appointment.account_id,
    )


def _refuse_day(started_on: date) -> None:
    if started_on > clock.today():
        raise DomainError(lazy("Record a start on the day it happens, not before"), "started_on")


def _refuse_incomplete(appointment: Appointment, started_on: date) -> None:
    """Refuse unless nothing is missing now, and nothing was on the day of the start."""
    today = clock.today()
    if queries.asked_of(appointment, today) is None:
        raise ChecksIncomplete(queries.what_is_missing(appointment, today))
    missing = queries.what_is_missing(appointment, today)
    missing = missing or queries.what_is_missing(appointment, started_on)
    if missing:
        raise ChecksIncomplete(missing)
    _refuse_backdated(appointment, started_on)


def _refuse_backdated(appointment: Appointment, started_on: date) -> None:
    """Refuse a day before the last check was verified: nobody had cleared the person then."""
    complete_on = queries.complete_from(appointment, clock.today())
    if complete_on is None or started_on < complete_on:
        raise DomainError(TOO_EARLY, "started_on")


class Before(TypedDict, total=False):
    """What may be known of somebody who was in post before the home joined."""

    ending: Ending | None
    plan_due_on: date | None


@atomic
def record_in_post_before(
    actor: Actor, home: Home, entrant: Entrant, **more: Unpack[Before]
) -> PersonInPost:
    """Record somebody in post before the home joined: checks "not recorded here", with a plan."""
    home = locked(home)
    if not people.can_keep_people(actor, home):
        raise NotAllowed(lazy("A manager records people who were in post before"))
    kept = records.kept_reference(home.organisation_id or 0, entrant.person_reference)
    entrant = replace(entrant, person_reference=kept)
    ending, today = more.get("ending"), clock.today()
    has_left = ending is not None and ending.ended_on < today
    if not has_left:
        _refuse_known(home, entrant.person_reference, entrant.email)
    row = entry.record_before_joining(actor, home, entrant, ending)
    if has_left:
        return row
    plan_due_on = more.get("plan_due_on") or rules.plan_due(home.joined_on, today)
    if plan_due_on < today:
        raise DomainError(lazy("The day must be today or later"), "plan_due_on")
    appointment = new_appointment(
        actor,
        home,
        AppointmentState.IN_POST_BEFORE,
        role=entrant.role,
        contract=entrant.contract,
        weekly_hours=entrant.weekly_hours,
        given_name=entrant.given_name,
        family_name=entrant.family_name,
        email=entrant.email,
        person_reference=entrant.person_reference,
    )
    appointment.person_in_post_id, appointment.plan_due_on = row.id, plan_due_on
    return row


def _refuse_known(home: Home, reference: str, email: str | None) -> None:
    """Refuse an earlier date to whom a concern stops, who was found wanting, or who waits here."""
    organisation_id = home.organisation_id or 0
    stopped = queries.known_against(organisation_id, reference, email)
    if stopped:
        raise ChecksIncomplete(stopped)
    if any(one.home_id == home.id for one in queries.checking_under(organisation_id, reference)):
        raise Conflict(
            lazy("This person’s checks for this post are under way already"), "person_reference"
        )


@atomic
def change_contract(
    actor: Actor, row: PersonInPost, contract: Contract, *, from_day: date | None = None
) -> PersonInPost:
    """Engage somebody in post otherwise; what the new contract asks for must be settled first.

    It holds from a day, today unless told, on which what it asks for was settled too.
    """
    appointment = queries.of_spell(row)
    if appointment is not None:
        appointment = locked(appointment)
    row = locked(row)
    if not people.can_keep_person(actor, row):
        raise NotAllowed(lazy("Your role does not include this"))
    if row.contract is contract:
        return row
    leaving.refuse_own(actor, row)
    if appointment is not None:
        _refuse_contract(appointment, contract, from_day)
        appointment.contract = contract
        audit.record(actor, "change-contract", appointment)
    elif not row.before_joining:
        raise Conflict(lazy("This person’s checks are not recorded here"))
    entry.change_contract(actor, row, contract, from_day)
    return row


def _refuse_contract(appointment: Appointment, contract: Contract, from_day: date | None) -> None:
    """Refuse a contract whose rows are not settled; of somebody in post before, its new rows."""
    today, before = clock.today(), appointment.state is AppointmentState.IN_POST_BEFORE
    asked = {one.kind for one in queries.asked_of(appointment, today) or ()} if before else set()
    missing = queries.what_is_missing(appointment, today, contract)
    missing = missing or queries.what_is_missing(appointment, from_day or today, contract)
    missing = [one for one in missing if one.kind not in asked or one.why in STOPPED]
    if missing:
        raise ChecksIncomplete(missing)
    settled_on = queries.newly_settled_on(appointment, contract, today)
    if from_day is not None and settled_on is not None and from_day < settled_on:
        raise DomainError(TOO_EARLY, "from_day")
