"""The board of the invented country: applications, alerts, looks and outcomes that could be."""

from collections import Counter
from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from tests.demo.test_lawful import rows
from workforce.applications.models import Application, EqualityCount
from workforce.applications.queries import facts
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.db import session
from workforce.demo.rules.sizes import SMALL
from workforce.demo.services.board.pool import MOST_A_YEAR
from workforce.demo.services.board.ways import OF_THE_CANDIDATES
from workforce.vacancies.models import (
    AlertMatch,
    ClosingChange,
    JobAlert,
    SavedJob,
    Vacancy,
    VacancyPost,
    VacancyView,
)
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.services import alerts
from workforce.vacancies.states import NotFilledWhy, PostOutcome, VacancyState
from workforce.vacancies.states.alerts import AlertFrequency, AlertState

YEAR = timedelta(days=365)


def sent() -> list[Application]:
    return list(rows(Application, Application.sent_at.is_not(None)))


def test_as_many_applications_as_planned_reached_employers_within_the_year(
    demo_app: Flask,
) -> None:
    _ = demo_app
    found = sent()
    assert len(found) == SMALL.applications + len(OF_THE_CANDIDATES)
    assert all(one.sent_at and one.sent_at > clock.now() - YEAR for one in found)


def test_nobody_applies_for_more_jobs_than_is_plausible(demo_app: Flask) -> None:
    _ = demo_app
    assert max(Counter(one.candidate_id for one in sent()).values()) <= MOST_A_YEAR


def test_applications_stand_in_every_state(demo_app: Flask) -> None:
    _ = demo_app
    states = Counter(session().scalars(select(Application.state)))
    assert states.keys() == set(ApplicationState)
    assert states[ApplicationState.UNSUCCESSFUL] > states[ApplicationState.WITHDRAWN]
    assert states[ApplicationState.OFFERED] < states[ApplicationState.INTERVIEWING]


def test_nobody_applied_before_an_advert_was_there(demo_app: Flask) -> None:
    _ = demo_app
    query = select(func.count(Application.id)).where(
        Application.vacancy_id == Vacancy.id, Application.created_at < Vacancy.first_published_at
    )
    assert session().scalar(query) == 0


def test_nothing_waits_to_be_forgotten(demo_app: Flask) -> None:
    _ = demo_app
    assert facts.decided_before(clock.now() - YEAR) == []


def test_no_advert_has_more_offers_than_posts(demo_app: Flask) -> None:
    _ = demo_app
    for vacancy in rows(Vacancy):
        assert facts.offers_count(vacancy.id) <= vacancy.posts_count


def test_every_hire_filled_a_post_and_other_adverts_ended_otherwise(demo_app: Flask) -> None:
    _ = demo_app
    posts = list(rows(VacancyPost))
    started = list(rows(Application, Application.state == ApplicationState.STARTED))
    hired = {post.origin for post in posts if post.outcome is PostOutcome.HIRED_HERE}
    assert hired == {facts.origin_of(one) for one in started}
    assert {post.outcome for post in posts} == set(PostOutcome)
    why = {post.why for post in posts} - {None}
    assert why <= set(NotFilledWhy)
    assert len(why) >= 5
    live = set(session().scalars(select(Vacancy.id).where(Vacancy.state == VacancyState.LIVE)))
    assert live.isdisjoint(post.vacancy_id for post in posts)


def test_some_closing_days_were_changed_to_the_day_that_stands(demo_app: Flask) -> None:
    _ = demo_app
    changes = list(rows(ClosingChange))
    assert len(changes) >= 5
    for change in changes:
        vacancy = session().get_one(Vacancy, change.vacancy_id)
        assert change.from_on < change.to_on == vacancy.closes_on


def test_looks_are_counted_by_source_on_days_on_which_the_job_was_open(demo_app: Flask) -> None:
    _ = demo_app
    days = {
        one.id: (clock.london(one.first_published_at).date(), one.ended_at)
        for one in rows(Vacancy, Vacancy.first_published_at.is_not(None))
    }
    looks = session().scalars(select(VacancyView)).all()
    assert len({look.came_from for look in looks}) == 5
    for look in looks:
        published, ended = days[look.vacancy_id]
        assert published <= look.on_day < clock.today()
        assert ended is None or look.on_day <= clock.london(ended).date()


def test_jobs_are_kept_by_many(demo_app: Flask) -> None:
    _ = demo_app
    kept = list(rows(SavedJob))
    assert SMALL.saved_jobs <= len(kept)
    assert all(one.created_at > (one.vacancy.published_at or clock.now()) for one in kept)


def test_every_alert_keeps_its_search_the_same_both_ways(demo_app: Flask) -> None:
    _ = demo_app
    found = list(rows(JobAlert))
    for row in found:
        wanted = rules.wanted(rules.search_of(row.query))
        names = set(rules.Wanted.__slots__) - {"token", "radius"}
        assert {name: getattr(row, name) for name in names} == {
            name: getattr(wanted, name) for name in names
        }
        assert (row.place_id is None) == (not wanted.token)
    states = Counter(row.state for row in found)
    assert states[AlertState.LIVE] == SMALL.alerts + 2
    assert states.keys() == set(AlertState)


def test_the_first_alerts_that_are_sent_tell_of_a_day_and_only_once(demo_app: Flask) -> None:
    _ = demo_app
    due = rules.due_at(AlertFrequency.DAILY, clock.today() + timedelta(days=1))
    with clock.stopped_at(due):
        alerts.send(AlertFrequency.DAILY, clock.today())
        first = session().scalar(select(func.count()).select_from(AlertMatch)) or 0
        alerts.send(AlertFrequency.DAILY, clock.today())
    assert first > 0
    assert session().scalar(select(func.count()).select_from(AlertMatch)) == first
    told = session().scalars(select(AlertMatch.vacancy_id).distinct())
    yesterday = clock.today() - timedelta(days=1)
    for number in told:
        moment = session().get_one(Vacancy, number).published_at
        assert moment is not None
        assert clock.london(moment).date() >= yesterday


def test_counted_answers_are_of_nobody_and_add_up_by_question(demo_app: Flask) -> None:
    _ = demo_app
    sums: Counter[tuple[int, object, str]] = Counter()
    for row in rows(EqualityCount):
        sums[row.organisation_id, row.month, row.question] += row.count
    by_month: dict[tuple[int, object], set[int]] = {}
    for (organisation, month, _question), count in sums.items():
        by_month.setdefault((organisation, month), set()).add(count)
    assert by_month
    assert all(len(counts) == 1 for counts in by_month.values())
