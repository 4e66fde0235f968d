"""Jobs that are paused or close before they can be told: none is lost, none is told twice."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import providers, vacancies
from tests.factories.alerts import make_alert
from tests.vacancies.alerts.test_sending import MONDAY, PowerCut, close, cut, days, send, told
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.providers.states import HomeStatus
from workforce.vacancies.models import AlertMatch, Vacancy
from workforce.vacancies.services.alerts import digests
from workforce.vacancies.states import VacancyState

pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.stopped_at(MONDAY):
        yield


def test_a_paused_job_waits_and_is_told_when_it_is_open_again() -> None:
    make_alert()
    home = providers.make_home(
        providers.make_organisation(),
        public_point=vacancies.LEEDS_POINT,
        status=HomeStatus.SUSPENDED,
    )
    vacancies.make_vacancy(home, title="Support paused")
    assert send() == "found 1, told 0"
    resume(home)
    with clock.stopped_at(MONDAY + days(5)):
        send()
        send()
    assert told() == [["Support paused"]]


@atomic
def resume(home: Any) -> None:
    session().get_one(type(home), home.id).status = HomeStatus.ACTIVE


def test_a_paused_job_that_closes_is_skipped_and_stays_in_the_ledger() -> None:
    make_alert()
    home = providers.make_home(
        providers.make_organisation(),
        public_point=vacancies.LEEDS_POINT,
        status=HomeStatus.SUSPENDED,
    )
    vacancy = vacancies.make_vacancy(home)
    send()
    close(vacancy)
    with clock.stopped_at(MONDAY + days(1)):
        send()
    assert told() == []
    (kept,) = session().scalars(select(AlertMatch)).all()
    assert kept.skipped


def test_a_job_that_closed_before_it_could_be_told_is_told_once_it_opens_again() -> None:
    make_alert()
    home = providers.make_home(
        providers.make_organisation(),
        public_point=vacancies.LEEDS_POINT,
        status=HomeStatus.SUSPENDED,
    )
    vacancy = vacancies.make_vacancy(home, title="Support again")
    send()
    close(vacancy)
    with clock.stopped_at(MONDAY + days(1)):
        send()
        resume(home)
        open_again(vacancy)
    for day in (2, 3):
        with clock.stopped_at(MONDAY + days(day)):
            send()
    assert told() == [["Support again"]]


@atomic
def open_again(vacancy: Vacancy) -> None:
    row = session().get_one(Vacancy, vacancy.id)
    row.state, row.ended_at, row.published_at = VacancyState.LIVE, None, clock.now()


def test_a_job_paused_before_telling_is_not_told_again_to_whom_it_was_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_alert(address="a@example.org")
    home = providers.make_home(providers.make_organisation(), public_point=vacancies.LEEDS_POINT)
    vacancies.make_vacancy(home, title="Support first")
    send()
    with clock.stopped_at(MONDAY + days(1)):
        make_alert(address="b@example.org", since=MONDAY - days(1))
        vacancies.make_vacancy(title="Support second")
        with monkeypatch.context() as patch:
            patch.setattr(digests, "_tell_all", cut)
            with pytest.raises(PowerCut):
                send()
        suspend(home)
        send()
    with clock.stopped_at(MONDAY + days(2)):
        resume(home)
        send()
    assert sorted(job for letter in told() for job in letter) == [
        "Support first",
        "Support first",
        "Support second",
        "Support second",
    ]


@atomic
def suspend(home: Any) -> None:
    session().get_one(type(home), home.id).status = HomeStatus.SUSPENDED
