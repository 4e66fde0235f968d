"""A paused job: nobody sees it, support, recruiters and applicants are told once, never why."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories import providers, vacancies
from tests.factories.applications import make_application
from workforce.applications import jobs as applications
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.db import atomic, db, session
from workforce.messages.models import Letter
from workforce.providers.models import Home, Organisation
from workforce.providers.states import HomeStatus, OrganisationState, Role
from workforce.vacancies import jobs
from workforce.vacancies.models import Vacancy, VacancyPause
from workforce.vacancies.queries import board
from workforce.vacancies.states import Standing, VacancyState

pytestmark = pytest.mark.usefixtures("app")


def letters(template: str) -> list[str]:
    found = db.session.scalars(select(Letter).where(Letter.template == template))
    return [one.address or "" for one in found]


@atomic
def set_status(home: Home, status: HomeStatus) -> None:
    session().get_one(Home, home.id).status = status


def live_job() -> tuple[Vacancy, Home]:
    member = providers.make_member(Role.RECRUITER)
    home = providers.make_home(member.organisation)
    return vacancies.make_vacancy(home), home


def run() -> tuple[str, str]:
    today = clock.today()
    return jobs.paused_jobs(today), applications.told_of_pauses(today)


@pytest.mark.parametrize("status", [HomeStatus.SUSPENDED, HomeStatus.CLOSED])
def test_a_home_that_may_not_recruit_pauses_its_adverts_and_each_is_told_once(
    status: HomeStatus,
) -> None:
    support = providers.make_member(Role.SUPPORT)
    vacancy, home = live_job()
    waiting = make_application(vacancy)
    decided = make_application(vacancy, state=ApplicationState.UNSUCCESSFUL)
    set_status(home, status)
    job = board.job(vacancy.public_id, clock.today())
    assert job is not None
    assert job.standing is Standing.PAUSED
    assert run() == ("paused 1, go on 0", "told 1 of 1 jobs")
    assert run() == ("paused 0, go on 0", "told 0 of 0 jobs")
    assert letters("applications/job_paused") == [waiting.candidate.email]
    assert decided.candidate.email not in letters("applications/job_paused")
    assert letters("vacancies/jobs_paused") == [support.person.email]
    assert len(letters("vacancies/paused")) == 1


def test_no_letter_to_an_applicant_says_why() -> None:
    vacancy, home = live_job()
    make_application(vacancy)
    set_status(home, HomeStatus.SUSPENDED)
    run()
    letter = db.session.scalars(
        select(Letter).where(Letter.template == "applications/job_paused")
    ).one()
    assert set(letter.context or {}) == {"title"}


def test_a_suspended_employer_pauses_the_adverts_of_all_its_homes() -> None:
    vacancy, home = live_job()
    vacancies.make_vacancy(home)
    _set_employer(vacancy, OrganisationState.SUSPENDED)
    assert run()[0] == "paused 2, go on 0"
    _set_employer(vacancy, OrganisationState.APPROVED)
    assert run()[0] == "paused 0, go on 2"
    assert len(letters("vacancies/goes_on")) == 2


@atomic
def _set_employer(vacancy: Vacancy, state: OrganisationState) -> None:
    session().get_one(Organisation, vacancy.organisation_id).state = state


def test_a_second_pause_is_told_anew() -> None:
    vacancy, home = live_job()
    make_application(vacancy)
    for _time in range(2):
        set_status(home, HomeStatus.SUSPENDED)
        run()
        set_status(home, HomeStatus.ACTIVE)
        run()
    assert len(letters("applications/job_paused")) == 2
    assert len(db.session.scalars(select(VacancyPause)).all()) == 2


def test_a_pause_that_is_over_before_anybody_was_told_is_not_told() -> None:
    vacancy, home = live_job()
    make_application(vacancy)
    set_status(home, HomeStatus.SUSPENDED)
    jobs.paused_jobs(clock.today())
    set_status(home, HomeStatus.ACTIVE)
    assert run() == ("paused 0, go on 1", "told 0 of 0 jobs")
    assert letters("applications/job_paused") == []


def test_a_paused_job_that_closes_ends_its_pause_without_a_word() -> None:
    vacancy, home = live_job()
    set_status(home, HomeStatus.SUSPENDED)
    run()
    later = vacancy.closes_on + timedelta(days=1)
    jobs.close_expired_vacancies(later)
    assert jobs.paused_jobs(later) == "paused 0, go on 1"
    assert db.session.get_one(Vacancy, vacancy.id).state is VacancyState.ENDED
    assert letters("vacancies/goes_on") == []
