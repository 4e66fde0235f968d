"""Issuing a door pass, and saying how one stands."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from workforce.checks.models import Appointment, DoorPass, Photograph
from workforce.checks.queries import passes
from workforce.checks.queries.passes import Lack
from workforce.checks.rules import photographs, tokens
from workforce.checks.services.passes.keys import signing_key
from workforce.checks.states import PassState
from workforce.core import audit, clock, registry, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotFound
from workforce.core.translation import lazy

CODE_LENGTH = 10


class PassRefused(DomainError):
    """A pass was refused; `lacking` says everything that is not complete."""

    code = "pass-refused"

    def __init__(self, lacking: Sequence[Lack]) -> None:
        super().__init__(
            lazy("You cannot have a door pass tonight: something on the list is not complete")
        )
        self.lacking = tuple(lacking)


@atomic
def issue_pass(actor: Actor, appointment: Appointment) -> DoorPass:
    """A pass of the actor's own for one home, if tonight's list for it is complete."""
    if passes.my_appointment(actor, appointment.public_id) is None or actor.person_id is None:
        raise NotFound(lazy("Page not found"))
    appointment = locked(appointment)
    lacking = passes.why_no_pass(appointment, clock.today())
    if lacking:
        raise PassRefused(lacking)
    photograph = passes.photograph_of(appointment.organisation_id, appointment.person_reference)
    if photograph is None:
        raise LookupError(appointment.public_id)
    moment = clock.now().replace(microsecond=0)
    row = DoorPass(
        organisation_id=appointment.organisation_id,
        person_reference=appointment.person_reference,
        home_id=appointment.home_id,
        appointment_id=appointment.id,
        account_id=actor.person_id,
        photograph_id=photograph.id,
        code=secrets.new_code(CODE_LENGTH),
        public_id=secrets.new_public_id(),
        token="",
        issued_at=moment,
        expires_at=moment + timedelta(hours=photographs.pass_hours()),
    )
    row.token = _token(row, appointment, photograph)
    session().add(row)
    audit.record(actor, "issue-door-pass", row)
    return row


def _token(row: DoorPass, appointment: Appointment, photograph: Photograph) -> str:
    """What a door can check without asking us: whom, as what, for which home, until when.

    The home is its opaque public id. The photograph itself is in the signed words, so that it
    cannot be exchanged for another.
    """
    key, spell = signing_key(), appointment.person_in_post
    claims = {
        "iss": registry.settings().base_url,
        "jti": row.public_id,
        "home": appointment.home.public_id,
        "name": spell.name if spell is not None else appointment.name,
        "role": (spell or appointment).role.value,
        "photo": photograph.tiny,
        "own": photograph.given_by_id == row.account_id,
        "complete": True,
        "iat": int(row.issued_at.timestamp()),
        "exp": int(row.expires_at.timestamp()),
    }
    return tokens.signed(claims, key.private_key, key.key_id)


def standing(row: DoorPass | None, moment: datetime) -> PassState:
    """How a pass stands now: it ends with its day, or with whatever is no longer complete."""
    if row is None:
        return PassState.UNKNOWN
    if moment >= row.expires_at:
        return PassState.EXPIRED
    lost = row.ended_at is not None or passes.why_no_pass(
        row.appointment, clock.london(moment).date()
    )
    return PassState.ENDED if lost else PassState.VALID


@atomic
def end_fallen(actor: Actor) -> int:
    """Write down which passes ended early because something on the list fell; says how many."""
    moment, ended = clock.now(), 0
    for row in passes.open_passes(moment):
        if standing(row, moment) is PassState.ENDED:
            row.ended_at, ended = moment, ended + 1
            audit.record(actor, "end-door-pass", row)
    return ended
