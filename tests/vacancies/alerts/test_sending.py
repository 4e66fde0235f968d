"""No job is lost and none is told twice, whenever the worker comes and wherever it stops."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import accounts, providers, vacancies
from tests.factories.alerts import make_alert, make_search
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.messages.models import Letter
from workforce.messages.states import Channel
from workforce.vacancies.models import AlertMatch, JobAlert, Vacancy
from workforce.vacancies.queries.returning import alerts as queries
from workforce.vacancies.services import alerts
from workforce.vacancies.services.alerts import digests
from workforce.vacancies.states import VacancyState
from workforce.vacancies.states.alerts import AlertFrequency

pytestmark = pytest.mark.usefixtures("session")
DAILY, WEEKLY = AlertFrequency.DAILY, AlertFrequency.WEEKLY
MONDAY = datetime(2026, 6, 1, 14, 0, tzinfo=UTC)  # three in the afternoon in London


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.stopped_at(MONDAY):
        yield


def send(on: date | None = None, frequency: AlertFrequency = DAILY) -> str:
    return alerts.send(frequency, on or clock.today())


def told() -> list[list[str]]:
    """The jobs that each letter of an alert tells, letter by letter."""
    session().rollback()
    session().expire_all()
    letters = session().scalars(
        select(Letter).where(Letter.template == "vacancies/new_jobs").order_by(Letter.id)
    )
    return [[job["title"] for job in (letter.context or {})["jobs"]] for letter in letters]


def days(number: int) -> timedelta:
    return timedelta(days=number)


def test_a_new_job_is_told_once_however_often_the_job_runs() -> None:
    make_alert()
    vacancy = vacancies.make_vacancy(title="Support worker")
    assert send() == "found 1, told 1"
    assert send() == "found 0, told 0"
    with clock.stopped_at(MONDAY + days(1)):
        assert send() == "found 0, told 0"
    assert told() == [["Support worker"]]
    assert session().scalars(select(AlertMatch.vacancy_id)).all() == [vacancy.id]


def test_what_was_published_before_an_alert_began_is_never_told() -> None:
    vacancies.make_vacancy(published_at=MONDAY - days(3))
    make_alert(since=MONDAY - days(2))
    assert send() == "found 0, told 0"


def test_a_worker_three_days_late_sends_the_three_days_once() -> None:
    make_alert(since=MONDAY - days(4))
    for late in (3, 2, 1, 0):
        vacancies.make_vacancy(title=f"Support {late}", published_at=MONDAY - days(late))
    for late in (3, 2, 1, 0):
        send(clock.today() - days(late))
    assert told() == [["Support 0", "Support 1", "Support 2", "Support 3"]]


def test_each_day_brings_its_own_jobs() -> None:
    make_alert(since=MONDAY - days(1))
    for day in range(3):
        with clock.stopped_at(MONDAY + days(day)):
            vacancies.make_vacancy(title=f"Support {day}")
            send()
    assert told() == [["Support 0"], ["Support 1"], ["Support 2"]]


def test_a_job_that_was_committed_late_is_not_lost() -> None:
    make_alert(since=MONDAY - days(1))
    send()
    with clock.stopped_at(MONDAY + days(1)):
        vacancies.make_vacancy(title="Support late", published_at=MONDAY - timedelta(minutes=20))
        send()
    assert told() == [["Support late"]]


def test_a_relisted_job_is_not_told_again_to_the_same_alert() -> None:
    make_alert()
    vacancy = vacancies.make_vacancy(title="Support again")
    send()
    relist(vacancy, MONDAY + timedelta(hours=20))
    make_alert(since=MONDAY + timedelta(hours=10))
    with clock.stopped_at(MONDAY + days(1)):
        send()
    assert told() == [["Support again"], ["Support again"]], "once to each of the two alerts"


@atomic
def relist(vacancy: Vacancy, moment: datetime) -> None:
    session().get_one(Vacancy, vacancy.id).published_at = moment


def test_a_changed_alert_keeps_its_ledger_and_its_watermark() -> None:
    row = make_alert()
    vacancies.make_vacancy(title="Support one")
    send()
    alerts.change(row, make_search(location="leeds", contract="permanent"), DAILY)
    with clock.stopped_at(MONDAY + days(1)):
        vacancies.make_vacancy(title="Cook two", published_at=MONDAY + timedelta(hours=1))
        send()
    assert told() == [["Support one"], ["Cook two"]]


@atomic
def close(vacancy: Vacancy) -> None:
    row = session().get_one(Vacancy, vacancy.id)
    row.state, row.ended_at = VacancyState.ENDED, clock.now()


def test_a_job_that_closes_between_finding_and_telling_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_alert()
    vacancy = vacancies.make_vacancy()
    with monkeypatch.context() as patch:
        patch.setattr(digests, "_tell_all", cut)
        with pytest.raises(PowerCut):
            send()
    close(vacancy)
    send()
    assert told() == []
    assert session().scalars(select(AlertMatch.skipped)).all() == [True]


class PowerCut(Exception):
    """Nothing goes on."""


def cut(*_: object) -> int:
    raise PowerCut


def test_a_run_killed_between_batches_is_taken_up_without_loss_or_doubling(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(digests, "MATCHED_AT_ONCE", 2)
    monkeypatch.setattr(digests, "TOLD_AT_ONCE", 1)
    rows = [make_alert() for _ in range(5)]
    vacancies.make_vacancy(title="Support worker")
    whole, calls = digests._tell, []

    def dies(numbers: Any) -> int:
        calls.append(numbers)
        if len(calls) == 3:
            raise PowerCut
        return whole(numbers)

    with monkeypatch.context() as patch:
        patch.setattr(digests, "_tell", dies)
        with pytest.raises(PowerCut):
            send()
    assert len(told()) == 2
    with clock.stopped_at(MONDAY + timedelta(hours=1)):
        send(MONDAY.date())
    assert told() == [["Support worker"]] * 5
    addresses = [letter.address for letter in session().scalars(select(Letter))]
    assert len(set(addresses)) == len(rows)


def test_a_run_killed_while_matching_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "MATCHED_AT_ONCE", 2)
    for _ in range(5):
        make_alert()
    vacancies.make_vacancy(title="Support worker")
    whole, calls = digests._match, []

    def dies(*details: Any) -> int:
        calls.append(details)
        if len(calls) == 2:
            raise PowerCut
        return whole(*details)

    with monkeypatch.context() as patch:
        patch.setattr(digests, "_match", dies)
        with pytest.raises(PowerCut):
            send()
    assert told() == []
    send()
    assert len(told()) == 5


def test_weekly_alerts_come_on_friday_evening_and_not_before() -> None:
    make_alert(frequency=WEEKLY, since=MONDAY - days(1))
    vacancies.make_vacancy(title="Support weekly")
    assert send() == "found 0, told 0"
    friday = MONDAY + days(4)
    with clock.stopped_at(friday + timedelta(hours=3)):
        assert send(frequency=WEEKLY) == "found 1, told 1"
    assert told() == [["Support weekly"]]


def test_on_the_weekend_when_clocks_change_nothing_is_lost_or_doubled() -> None:
    saturday = datetime(2026, 10, 24, 14, 0, tzinfo=UTC)  # clocks go back the next morning
    make_alert(since=saturday - days(1))
    for moment in (saturday, saturday + timedelta(hours=25), saturday + timedelta(hours=49)):
        with clock.stopped_at(moment):
            vacancies.make_vacancy(title=f"Support {moment:%A}")
            send()
    assert told() == [["Support Saturday"], ["Support Sunday"], ["Support Monday"]]


def test_no_more_than_fifty_jobs_are_listed_and_the_rest_is_counted() -> None:
    make_alert()
    home = providers.make_home(providers.make_organisation(), public_point=vacancies.LEEDS_POINT)
    for number in range(53):
        vacancies.make_vacancy(home, title=f"Support {number}")
    send()
    (letter,) = session().scalars(select(Letter)).all()
    assert letter.context is not None
    assert len(letter.context["jobs"]) == 50
    assert (letter.context["more"], letter.context["count"]) == (3, 53)


def test_alerts_that_were_not_confirmed_or_have_ended_are_left_alone() -> None:
    make_alert(confirmed=False)
    alerts.stop(make_alert())
    vacancies.make_vacancy()
    assert send() == "found 0, told 0"
    assert told() == []


def test_a_text_message_carries_the_count_and_nothing_of_the_jobs() -> None:
    make_alert(address="+447700900982", channel=Channel.TEXT)
    vacancies.make_vacancy(title="Support worker")
    send()
    (letter,) = session().scalars(
        select(Letter).where(Letter.template == "vacancies/new_jobs_text")
    )
    assert letter.context == {"count": 1}
    assert letter.channel is Channel.TEXT


def test_an_alert_that_was_due_and_not_run_is_an_impossible_state(session: Session) -> None:
    row = make_alert(since=MONDAY - days(3))
    assert queries.due_but_not_run(clock.today()) == [("alert", row.public_id)]
    send()
    assert queries.due_but_not_run(clock.today() + days(1)) == []
    assert queries.due_but_not_run(clock.today() + days(2)) == [("alert", row.public_id)]
    assert session.get_one(JobAlert, row.id).matched_until == MONDAY
    assert accounts.letters_to("nobody@example.org") == []
