"""Lives full enough that no page of a candidate, of a worker or of the public is empty."""

from datetime import timedelta

from tests.factories import applications, employment, providers, sponsorship, vacancies
from tests.guards import rows
from workforce.accounts.models import Person
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.sponsorship.states import CaseState
from workforce.staffing import services as staffing
from workforce.staffing.models import Release
from workforce.vacancies import services as posting
from workforce.vacancies.models import Vacancy

SYSTEM = Actor.system("guards")
S = ApplicationState
CHOSEN = (S.SUBMITTED, S.SHORTLISTED, S.INTERVIEWING, S.OFFERED, S.UNSUCCESSFUL)


def advertised(home: Home, keeper: Actor) -> Vacancy:
    """A live job of a home, posted and published as its recruiter would."""
    job = posting.post(keeper, home, vacancies.make_particulars())
    posting.publish(keeper, job)
    return job


def applied_to(home: Home, person: Person, keeper: Actor) -> list[Application]:
    """An application of somebody to a home in every state that a candidate can meet."""
    made = [
        applications.make_application(advertised(home, keeper), person, state) for state in CHOSEN
    ]
    gone, offered = (
        applications.make_application(advertised(home, keeper), person, state)
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
    for state in (CaseState.ACTIVE, CaseState.EXTENSION_DUE, CaseState.INTAKE):
        case = sponsorship.make_case(home, state, person=spell, account_id=person.id)
        sponsorship.make_duty(case)
    return spell


def living(person: Person) -> None:
    """A candidate who applied everywhere and works somewhere."""
    employer = providers.make_organisation(name="Employer of a Candidate")
    keeper = providers.make_member(Role.OWNER, employer).actor
    home = providers.make_home(employer, name="Larch View", public_point=vacancies.LEEDS_POINT)
    applied_to(home, person, keeper)
    worked_at(home, person)


def published() -> Release:
    """Last month's figures, published."""
    last = clock.today().replace(day=1) - timedelta(days=1)
    staffing.take_snapshot(SYSTEM, last)
    return staffing.publish(SYSTEM, f"{last:%Y-%m}")
