"""Figures of jobs: what is counted, by whom it is seen, and when an estimate is told."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import accounts, providers, vacancies
from tests.factories.applications import make_application
from tests.page import StrictClient
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.presenters.statistics import FillPart, middle_of
from workforce.applications.queries import statistics
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.providers.states import Role
from workforce.vacancies.models import Vacancy, VacancyPost
from workforce.vacancies.rules.figures import sources
from workforce.vacancies.rules.figures.sources import REMINDER
from workforce.vacancies.rules.figures.time_to_fill import FEWEST, OpenTime
from workforce.vacancies.rules.returning.alerts import VIA
from workforce.vacancies.services import attention
from workforce.vacancies.states import NotFilledWhy, PostOutcome

S = ApplicationState
pytestmark = pytest.mark.usefixtures("app")


@atomic
def filled(vacancy: Vacancy, outcome: PostOutcome, *, after: int = 0) -> None:
    """Account for one post of a job."""
    why = NotFilledWhy.NOBODY_APPLIED if outcome is PostOutcome.NOT_FILLED else None
    first = clock.london(vacancy.first_published_at or clock.now()).date()
    session().add(
        VacancyPost(
            vacancy_id=vacancy.id,
            outcome=outcome,
            why=why,
            decided_on=first + timedelta(days=after),
        )
    )


def job(**more: Any) -> Vacancy:
    """A live job that has been public for forty days."""
    first = clock.now() - timedelta(days=40)
    return vacancies.make_vacancy(first_published_at=first, published_at=first, **more)


def test_each_stage_counts_whoever_ever_reached_it() -> None:
    vacancy = job(posts_count=3)
    for state in (S.SUBMITTED, S.SHORTLISTED, S.OFFERED):
        make_application(vacancy, state=state)
    gone = make_application(vacancy, state=S.INTERVIEWING)
    services.withdraw(gone.candidate.as_actor, gone)
    figures = statistics.of_job(vacancy, clock.today())
    assert figures.sent == 4
    assert figures.reached == {S.SHORTLISTED: 3, S.INTERVIEWING: 2, S.OFFERED: 1, S.STARTED: 0}
    assert figures.ended == {S.UNSUCCESSFUL: 0, S.DECLINED: 0, S.WITHDRAWN: 1}


def test_days_in_a_stage_are_whole_days_and_who_is_still_there_is_left_out() -> None:
    vacancy = job()
    start = clock.now()
    for days in (0, 1, 3):
        with clock.stopped_at(start):
            waiting = make_application(vacancy)
        with clock.stopped_at(start + timedelta(days=days)):
            services.turn_down(_recruiter(vacancy), waiting)
    make_application(vacancy)
    figures = statistics.of_job(vacancy, clock.today())
    assert figures.days_in == {S.SUBMITTED: Counter({0: 1, 1: 1, 3: 1})}


def test_posts_not_accounted_for_are_seen_open_until_today() -> None:
    vacancy = job(posts_count=3)
    filled(vacancy, PostOutcome.ELSEWHERE, after=12)
    filled(vacancy, PostOutcome.NOT_FILLED, after=20)
    figures = statistics.of_job(vacancy, clock.today())
    assert sorted(figures.open_times, key=lambda one: one.days) == [
        OpenTime(12, filled=True),
        OpenTime(40, filled=False),
        OpenTime(40, filled=False),
    ]
    assert figures.outcomes == {PostOutcome.ELSEWHERE: 1, PostOutcome.NOT_FILLED: 1}
    assert figures.not_filled == {NotFilledWhy.NOBODY_APPLIED: 1}


def test_an_evergreen_advert_has_no_posts_to_fill() -> None:
    assert statistics.of_job(job(evergreen=True), clock.today()).open_times == ()


def test_fewer_than_twenty_posts_are_plain_counts_and_twenty_are_an_estimate() -> None:
    few = FillPart.of([OpenTime(day, filled=True) for day in range(FEWEST - 1)])
    assert (few.is_estimate, few.median, few.chart) == (False, "", None)
    assert few.rows[0] == ("30 days", "19")
    many = FillPart.of([OpenTime(day, filled=True) for day in range(FEWEST)])
    assert (many.is_estimate, many.median) == (True, "9 days")
    assert many.rows[0][:2] == ("30 days", "100%")


def test_a_median_of_posts_mostly_open_is_not_reached() -> None:
    times = [OpenTime(5, filled=True), *[OpenTime(50, filled=False)] * FEWEST]
    assert FillPart.of(times).median == "not reached yet"


@pytest.mark.parametrize(
    "counts, middle", [({4: 1}, 4), ({1: 1, 9: 1}, 1), ({0: 2, 5: 1, 6: 2}, 5), ({2: 3, 8: 2}, 2)]
)
def test_the_middle_of_counted_days(counts: dict[int, int], middle: int) -> None:
    assert middle_of(Counter(counts)) == middle


def test_own_figures_hold_the_jobs_one_recruits_for_and_no_others() -> None:
    member = providers.make_member(Role.OWNER)
    home = providers.make_home(member.organisation)
    first = clock.now() - timedelta(days=5)
    make_application(vacancies.make_vacancy(home, first_published_at=first))
    make_application(job())
    old = clock.now() - timedelta(days=400)
    make_application(vacancies.make_vacancy(home, first_published_at=old))
    figures = statistics.of_own_jobs(member.actor, clock.today())
    assert (figures.jobs, figures.sent) == (1, 1)
    stranger = statistics.of_own_jobs(accounts.make_person().as_actor, clock.today())
    assert (stranger.jobs, stranger.sent, stranger.open_times) == (0, 0, ())


@atomic
def led_by(code: str, application: Application) -> None:
    session().get_one(Application, application.id).came_from = code


def test_the_page_shows_looks_and_applications_by_where_they_came_from(
    client: StrictClient,
) -> None:
    member = providers.make_member(Role.OWNER)
    vacancy = job(home=providers.make_home(member.organisation))
    attention._waiting.clear()
    letters = [sources.came_from(code, "", "") for code in (VIA, REMINDER)]
    for came_from in ("social", "social", "link:bus-shelter", *letters):
        attention.note(vacancy.public_id, came_from)
    attention.write_down()
    make_application(vacancy)
    for code in ("alert", "job-alert", "reminder"):
        led_by(code, make_application(vacancy))
    accounts.sign_in(client, member.person)
    page = client.page(f"/vacancies/{vacancy.public_id}/figures")
    assert "Social media 2 0" in page.main
    assert "Campaign link “bus-shelter” 1 0" in page.main
    assert "A job alert 1 2" in page.main
    assert "A reminder of a saved job 1 1" in page.main
    assert "plain counts" in page.main
    assert "Jobs that became public in the past year: 1." in client.page("/vacancies/figures").main


def test_another_provider_finds_no_figures(client: StrictClient) -> None:
    accounts.sign_in(client, providers.make_member(Role.OWNER).person)
    client.page(f"/vacancies/{job().public_id}/figures", status=404)


def _recruiter(vacancy: Vacancy) -> Actor:
    return providers.make_member(Role.OWNER, vacancy.organisation).actor
