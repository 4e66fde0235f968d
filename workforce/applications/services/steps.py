"""Letters about an application, and who may act on it: what every use case of this house needs."""

from workforce.accounts.models import Person
from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.queries import facts
from workforce.applications.services.hiring import ending
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks_queries
from workforce.checks import services as checks
from workforce.checks.states import AppointmentState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import NotAllowed, NotFound
from workforce.core.translation import lazy
from workforce.messages import services as messages
from workforce.vacancies.services import steps as board

OWN = lazy("This is your own application. Somebody else must read and decide it")


def mine(actor: Actor, application: Application) -> None:
    """Refuse whoever is not the candidate; to them the page does not exist."""
    if not policies.is_candidate_of(actor, application):
        raise NotFound(lazy("Page not found"))


def held(actor: Actor, application: Application) -> None:
    """Refuse whoever does not choose for this application; to them it does not exist.

    Somebody's own is theirs to know of, and somebody else's to decide.
    """
    if policies.is_own_to_choose(actor, application):
        raise NotAllowed(OWN)
    if not policies.can_choose_for(actor, application):
        raise NotFound(lazy("Page not found"))


def is_met(application: Application) -> bool:
    """Whether an application has come to an interview, or further, and goes on."""
    return application.state in {ApplicationState.INTERVIEWING, ApplicationState.OFFERED}


def close_appointment(application: Application) -> None:
    """Close what an application opened, when it ends: the appointment, interviews, offers."""
    ending.close_all(application)
    appointment = checks_queries.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    if appointment is not None and appointment.state is AppointmentState.CHECKING:
        # The candidate ends it too, who has no role in the organisation.
        keeper = Actor.system("applications")
        checks.withdraw(keeper, appointment, reason="application ended")


def tell_candidate(application: Application, letter: str, **more: str) -> None:
    """Write to the candidate about their application."""
    messages.write(
        session().get_one(Person, application.candidate_id),
        f"applications/{letter}",
        {"title": application.vacancy.title, "employer": application.vacancy.employer_name, **more},
        link=("applications_candidate.application", {"application_id": application.public_id}),
    )


def tell_recruiters(application: Application, letter: str, **more: str) -> None:
    """Write to those who recruit for the employer, or to its owners, and to who posted the job."""
    for person in board.recruiters_of(application.vacancy):
        messages.write(
            person,
            f"applications/{letter}",
            {"title": application.vacancy.title, **more},
            link=("applications_recruiter.applicant", {"application_id": application.public_id}),
        )
