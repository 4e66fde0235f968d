"""Two recruiters who publish at one moment, and several starts for the last post of a job."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from flask import Flask
from sqlalchemy import func, select

from tests.factories import applications, providers, vacancies
from tests.races.steps import race
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.vacancies import services
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.posting import posts
from workforce.vacancies.services import ats
from workforce.vacancies.states import PostOutcome, Section, VacancyState

TODAY = clock.today()


def advert(vacancy_id: int) -> Vacancy:
    return session().get_one(Vacancy, vacancy_id)


def moves_to(vacancy_id: int, state: VacancyState) -> int:
    query = select(func.count()).select_from(StateChange)
    of_this = StateChange.subject_kind == "vacancy", StateChange.subject_id == vacancy_id
    return session().scalar(query.where(*of_this, StateChange.to_state == state.value)) or 0


def draft() -> tuple[Actor, int]:
    member = providers.make_member(Role.RECRUITER)
    home = providers.make_home(member.organisation)
    return member.actor, services.post(member.actor, home, vacancies.make_particulars()).id


def test_a_job_published_from_several_windows_is_published_once(real_app: Flask) -> None:
    actor, vacancy_id = draft()

    def publish() -> None:
        services.publish(actor, advert(vacancy_id))

    said = race(real_app, *[publish] * 6)
    assert said.count("done") == 1
    assert advert(vacancy_id).state is VacancyState.LIVE
    assert moves_to(vacancy_id, VacancyState.LIVE) == 1


def test_a_scheduled_job_published_by_two_workers_is_published_once(real_app: Flask) -> None:
    actor, vacancy_id = draft()
    day = TODAY + timedelta(days=2)
    said = replace(services.particulars_of(advert(vacancy_id)), publish_on=day)
    services.write_section(actor, advert(vacancy_id), Section.DATES, said)
    services.publish(actor, advert(vacancy_id))
    race(real_app, *[partial(services.publish_due, vacancy_id, day)] * 4)
    assert advert(vacancy_id).state is VacancyState.LIVE
    assert moves_to(vacancy_id, VacancyState.LIVE) == 1


def test_one_advert_sent_several_times_at_once_by_another_system_is_one(real_app: Flask) -> None:
    member = providers.make_member(Role.RECRUITER)
    home_id, said = providers.make_home(member.organisation).id, vacancies.make_particulars()
    actor = member.actor
    made: list[tuple[int, bool]] = []

    def send() -> None:
        homes = (session().get_one(Home, home_id),)
        sent = ats.Sent(reference="A-1", homes=homes, particulars=said, publish=False)
        vacancy, is_new = ats.create(actor, sent)
        made.append((vacancy.id, is_new))

    assert race(real_app, *[send] * 6) == ["done"] * 6
    assert len({number for number, _is_new in made}) == 1
    assert [is_new for _number, is_new in made].count(True) == 1


def test_the_last_post_of_a_job_is_filled_once(real_app: Flask) -> None:
    vacancy = vacancies.make_vacancy(posts_count=2)
    vacancy_id, actor = vacancy.id, applications.recruiter_of(vacancy)
    services.fill(actor, vacancy, origin="application:first", on=TODAY)

    def fill(origin: str) -> None:
        services.fill(actor, advert(vacancy_id), origin=origin, on=TODAY)

    race(real_app, *[partial(fill, f"application:{turn}") for turn in range(6)])
    found = posts.posts_of(vacancy_id)
    assert [one.outcome for one in found] == [PostOutcome.HIRED_HERE] * 2


def test_a_start_told_of_several_times_at_once_fills_one_post(real_app: Flask) -> None:
    vacancy = vacancies.make_vacancy(posts_count=5)
    vacancy_id, actor = vacancy.id, applications.recruiter_of(vacancy)

    def fill() -> None:
        services.fill(actor, advert(vacancy_id), origin="application:same", on=TODAY)

    race(real_app, *[fill] * 6)
    assert len(posts.posts_of(vacancy_id)) == 1


def test_posts_accounted_for_at_one_moment_are_never_more_than_there_were(
    real_app: Flask,
) -> None:
    vacancy = vacancies.make_vacancy(posts_count=3)
    vacancy_id, actor = vacancy.id, providers.make_member(Role.OWNER, vacancy.organisation).actor
    services.end(actor, vacancy)

    def record() -> None:
        services.record(actor, advert(vacancy_id), outcome=PostOutcome.ELSEWHERE, count=2)

    said = race(real_app, *[record] * 4)
    assert said.count("done") == 1
    assert len(posts.posts_of(vacancy_id)) == 2
