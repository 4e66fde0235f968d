"""Choosing: each a verb, each with its letter, until somebody starts through the gate."""

from datetime import date

from workforce.applications.models import APPLICATION, Application
from workforce.applications.models.hiring import Offer
from workforce.applications.queries import facts
from workforce.applications.queries.hiring.interviews import free_slots
from workforce.applications.queries.hiring.offers import standing
from workforce.applications.services import steps
from workforce.applications.services.file import opening
from workforce.applications.services.hiring import interviews, offers
from workforce.applications.services.hiring.asking import check_words
from workforce.applications.services.hiring.offers import Terms
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks_queries
from workforce.checks import services as checks
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked
from workforce.core.errors import Conflict, DomainError
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.employment.models import PersonInPost
from workforce.vacancies import services as vacancies
from workforce.vacancies.queries.posting import posts

State = ApplicationState


@atomic
def shortlist(actor: Actor, application: Application) -> None:
    """Take an application forward."""
    _choose(actor, application, State.SHORTLISTED)
    application.shortlisted_at = clock.now()
    steps.tell_candidate(application, "shortlisted")


@atomic
def interview(actor: Actor, application: Application) -> None:
    """Invite a shortlisted candidate who sent the whole form to choose a time to meet."""
    if application.completed_at is None:
        raise DomainError(
            lazy(
                "They have sent only the short first step. Ask for the whole form before you "
                "invite them"
            )
        )
    _choose(actor, application, State.INTERVIEWING)
    interviews.open_invite(actor, application)
    times = free_slots(application.vacancy_id, clock.now())
    steps.tell_candidate(application, "interview", times="yes" if times else "")


@atomic
def offer(
    actor: Actor, application: Application, terms: Terms | None = None, *, no_child: bool = False
) -> Offer:
    """Offer the job, subject to checks; the appointment with its checks is opened.

    Without terms of its own it is offered as advertised. A job has as many offers as posts
    that are not filled another way, so that it is never filled above them.
    """
    steps.held(actor, application)
    vacancy, candidate = locked(application.vacancy), application.candidate
    taken = facts.offers_count(vacancy.id) + posts.ended_otherwise_count(vacancy.id)
    if taken >= vacancy.posts_count:
        raise Conflict(
            lazy(
                "Every post of this job has an offer or is filled. To hire more people, post "
                "another job"
            )
        )
    _choose(actor, application, State.OFFERED)
    terms = terms or offers.advertised(vacancy)
    made = offers.make(actor, application, terms, no_child=no_child)
    appointment = checks.open_appointment(
        actor,
        terms.home,
        role=terms.role,
        contract=terms.contract,
        weekly_hours=terms.weekly_hours,
        given_name=candidate.given_name,
        family_name=candidate.family_name,
        email=candidate.email,
        account=candidate,
        origin=facts.origin_of(application),
    )
    opening.hand_on(actor, application, appointment)
    until = terms.expires_on.isoformat()
    steps.tell_candidate(application, "offer", until=until, **offers.code_words(made))
    return made


@atomic
def take_back_offer(
    actor: Actor, application: Application, *, words: str, no_child: bool = False
) -> None:
    """Take an offer back, with words for the candidate; what it opened is closed."""
    steps.held(actor, application)
    if locked(application).state is not State.OFFERED:
        raise Conflict(lazy("There is no offer now"))
    check_words(application.vacancy, {"words": words}, confirmed=no_child)
    offers.note_reason(application, words)
    _choose(actor, application, State.UNSUCCESSFUL)
    steps.close_appointment(application)
    steps.tell_candidate(application, "hiring/offer_taken_back", words=words)


@atomic
def turn_down(
    actor: Actor, application: Application, *, feedback: str = "", no_child: bool = False
) -> None:
    """Say no, with feedback where there is some; an open appointment is closed."""
    steps.held(actor, application)
    check_words(application.vacancy, {"feedback": feedback}, confirmed=no_child)
    _choose(actor, application, State.UNSUCCESSFUL)
    steps.close_appointment(application)
    steps.tell_candidate(application, "unsuccessful", feedback=feedback)


@atomic
def mark_started(actor: Actor, application: Application, *, started_on: date) -> PersonInPost:
    """Put the candidate in post through the gate; it refuses with what is missing."""
    steps.held(actor, application)
    made = standing(application.id)
    # The job is held before the application, as whoever offers holds them.
    filled = _fill_post(actor, application, made, started_on)
    locked(application)
    appointment = checks_queries.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    if appointment is None or application.state is not State.OFFERED:
        raise DomainError(lazy("Make an offer first, so that the checks can be done"))
    row = checks.start(actor, appointment, started_on=started_on)
    offers.note_accepted(actor, made)
    move(application, State.STARTED, by=APPLICATION, actor=actor)
    if not filled:
        raise Conflict(lazy("Every post of this job is filled. Post another job for this person"))
    steps.tell_candidate(application, "started")
    return row


@atomic
def note_starts(actor: Actor) -> int:
    """Note starts that were made from the checks page; returns how many."""
    behind = facts.started_elsewhere()
    for application, started_on in behind:
        made = standing(application.id)
        offers.note_accepted(actor, made)
        move(application, State.STARTED, by=APPLICATION, actor=actor)
        _fill_post(actor, application, made, started_on)
    return len(behind)


def _fill_post(actor: Actor, application: Application, made: Offer | None, on: date) -> bool:
    """Let a start fill one of the posts of its job; False where none is left."""
    origin = facts.origin_of(application)
    home_id = made.home_id if made is not None else None
    return vacancies.fill(actor, application.vacancy, origin=origin, on=on, home_id=home_id)


def _choose(actor: Actor, application: Application, to: State) -> None:
    steps.held(actor, application)
    move(locked(application), to, by=APPLICATION, actor=actor)
