"""References by a private link: asked, corrected, reminded of, given once, or declined."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workforce.applications.models import Application
from workforce.applications.models.hiring import REQUEST, ReferenceRequest
from workforce.applications.queries import facts
from workforce.applications.queries.hiring import references as queries
from workforce.applications.rules.hiring import references as rules
from workforce.applications.services import steps
from workforce.applications.services.file import referees
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import (
    QUESTIONS,
    SAID,
    RefereeSlot,
    RequestState,
)
from workforce.checks import queries as checks
from workforce.checks.models import Appointment
from workforce.checks.services.recruitment import references as files
from workforce.checks.states import ReferenceSlot
from workforce.core import audit, clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.lifecycle import begin, move
from workforce.core.translation import lazy
from workforce.messages import services as letters
from workforce.vacancies.services import asking

REFEREE = Actor.system("referee")
CLOSED = lazy("This link no longer works")
MOST = 10
SLOTS = {
    RefereeSlot.MOST_RECENT: ReferenceSlot.MOST_RECENT,
    RefereeSlot.SECOND: ReferenceSlot.SECOND,
    RefereeSlot.FURTHER: ReferenceSlot.FURTHER,
}


@dataclass(frozen=True, slots=True)
class Referee:
    """Whom the candidate named, how they know them, and whether they may be asked early."""

    slot: RefereeSlot
    name: str
    organisation: str
    relation: str
    email: str
    agreed_before_interview: bool


@atomic
def ask(actor: Actor, application: Application, referee: Referee) -> ReferenceRequest:
    """Ask a referee by a private link, from an interview on, as the candidate agreed."""
    steps.held(actor, application)
    application = locked(application)
    if not steps.is_met(application):
        raise Conflict(lazy("References are asked for once somebody is invited to an interview"))
    agreed = _agreed(application, referee)
    if not (agreed or application.state is ApplicationState.OFFERED):
        raise Conflict(
            lazy("This referee may be asked only once the candidate is offered the job"), "agreed"
        )
    known = queries.requests_of(application.id)
    _sound(application, known, referee.email)
    request = ReferenceRequest(
        application_id=application.id,
        slot=referee.slot,
        name=referee.name,
        organisation=referee.organisation,
        relation=referee.relation,
        email=referee.email,
        agreed_before_interview=agreed,
        asked_by_id=actor.person_id,
    )
    _linked(request)
    session().add(request)
    begin(request, actor=actor)
    _send(request, application, "reference_asked")
    session().flush()
    referees.note_links(application)
    return request


def _agreed(application: Application, referee: Referee) -> bool:
    """Whether the candidate agreed; of whom they named themselves, their own answer counts."""
    name, email = referee.name.strip().casefold(), referee.email.lower()
    named = [
        one.may_ask_early
        for one in queries.named_of(application.id)
        if one.email.lower() == email or one.name.strip().casefold() == name
    ]
    return all(named) if named else referee.agreed_before_interview


def _sound(application: Application, known: Any, email: str) -> None:  # noqa: ANN401 - rows
    if email.lower() == application.candidate.email.lower():
        raise DomainError(lazy("This is the candidate’s own address"), "email")
    asked = [one for one in known if one.state is not RequestState.ENDED]
    if any(one.email.lower() == email.lower() for one in asked):
        raise Conflict(lazy("This referee has been asked already"), "email")
    if len(known) >= MOST:
        raise Conflict(lazy("Ten referees were asked already"))


def _linked(request: ReferenceRequest) -> None:
    """A new link; one that was sent before stops working."""
    request.token = secrets.new_token()
    request.token_digest = secrets.digest(request.token)
    request.sent_at = clock.now()
    request.expires_at = request.sent_at + rules.LINK_LASTS
    request.reminded_at = None


def _send(request: ReferenceRequest, application: Application, letter: str) -> None:
    letters.write(
        request.email,
        f"applications/hiring/{letter}",
        {
            "referee": request.name,
            "candidate": application.candidate.name,
            "until": clock.london(request.expires_at).date().isoformat(),
        },
        link=("applications_references_public.give_reference", {"token": request.token}),
    )


@atomic
def correct_address(actor: Actor, request: ReferenceRequest, *, email: str) -> None:
    """Write to another address; the link that went to the wrong one is dead."""
    application = request.application
    steps.held(actor, application)
    request = _asked(request)
    others = [one for one in queries.requests_of(application.id) if one.id != request.id]
    _sound(application, others, email)
    request.email = email
    _linked(request)
    audit.record(actor, "correct-referee", request)
    session().flush()
    referees.note_links(application)
    _send(request, application, "reference_asked")


@atomic
def remind(actor: Actor, request: ReferenceRequest) -> None:
    """Remind a referee by hand, a week after the last letter at the earliest."""
    steps.held(actor, request.application)
    request = _asked(request)
    now = clock.now()
    if not rules.is_open(request.expires_at, now):
        raise Conflict(lazy("The link has ended. Write to the referee anew"))
    if not rules.may_remind(request.sent_at, request.reminded_at, now):
        raise Conflict(lazy("You can remind them 7 days after the last letter"))
    request.reminded_at = now
    send_reminder(request)


def send_reminder(request: ReferenceRequest) -> None:
    """Send the same link once more; joins a use case."""
    _send(request, request.application, "reference_reminder")


@atomic
def end(actor: Actor, request: ReferenceRequest) -> None:
    """Ask this referee no longer; their link is dead."""
    steps.held(actor, request.application)
    request = _asked(request)
    move(request, RequestState.ENDED, by=REQUEST, actor=actor)
    request.token = None
    session().flush()
    referees.note_links(request.application)


@atomic
def give(request: ReferenceRequest, *, answers: dict[str, Any], confirmed: bool = False) -> None:
    """Take what a referee says; the link has served."""
    request = _served(request)
    said = {name: one for name, one in answers.items() if isinstance(one, str)}
    asking.ask_about_children(said, confirmed=confirmed, field="confirmed")
    move(request, RequestState.GIVEN, by=REQUEST, actor=REFEREE)
    request.given_at, request.token = clock.now(), None
    request.answers, request.concerns = answers, rules.raises_concern(answers)
    session().flush()
    carry_references(request.application)
    steps.tell_recruiters(request.application, "hiring/reference_given")


@atomic
def decline(request: ReferenceRequest, *, reason: str, confirmed: bool = False) -> None:
    """Say that one gives no reference, and why if one likes; the link has served."""
    request = _served(request)
    asking.ask_about_children({"reason": reason}, confirmed=confirmed, field="confirmed")
    move(request, RequestState.DECLINED, by=REQUEST, actor=REFEREE)
    request.token, request.reason = None, reason.strip() or None
    session().flush()
    referees.note_links(request.application)
    steps.tell_recruiters(request.application, "hiring/reference_declined")


def still_serves(request: ReferenceRequest | None) -> bool:
    """Whether a link can be answered."""
    return (
        request is not None
        and request.state is RequestState.ASKED
        and rules.is_open(request.expires_at, clock.now())
    )


def _served(request: ReferenceRequest) -> ReferenceRequest:
    request = locked(request)
    if not still_serves(request):
        raise Conflict(CLOSED)
    return request


def _asked(request: ReferenceRequest) -> ReferenceRequest:
    request = locked(request)
    if request.state is not RequestState.ASKED:
        raise Conflict(lazy("This referee has answered, or is no longer asked"))
    return request


@atomic
def carry_references(application: Application) -> int:
    """Put every reference that was given on the file of the appointment; returns how many."""
    appointment = checks.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    if appointment is None:
        return 0
    return put_given(appointment, queries.requests_of(application.id))


@atomic
def put_given(appointment: Appointment, requests: Sequence[ReferenceRequest]) -> int:
    """Put on file what is given of these requests and not there yet; returns how many."""
    given = [
        one for one in requests if one.state is RequestState.GIVEN and one.reference_id is None
    ]
    for request in given:
        _put(request, appointment)
    return len(given)


def _in_words(answers: dict[str, str]) -> str:
    """Every answer under its question, as a file keeps them."""
    return "\n".join(
        f"{words.text} {SAID[said].text if said in SAID else said}"
        for name, words in QUESTIONS.items()
        if (said := answers.get(name))
    )


def _put(request: ReferenceRequest, appointment: Appointment) -> None:
    row = files.take_written(
        REFEREE,
        appointment,
        slot=SLOTS[request.slot],
        referee_name=request.name,
        organisation=request.organisation,
        relation=request.relation,
        instead_reason="",
        asked_on=clock.london(request.sent_at).date(),
        received_on=clock.london(request.given_at or request.sent_at).date(),
        answers=_in_words(request.answers or {}),
        concerns=request.concerns,
    )
    request.reference_id = row.id
