"""Lives full enough that no page of a candidate, of a worker or of the public is empty."""

from datetime import timedelta

from tests.factories import applications, employment, providers, vacancies
from tests.guards import rows
from workforce.accounts.models import Person
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.staffing import services as staffing
from workforce.staffing.models import Release

SYSTEM = Actor.system("guards")
S = ApplicationState
CHOSEN = (S.SUBMITTED, S.SHORTLISTED, S.INTERVIEWING, S.OFFERED, S.UNSUCCESSFUL)


def applied_to(home: Home, person: Person) -> list[Application]:
    """An application of somebody to a home in every state that a candidate can meet."""
    made = [
        applications.make_application(vacancies.make_vacancy(home), person, state)
        for state in CHOSEN
    ]
    gone, offered = (
        applications.make_application(vacancies.make_vacancy(home), person, state)
        for state in (S.SUBMITTED, S.OFFERED)
    )
    services.withdraw(person.as_actor, gone)
    services.decline(person.as_actor, offered)
    return [*made, gone, offered]


def worked_at(home: Home, person: Person) -> PersonInPost:
    """A spell of somebody at a home, linked to their account, with training."""
    spell = employment.make_person_in_post(home, account=person)
    rows.completion(spell)
    rows.completion(spell, "fire-safety")
    return spell


def living(person: Person) -> None:
    """A candidate who applied everywhere and works somewhere."""
    home = providers.make_home(
        providers.make_organisation(name="Employer of a Candidate"),
        public_point=vacancies.LEEDS_POINT,
    )
    applied_to(home, person)
    worked_at(home, person)


def published() -> Release:
    """Last month's figures, published."""
    last = clock.today().replace(day=1) - timedelta(days=1)
    staffing.take_snapshot(SYSTEM, last)
    return staffing.publish(SYSTEM, f"{last:%Y-%m}")
