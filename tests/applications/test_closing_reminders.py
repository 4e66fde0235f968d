"""Reminders of jobs that close soon: each once, late is fine, and never of what is over."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.factories import accounts, applications, forms, providers, vacancies
from tests.factories.alerts import make_saved
from workforce.accounts.models import Person
from workforce.applications import jobs
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.db import session
from workforce.messages.models import Letter
from workforce.providers.states import HomeStatus, Role
from workforce.vacancies import services as seen
from workforce.vacancies.models import Reminder, Vacancy
from workforce.vacancies.services.seen import filling
from workforce.vacancies.states import PostOutcome, VacancyState

pytestmark = pytest.mark.usefixtures("session")
MONDAY = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.stopped_at(MONDAY):
        yield


def test_recruiters_are_asked_once_two_weeks_after_a_job_closed_how_its_posts_ended() -> None:
    open_still = vacancies.make_vacancy()
    waiting, told = vacancies.make_vacancy(), vacancies.make_vacancy()
    member = providers.make_member(Role.RECRUITER, waiting.organisation)
    for vacancy in (waiting, told):
        seen.end(applications.recruiter_of(vacancy), vacancy)
    filling.record(applications.recruiter_of(told), told, outcome=PostOutcome.ELSEWHERE)
    asked = {}
    for late in (13, 14, 15, 43):
        with clock.stopped_at(MONDAY + timedelta(days=late)):
            asked[late] = jobs.asked_outcomes(clock.today())
    assert asked == {
        13: "asked of 0 jobs",
        14: "asked of 1 jobs",
        15: "asked of 0 jobs",
        43: "asked of 0 jobs",
    }
    session().rollback()
    query = select(Letter).where(Letter.template == "vacancies/outcome_missing")
    (letter,) = session().scalars(query)
    assert letter.address == member.person.email
    assert letter.endpoint_values == {"vacancy_id": waiting.public_id}
    assert open_still.state is VacancyState.LIVE


def closing(number: int) -> date:
    return clock.today() + timedelta(days=number)


def run(late: int = 0) -> list[str]:
    with clock.stopped_at(MONDAY + timedelta(days=late)):
        jobs.closing_reminders(clock.today())
    session().rollback()
    letters = session().scalars(select(Letter).order_by(Letter.id))
    return [letter.template for letter in letters if "closing" in letter.template]


def saved(vacancy: Vacancy) -> Person:
    person = accounts.make_person()
    make_saved(person, vacancy)
    return person


def test_a_saved_job_that_closes_within_ten_days_is_told_once() -> None:
    saved(vacancies.make_vacancy(closes_on=closing(10)))
    for late in (0, 0, 1, 5):
        assert run(late) == ["vacancies/saved_closing"]


def test_a_job_that_closes_later_waits_and_a_late_run_still_reminds() -> None:
    saved(vacancies.make_vacancy(closes_on=closing(12)))
    assert run() == []
    assert run(late=11) == ["vacancies/saved_closing"]


def test_a_job_that_has_closed_or_is_paused_reminds_nobody() -> None:
    saved(vacancies.make_vacancy(closes_on=closing(3)))
    saved(vacancies.make_vacancy(state=VacancyState.ENDED, closes_on=closing(3)))
    paused = providers.make_home(providers.make_organisation(), status=HomeStatus.SUSPENDED)
    saved(vacancies.make_vacancy(paused, closes_on=closing(9)))
    assert run(late=4) == []


@pytest.mark.parametrize("state", [ApplicationState.SUBMITTED, ApplicationState.WITHDRAWN])
def test_whoever_applied_or_withdrew_is_not_reminded(state: ApplicationState) -> None:
    vacancy = vacancies.make_vacancy(closes_on=closing(5))
    applications.make_application(vacancy, saved(vacancy), state)
    assert run() == []
    assert len(session().scalars(select(Reminder)).all()) == 1, "noted, and not looked at again"


def test_an_unsent_application_is_told_once_and_its_saved_job_not_as_well() -> None:
    vacancy = vacancies.make_vacancy(title="Support worker", closes_on=closing(5))
    person = saved(vacancy)
    forms.make_draft(vacancy, person)
    assert run() == ["applications/draft_closing"]
    assert run(late=1) == ["applications/draft_closing"]
    (letter,) = accounts.letters_to(person.email)
    assert accounts.path_in(letter) == f"/jobs/{vacancy.public_id}/apply"


def test_an_unsent_application_of_a_closed_job_reminds_nobody() -> None:
    vacancy = vacancies.make_vacancy(closes_on=closing(2))
    forms.make_draft(vacancy, accounts.make_person())
    assert run(late=3) == []
