"""One row of a people file against what is recorded: unchanged, changed, entered, or waiting."""

from dataclasses import dataclass, field
from datetime import date

from workforce.checks import queries
from workforce.checks.models import Appointment
from workforce.checks.rules.people_file import PersonRow
from workforce.checks.services import appointments, gate
from workforce.checks.services.people_file.comparing import ends_as_said
from workforce.checks.services.people_file.report import Outcome, Waiting
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import Conflict
from workforce.core.translation import lazy
from workforce.employment import services as employment
from workforce.employment.models import PersonInPost
from workforce.employment.rules import Entrant, Spell
from workforce.employment.services.entry import Ending
from workforce.employment.states import JobRole, LeavingReason
from workforce.providers.models import Home

DETAILS = ("given_name", "family_name", "email", "weekly_hours")


@dataclass(slots=True)
class Standing:
    """What is recorded of the people of a file in one home, and which posts the file names."""

    spells: list[PersonInPost]
    checking: list[Appointment]
    in_file: frozenset[tuple[str, str, object]]
    by_person: dict[str, list[PersonInPost]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the spells by person."""
        for spell in self.spells:
            self.by_person.setdefault(spell.person_reference, []).append(spell)

    def spell(self, home: Home, row: PersonRow) -> PersonInPost | None:
        """The spell that the row is about."""
        for one in self.by_person.get(row.person_reference, ()):
            if (one.home_id, one.role, one.started_on) == (home.id, row.role, row.started_on):
                return one
        return None

    def elsewhere(self, home: Home, row: PersonRow) -> PersonInPost | None:
        """A spell of the person that a new one would double, and of which the file is silent."""
        new = Spell(row.started_on, row.ended_on)
        for one in self.by_person.get(row.person_reference, ()):
            same_post = (one.home_id, one.role) == (home.id, row.role)
            named = _post_of(one) in self.in_file
            if (same_post or not named) and new.overlaps(Spell(one.started_on, one.ended_on)):
                return one
        return None

    def under_way(self, row: PersonRow) -> Appointment | None:
        """The appointment under way that the row is about."""
        for one in self.checking:
            if (one.person_reference, one.role) == (row.person_reference, row.role):
                return one
        return None


def _post_of(spell: PersonInPost) -> tuple[str, str, JobRole]:
    return (spell.person_reference, spell.home.registration_number, spell.role)


def take_row(actor: Actor, home: Home, row: PersonRow, standing: Standing) -> Outcome | Waiting:
    """Bring what is recorded to what the row says, as far as the gate allows."""
    spell = standing.spell(home, row)
    if spell is not None:
        return _brought_up(actor, spell, row)
    doubled = standing.elsewhere(home, row)
    if doubled is not None:
        raise Conflict(
            lazy(
                "This person is recorded in a post since %(day)s. Give that post in the file too, "
                "with its last day if it has ended",
                day=doubled.started_on.strftime("%d/%m/%Y"),
            ),
            "person_reference",
        )
    if home.joined_on is not None and row.started_on < home.joined_on:
        made = gate.record_in_post_before(actor, home, entrant_of(row), ending=ending_of(row))
        standing.by_person.setdefault(row.person_reference, []).append(made)
        return Outcome.IN_POST_BEFORE
    return _through_the_gate(actor, home, row, standing)


def ending_of(row: PersonRow) -> Ending | None:
    """The end of the post that a row gives, if any."""
    if row.ended_on is None:
        return None
    return Ending(row.ended_on, row.leaving_reason or LeavingReason.NOT_STATED)


def entrant_of(row: PersonRow) -> Entrant:
    """The person of a row as they come into post."""
    return Entrant(
        person_reference=row.person_reference,
        given_name=row.given_name,
        family_name=row.family_name,
        role=row.role,
        contract=row.contract,
        weekly_hours=row.weekly_hours,
        started_on=row.started_on,
        email=row.email,
    )


def _through_the_gate(
    actor: Actor, home: Home, row: PersonRow, standing: Standing
) -> Outcome | Waiting:
    """Start somebody whose checks are complete; otherwise their checks are (still) to be done."""
    appointment = standing.under_way(row)
    if appointment is None:
        if row.ended_on is not None and row.ended_on < clock.today():
            raise Conflict(
                lazy("Started after the home joined, and no complete checks are recorded"),
                "started_on",
            )
        appointment = appointments.open_appointment(
            actor,
            home,
            role=row.role,
            contract=row.contract,
            weekly_hours=row.weekly_hours,
            given_name=row.given_name,
            family_name=row.family_name,
            email=row.email,
            person_reference=row.person_reference,
        )
        standing.checking.append(appointment)
    else:
        appointments.correct(
            actor,
            appointment,
            contract=row.contract,
            weekly_hours=row.weekly_hours,
            given_name=row.given_name,
            family_name=row.family_name,
            email=row.email,
        )
    return _started_or_waiting(actor, appointment, row, standing)


def _started_or_waiting(
    actor: Actor, appointment: Appointment, row: PersonRow, standing: Standing
) -> Outcome | Waiting:
    today = clock.today()
    missing = queries.what_is_missing(appointment, today)
    if missing or row.started_on > today:
        return Waiting(row.line, row.person_reference, appointment.public_id, tuple(missing))
    made = gate.start(actor, appointment, started_on=row.started_on)
    _ended(actor, made, row.ended_on, row.leaving_reason)
    standing.by_person.setdefault(row.person_reference, []).append(made)
    standing.checking.remove(appointment)
    return Outcome.STARTED


def _brought_up(actor: Actor, spell: PersonInPost, row: PersonRow) -> Outcome:
    """Bring a spell to what the row says of names, hours, contract and leaving."""
    outcome = Outcome.UNCHANGED
    if any(getattr(row, name) != getattr(spell, name) for name in DETAILS):
        employment.change_details(
            actor,
            spell,
            given_name=row.given_name,
            family_name=row.family_name,
            email=row.email,
            weekly_hours=row.weekly_hours,
        )
        outcome = Outcome.CHANGED
    if row.contract is not spell.contract:
        gate.change_contract(actor, spell, row.contract)
        outcome = Outcome.CHANGED
    return Outcome.LEFT if _ended(actor, spell, row.ended_on, row.leaving_reason) else outcome


def _ended(
    actor: Actor, spell: PersonInPost, ended_on: date | None, reason: LeavingReason | None
) -> bool:
    """Bring the end of a spell to what the row says; returns whether that changed anything."""
    if ends_as_said(spell, ended_on, reason):
        return False
    if ended_on is None:
        employment.stay(actor, spell)
        return True
    employment.leave(actor, spell, ended_on=ended_on, reason=reason or LeavingReason.NOT_STATED)
    return True
