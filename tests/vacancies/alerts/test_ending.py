"""How alerts end by themselves: unconfirmed, untouched for a year, or at a dead address."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.factories import accounts
from tests.factories.alerts import make_alert, make_search, touched
from workforce.accounts.models import Person
from workforce.accounts.services import credentials
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.messages import services as messages
from workforce.messages.models import Letter
from workforce.messages.states import Channel
from workforce.vacancies import jobs, privacy
from workforce.vacancies.models import AlertRun, JobAlert
from workforce.vacancies.queries.returning import alerts as queries
from workforce.vacancies.services import alerts
from workforce.vacancies.services.campaigns import board
from workforce.vacancies.states.alerts import AlertEnd, AlertFrequency, AlertState

pytestmark = pytest.mark.usefixtures("session")
MONDAY = datetime(2026, 6, 1, 14, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.stopped_at(MONDAY):
        yield


def days(number: int) -> timedelta:
    return timedelta(days=number)


def state_of(row: JobAlert) -> AlertState:
    session().rollback()
    session().expire_all()
    return session().get_one(JobAlert, row.id).state


def templates() -> list[str]:
    session().rollback()
    return list(session().scalars(select(Letter.template).order_by(Letter.id)))


def run(after: timedelta) -> None:
    with clock.stopped_at(MONDAY + after):
        jobs.keep_job_alerts(clock.today())


def test_an_alert_untouched_for_a_year_asks_once_and_ends_a_month_later() -> None:
    row = make_alert(since=MONDAY)
    run(days(364))
    assert templates() == []
    for day in (365, 366, 380, 394):
        run(days(day))
        assert templates() == ["vacancies/still_wanted"]
        assert state_of(row) is AlertState.LIVE
    run(days(396))
    assert state_of(row) is AlertState.ENDED
    assert session().get_one(JobAlert, row.id).ended_why is AlertEnd.UNTOUCHED


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.TEXT])
def test_an_alert_for_a_campaign_that_is_over_finds_nothing_ends_and_is_told_once(
    channel: Channel,
) -> None:
    today = clock.today()
    board.show_campaign(
        board.CampaignOnBoard("nights", "Nights", (), (), today - days(3), today + days(3))
    )
    asked = make_search(location="leeds", role="waking-night-worker", campaign="nights")
    number = "" if channel is Channel.EMAIL else "+447700900123"
    row = make_alert(asked, channel=channel, address=number)
    other = make_alert()
    run(days(3))
    assert (templates(), state_of(row)) == ([], AlertState.LIVE)
    board.forget_campaign("nights")
    for day in (4, 5):
        run(days(day))
    ending = "_text" if channel is Channel.TEXT else ""
    assert templates() == [f"vacancies/campaign_over{ending}"]
    assert (state_of(row), state_of(other)) == (AlertState.ENDED, AlertState.LIVE)
    letter = session().scalars(select(Letter)).one()
    assert (letter.endpoint_values or {}).keys() == {"location", "radius", "role"}


def test_runs_of_more_than_a_week_ago_are_forgotten_but_for_the_newest() -> None:
    for day in (0, 1, 2):
        with clock.stopped_at(MONDAY + days(day)):
            make_alert()
            alerts.send(AlertFrequency.DAILY, clock.today())
    numbers = list(session().scalars(select(AlertRun.id).order_by(AlertRun.id)))
    assert len(numbers) == 3
    run(days(8))
    assert list(session().scalars(select(AlertRun.id).order_by(AlertRun.id))) == numbers[1:]
    run(days(30))
    assert list(session().scalars(select(AlertRun.id))) == numbers[2:]


def test_a_job_that_runs_months_late_still_asks_before_it_ends_anything() -> None:
    row = make_alert(since=MONDAY)
    run(days(600))
    assert (templates(), state_of(row)) == (["vacancies/still_wanted"], AlertState.LIVE)
    run(days(600))
    assert state_of(row) is AlertState.LIVE


def test_keeping_an_alert_begins_the_year_anew() -> None:
    row = make_alert(since=MONDAY)
    run(days(366))
    with clock.stopped_at(MONDAY + days(370)):
        alerts.keep(row)
    run(days(400))
    run(days(370 + 364))
    assert templates() == ["vacancies/still_wanted"]
    run(days(370 + 366))
    assert templates() == ["vacancies/still_wanted"] * 2


def test_using_a_link_of_a_letter_counts_as_touching() -> None:
    row = make_alert(since=MONDAY - days(300))
    alerts.touch(row)
    run(days(100))
    assert templates() == []


def test_an_alert_by_text_is_asked_by_text() -> None:
    row = make_alert(address="+447700900982", channel=Channel.TEXT)
    touched(row, MONDAY - days(400))
    run(days(0))
    assert templates() == ["vacancies/still_wanted_text"]


def test_an_alert_that_nobody_confirms_is_deleted_after_a_week() -> None:
    make_alert(confirmed=False)
    kept = make_alert()
    erase("7 days", MONDAY + days(6))
    assert len(session().scalars(select(JobAlert)).all()) == 2
    erase("7 days", MONDAY + days(9))
    session().rollback()
    assert session().scalars(select(JobAlert.id)).all() == [kept.id]


def test_what_is_left_of_an_ended_alert_is_deleted_after_a_year() -> None:
    alerts.stop(make_alert())
    erase("1 year", MONDAY + days(300))
    assert len(session().scalars(select(JobAlert)).all()) == 1
    erase("1 year", MONDAY + days(367))
    session().rollback()
    assert session().scalars(select(JobAlert)).all() == []


def erase(period: str, moment: datetime) -> None:
    with clock.stopped_at(moment):
        for rule in privacy.CONTRIBUTION.retention:
            if str(rule.period) == period and "alert" in str(rule.record):
                rule.erase(clock.today())


def bounced(address: str, *, final: bool = True) -> None:
    letter = write(address)
    messages.note_refused(letter.id, final=final)


@atomic
def write(address: str) -> Letter:
    letter = messages.write(address, "vacancies/new_jobs")
    session().flush()
    return letter


def test_a_letter_that_comes_back_for_good_ends_every_alert_of_its_address() -> None:
    rows = [make_alert(address="gone@example.org"), make_alert(address="here@example.org")]
    bounced("gone@example.org")
    bounced("here@example.org", final=False)
    for _ in range(2):
        run(days(0))
    assert [state_of(row) for row in rows] == [AlertState.ENDED, AlertState.LIVE]
    assert session().get_one(JobAlert, rows[0].id).ended_why is AlertEnd.BOUNCED


def test_a_letter_that_fails_after_the_job_has_run_is_seen_the_next_time() -> None:
    row = make_alert(address="gone@example.org")
    early = write("gone@example.org")
    run(days(0))
    with clock.stopped_at(MONDAY + timedelta(hours=2)):
        messages.note_refused(early.id, final=True)
    run(days(3))
    assert state_of(row) is AlertState.ENDED


def test_an_alert_confirmed_after_the_bounce_goes_on() -> None:
    bounced("back@example.org")
    with clock.stopped_at(MONDAY + timedelta(minutes=10)):
        row = make_alert(address="back@example.org", since=clock.now())
    run(timedelta(minutes=20))
    assert state_of(row) is AlertState.LIVE


def test_alerts_go_along_when_somebody_changes_their_address() -> None:
    person = accounts.make_person("old@example.org")
    row = make_alert(address="old@example.org")
    other = make_alert(address="other@example.org")
    move(person.id, "new@example.org")
    assert [one.id for one in queries.alerts_of_address(Channel.EMAIL, "new@example.org")] == [
        row.id
    ]
    assert session().get_one(JobAlert, row.id).address == "new@example.org"
    assert state_of(other) is AlertState.LIVE
    assert queries.alerts_of_address(Channel.EMAIL, "old@example.org") == []


def move(person_id: int, address: str) -> None:
    @atomic
    def taken() -> None:
        credentials.take_address(session().get_one(Person, person_id), address)

    taken()
    session().rollback()
    session().expire_all()


def test_the_same_alert_at_both_addresses_is_one_alert_afterwards() -> None:
    person = accounts.make_person("old@example.org")
    make_alert(address="old@example.org")
    make_alert(address="new@example.org")
    move(person.id, "new@example.org")
    assert len(queries.alerts_of_address(Channel.EMAIL, "new@example.org")) == 1
