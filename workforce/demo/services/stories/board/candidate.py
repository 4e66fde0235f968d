"""The demo’s candidate: a time to choose, an offer, a message, a draft, jobs kept, alerts."""

from datetime import time, timedelta

from sqlalchemy import select

from workforce.accounts.models import Person
from workforce.applications import services as applications
from workforce.applications.models import Application
from workforce.applications.models.applications import ALIAS_LENGTH
from workforce.applications.services import form
from workforce.applications.services.hiring import interviews, messages
from workforce.applications.services.hiring.interviews import Meeting
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import MeetingKind
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.demo.services.ledger import at
from workforce.demo.services.stories.teller import Teller
from workforce.messages.states import Channel
from workforce.providers.queries import members
from workforce.providers.states import Role
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.returning import alerts as kept
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.rules.search import from_query
from workforce.vacancies.services import alerts, returning
from workforce.vacancies.states import Route, VacancyState
from workforce.vacancies.states.alerts import AlertFrequency

BY_VIDEO = Meeting(30, MeetingKind.VIDEO, "https://meet.example.org/homes")
TIMES = (time(9, 30), time(11), time(16))
INVITED, WROTE, OFFERED, BEGUN, SAVED, ALERTED = 3, 2, 1, 4, 5, 20
SAVED_COUNT = 3
ALERTS = (
    (("location", "LS1"), ("radius", "10"), ("role", "residential-support-worker")),
    (("region", "yorkshire-and-the-humber"), ("pattern", "waking-nights")),
)


def tell(teller: Teller) -> None:
    """What waits for them, and what they did."""
    candidate = teller.actor("candidate")
    met = _sent(candidate)
    if len(met) > 1:
        _invited(teller, met[0])
        with teller.on(OFFERED, 14):
            applications.offer(_recruiter(met[1]), met[1])
    _returned(teller, candidate)


def _sent(candidate: Actor) -> list[Application]:
    query = select(Application).where(
        Application.candidate_id == candidate.person_id,
        Application.state == ApplicationState.INTERVIEWING,
    )
    return list(session().scalars(query.order_by(Application.id)))


def _invited(teller: Teller, application: Application) -> None:
    """Times to choose from, and a message that is not read yet."""
    recruiter = _recruiter(application)
    with teller.on(INVITED):
        interviews.open_invite(recruiter, application)
        interviews.add_slots(
            recruiter,
            application.vacancy,
            day=teller.today + timedelta(days=6),
            at=TIMES,
            meeting=BY_VIDEO,
        )
    with teller.on(WROTE):
        messages.write_to_candidate(
            recruiter, application, words="Choose a time that suits you. We look forward to it."
        )


def _returned(teller: Teller, candidate: Actor) -> None:
    """A draft to finish, jobs for later, and alerts."""
    jobs = _elsewhere(teller, candidate)
    with teller.on(BEGUN):
        draft = form.begin(candidate, jobs[0])
        # Drawn anew in life, and the same from the same seed here.
        draft.alias = draft.public_id[:ALIAS_LENGTH].upper()
    with teller.on(SAVED):
        for job in jobs[1 : SAVED_COUNT + 1]:
            returning.save(candidate, job.id)
    person = session().get_one(Person, candidate.person_id)
    asker = alerts.Asker(Channel.EMAIL, person.email, "en", proved=True)
    with teller.on(ALERTED):
        for query in ALERTS:
            alerts.ask(from_query(query), AlertFrequency.DAILY, asker)
    # They have been looked through every day since.
    for row in kept.alerts_for(candidate):
        row.matched_until = rules.last_due(AlertFrequency.DAILY, teller.today)


def _elsewhere(teller: Teller, candidate: Actor) -> list[Vacancy]:
    """Jobs of others, open for a while, that they have not applied for."""
    known = at(teller.ago(ALERTED))
    applied = select(Application.vacancy_id).where(Application.candidate_id == candidate.person_id)
    query = select(Vacancy).where(
        Vacancy.state == VacancyState.LIVE,
        Vacancy.route == Route.HERE,
        Vacancy.published_at < known,
        Vacancy.organisation_id != teller.actor("recruiter").organisation_id,
        Vacancy.id.not_in(applied),
    )
    return list(session().scalars(query.order_by(Vacancy.closes_on.desc(), Vacancy.id).limit(6)))


def _recruiter(application: Application) -> Actor:
    owner = members.holders(application.organisation_id, Role.OWNER)[0]
    return members.actor_for(owner.id)
