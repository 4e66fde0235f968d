"""Moving somebody to another home or role of the same employer, through the gate as ever."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from workforce.checks import policies, queries
from workforce.checks.models import Appointment
from workforce.checks.queries import moves
from workforce.checks.rules import Missing
from workforce.checks.rules.completeness import BY_STATE
from workforce.checks.services import appointments, gate
from workforce.checks.services.moving import carrying
from workforce.checks.states import IN_PLACE_OF
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment import policies as people
from workforce.employment import queries as records
from workforce.employment import services as employment
from workforce.employment.models import PersonInPost
from workforce.employment.states import JobRole, LeavingReason
from workforce.providers.models import Home

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where somebody goes, in which role, from which day; `keeps_post`: beside the present post."""

    role: JobRole
    weekly_hours: Decimal
    from_day: date
    keeps_post: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """What asking for a move came to: somebody in the new post, or what is still missing."""

    appointment: Appointment
    person_in_post: PersonInPost | None
    missing: tuple[Missing, ...]


@atomic
def move_person(actor: Actor, spell: PersonInPost, home: Home, to: Destination) -> Moved:
    """Open the new post with what was settled for the present one, and start it if nothing lacks.

    Where something is missing, the person stays where they are and the appointment waits.
    """
    home = locked(home)
    spell = locked(spell)
    _refuse(actor, spell, home, to)
    source = queries.of_spell(spell)
    appointment = appointments.open_appointment(
        actor,
        home,
        origin=moves.next_origin(spell),
        role=to.role,
        contract=spell.contract,
        weekly_hours=to.weekly_hours,
        given_name=spell.given_name,
        family_name=spell.family_name,
        email=spell.email,
        person_reference=spell.person_reference,
        account=spell.account,
    )
    if source is not None:
        carrying.carry(actor, locked(source), appointment)
    _settle_names(actor, spell, appointment)
    plainly = _plainly_missing(appointment)
    if plainly:
        return Moved(appointment, None, plainly)
    if to.from_day > clock.today():
        return Moved(appointment, None, tuple(queries.what_is_missing(appointment)))
    try:
        with session().begin_nested():
            made = finish_move(actor, appointment, started_on=to.from_day, keeps_post=to.keeps_post)
    except gate.ChecksIncomplete as wrong:
        return Moved(appointment, None, wrong.missing)
    return Moved(appointment, made, ())


def _plainly_missing(appointment: Appointment) -> tuple[Missing, ...]:
    """Rows whose state alone says that the gate will refuse; the gate itself looks further."""
    asked = {one.kind for one in queries.asked_of(appointment, clock.today()) or () if one.blocks}
    return tuple(
        Missing(check.kind, BY_STATE[check.state], check.subject)
        for check in appointment.checks
        if check.kind in asked - IN_PLACE_OF.keys() and check.state in BY_STATE
    )


@atomic
def finish_move(
    actor: Actor, appointment: Appointment, *, started_on: date, keeps_post: bool = False
) -> PersonInPost:
    """Start the new post through the gate; the old one ends the evening before, or goes on."""
    spell = moves.moved_from(appointment)
    if spell is None:
        raise DomainError(lazy("This appointment is no move"))
    if not people.can_keep_person(actor, spell):
        raise NotAllowed(lazy("Your role does not include this"))
    made = gate.start(actor, appointment, started_on=started_on, standard_week=spell.standard_week)
    spell = locked(spell)
    if not keeps_post and spell.in_post_on(started_on):
        _end(actor, spell, started_on)
    return made


def _end(actor: Actor, spell: PersonInPost, started_on: date) -> None:
    if started_on <= spell.started_on:
        raise DomainError(
            lazy("The new post must begin after the first day of the present one"), "started_on"
        )
    employment.leave(
        actor,
        spell,
        ended_on=started_on - ONE_DAY,
        reason=LeavingReason.MOVED_WITHIN_PROVIDER,
    )


def _refuse(actor: Actor, spell: PersonInPost, home: Home, to: Destination) -> None:
    if not (people.can_keep_person(actor, spell) and policies.can_add_person(actor, home)):
        raise NotAllowed(lazy("Your role does not include this"))
    if records.is_own_record(actor, spell):
        raise NotAllowed(lazy("Somebody else records a move of yours"))
    if home.organisation_id != spell.organisation_id:
        raise DomainError(lazy("Choose a home of this person’s employer"), "home")
    if not spell.in_post_on(clock.today()):
        raise Conflict(lazy("This person is not in this post today. Add them as a new person"))
    if (spell.home_id, spell.role) == (home.id, to.role):
        raise DomainError(lazy("Choose another home or another role"), "role")
    _refuse_double(spell, home, to)


def _refuse_double(spell: PersonInPost, home: Home, to: Destination) -> None:
    """Nobody is in one post twice, nor leaves a post before they were in it."""
    if not to.keeps_post and to.from_day <= spell.started_on:
        raise DomainError(
            lazy("The new post must begin after the first day of the present one"), "started_on"
        )
    for other in moves.posts_of(spell):
        same = (other.home_id, other.role) == (home.id, to.role)
        if same and (other.ended_on is None or other.ended_on >= to.from_day):
            raise Conflict(lazy("This person is already in this post"), "role")


def _settle_names(actor: Actor, spell: PersonInPost, appointment: Appointment) -> None:
    """Measure corrections as before; a name that nobody verified asks for identity again."""
    appointment.settled_given_name = spell.settled_given_name
    appointment.settled_family_name = spell.settled_family_name
    settled = (spell.settled_given_name, spell.settled_family_name)
    if settled != (spell.given_name, spell.family_name):
        appointments.doubt_identity(actor, appointment)
