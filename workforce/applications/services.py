"""Applying, choosing, offering and starting: each a verb, each with its letter."""

from datetime import date, datetime

from workforce.accounts.models import Person
from workforce.applications import policies
from workforce.applications.models import APPLICATION, Application
from workforce.applications.queries import candidate as own
from workforce.applications.queries import facts
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks_queries
from workforce.checks import services as checks
from workforce.checks.states import AppointmentState
from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.core.lifecycle import move
from workforce.core.registry import HomeMove
from workforce.core.translation import lazy
from workforce.employment.models import PersonInPost
from workforce.messages import services as messages
from workforce.providers.queries import members
from workforce.providers.states import Role
from workforce.vacancies import services as vacancies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import board

State = ApplicationState


@atomic
def apply(
    actor: Actor, vacancy: Vacancy, *, telephone: str, right_to_work: str, statement: str
) -> Application:
    """Apply once for a live vacancy; the database itself refuses a second application."""
    candidate = _candidate(actor)
    if candidate.email_confirmed_at is None:
        raise DomainError(lazy("Confirm your email address before you apply"))
    job = board.job(vacancy.public_id, clock.today())
    if job is None or not job.is_open:
        raise DomainError(lazy("This job has closed"))
    if own.application_to(actor, vacancy.id) is not None:
        raise Conflict(lazy("You have already applied for this job"))
    application = Application(
        vacancy_id=vacancy.id,
        organisation_id=vacancy.organisation_id,
        candidate_id=candidate.id,
        telephone=telephone,
        right_to_work=right_to_work,
        statement=statement,
    )
    session().add(application)
    lifecycle.begin(application, actor=actor)
    audit.record(actor, "apply", application)
    _tell_candidate(application, "received")
    _tell_recruiters(application, "new_application")
    return application


@atomic
def carry_over(passing: HomeMove) -> None:
    """A home changes owner: who still waits for an answer now has it from the next owner."""
    waiting = facts.undecided_of(passing.home_id, passing.from_organisation_id)
    vacancies.hand_over(passing, {one.vacancy_id: one.vacancy for one in waiting}.values())
    for application in waiting:
        application.organisation_id = passing.to_organisation_id


def _candidate(actor: Actor) -> Person:
    person = session().get(Person, actor.person_id) if actor.person_id is not None else None
    if person is None:
        raise NotFound(lazy("Page not found"))
    return person


@atomic
def withdraw(actor: Actor, application: Application, *, reason: str = "") -> None:
    """Take one's own application back; an appointment that an offer opened goes with it.

    What was typed stands in the letter only: letters are encrypted and forgotten.
    """
    _mine(actor, application)
    move(locked(application), State.WITHDRAWN, by=APPLICATION, actor=actor)
    _close_appointment(application)
    _tell_recruiters(application, "withdrawn", reason=reason)


@atomic
def decline(actor: Actor, application: Application, *, reason: str = "") -> None:
    """Decline an offer."""
    _mine(actor, application)
    move(locked(application), State.DECLINED, by=APPLICATION, actor=actor)
    _close_appointment(application)
    _tell_recruiters(application, "declined", reason=reason)


@atomic
def shortlist(actor: Actor, application: Application) -> None:
    """Take an application forward."""
    _choose(actor, application, State.SHORTLISTED)
    _tell_candidate(application, "shortlisted")


@atomic
def interview(actor: Actor, application: Application) -> None:
    """Invite a shortlisted candidate to an interview."""
    _choose(actor, application, State.INTERVIEWING)
    _tell_candidate(application, "interview")


@atomic
def offer(actor: Actor, application: Application) -> None:
    """Offer the job, subject to checks; the appointment with its checks is opened.

    A job has as many offers as posts, so that it is never filled above them.
    """
    _held(actor, application)
    vacancy, candidate = locked(application.vacancy), application.candidate
    if facts.offers_count(vacancy.id) >= vacancy.posts_count:
        raise Conflict(
            lazy("Every post of this job has an offer. To hire more people, post another job")
        )
    _choose(actor, application, State.OFFERED)
    checks.open_appointment(
        actor,
        vacancy.home,
        role=vacancy.role,
        contract=vacancy.contract,
        weekly_hours=vacancy.weekly_hours,
        given_name=candidate.given_name,
        family_name=candidate.family_name,
        email=candidate.email,
        account=candidate,
        origin=facts.origin_of(application),
    )
    _tell_candidate(application, "offer")


@atomic
def turn_down(actor: Actor, application: Application, *, feedback: str = "") -> None:
    """Say no, with feedback where there is some; an open appointment is closed."""
    _choose(actor, application, State.UNSUCCESSFUL)
    _close_appointment(application)
    _tell_candidate(application, "unsuccessful", feedback=feedback)


@atomic
def mark_started(actor: Actor, application: Application, *, started_on: date) -> PersonInPost:
    """Put the candidate in post through the gate; it refuses with what is missing."""
    _held(actor, application)
    locked(application)
    appointment = checks_queries.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    if appointment is None or application.state is not State.OFFERED:
        raise DomainError(lazy("Make an offer first, so that the checks can be done"))
    row = checks.start(actor, appointment, started_on=started_on)
    move(application, State.STARTED, by=APPLICATION, actor=actor)
    _tell_candidate(application, "started")
    return row


@atomic
def note_starts(actor: Actor) -> int:
    """Note starts that were made from the checks page; returns how many."""
    behind = facts.started_elsewhere()
    for application in behind:
        move(application, State.STARTED, by=APPLICATION, actor=actor)
    return len(behind)


@atomic
def erase_of(actor: Actor, person_id: int) -> None:
    """End what is under way for somebody who closes their account, and forget what they wrote."""
    for application in facts.applications_of(person_id):
        if application.state in APPLICATION.active:
            move(locked(application), State.WITHDRAWN, by=APPLICATION, actor=actor)
            _close_appointment(application)
            _tell_recruiters(application, "withdrawn")
        _forget(application)


@atomic
def forget_decided(moment: datetime) -> int:
    """Forget what was written in applications that ended before a moment; returns how many."""
    old = facts.decided_before(moment)
    for application in old:
        _forget(application)
    return len(old)


def _forget(application: Application) -> None:
    application.telephone, application.right_to_work, application.statement = None, "", ""


def _mine(actor: Actor, application: Application) -> None:
    if not policies.is_candidate_of(actor, application):
        raise NotFound(lazy("Page not found"))


def _held(actor: Actor, application: Application) -> None:
    if not policies.can_choose_for(actor, application):
        raise NotFound(lazy("Page not found"))


def _choose(actor: Actor, application: Application, to: State) -> None:
    _held(actor, application)
    move(locked(application), to, by=APPLICATION, actor=actor)


def _close_appointment(application: Application) -> None:
    appointment = checks_queries.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    if appointment is not None and appointment.state is AppointmentState.CHECKING:
        # The candidate ends it too, who has no role in the organisation.
        keeper = Actor.system("applications")
        checks.withdraw(keeper, appointment, reason="application ended")


def _tell_candidate(application: Application, letter: str, **more: str) -> None:
    messages.write(
        session().get_one(Person, application.candidate_id),
        f"applications/{letter}",
        {"title": application.vacancy.title, "employer": application.vacancy.employer_name, **more},
        link=("applications_candidate.application", {"application_id": application.public_id}),
    )


def _tell_recruiters(application: Application, letter: str, **more: str) -> None:
    people = members.holders(application.organisation_id, Role.RECRUITER)
    for person in people or members.holders(application.organisation_id, Role.OWNER):
        messages.write(
            person,
            f"applications/{letter}",
            {"title": application.vacancy.title, **more},
            link=("applications_recruiter.applicant", {"application_id": application.public_id}),
        )
