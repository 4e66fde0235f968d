"""The one clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from workforce.core import clock


@pytest.fixture(autouse=True)
def _real_clock() -> Iterator[None]:
    yield
    clock.set_today(None)


def test_a_london_day_ends_an_hour_earlier_in_summer() -> None:
    assert clock.day_end(date(2026, 6, 1)) == datetime(2026, 6, 1, 23, 0, tzinfo=UTC)
    assert clock.day_end(date(2026, 12, 1)) == datetime(2026, 12, 2, 0, 0, tzinfo=UTC)


def test_the_day_on_which_clocks_go_back_has_25_hours() -> None:
    day = date(2026, 10, 25)
    assert (clock.day_end(day) - clock.day_start(day)).total_seconds() == 25 * 3600


def test_just_before_midnight_utc_in_summer_it_is_already_tomorrow_in_london() -> None:
    with time_machine.travel(datetime(2026, 7, 1, 23, 30, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 7, 2)


def test_setting_today_moves_moments_and_days_together() -> None:
    clock.set_today(date(2027, 3, 1))
    assert clock.today() == date(2027, 3, 1)
    assert clock.london(clock.now()).date() == date(2027, 3, 1)
    clock.set_today(None)
    assert clock.today() == clock.london(datetime.now(UTC)).date()
