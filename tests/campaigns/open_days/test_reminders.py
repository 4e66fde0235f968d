"""Reminders of open days: the day before, each once, late is fine, never of what is off or past."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories import open_days as make
from workforce.campaigns import jobs
from workforce.campaigns.models import OpenDay
from workforce.campaigns.services.open_days import booking, keeping, nightly
from workforce.core import clock
from workforce.core.db import session as current
from workforce.messages import services as messages
from workforce.messages.models import Letter
from workforce.messages.services import Draft

DAY = timedelta(days=1)
pytestmark = pytest.mark.usefixtures("session", "later")


def reminded() -> Counter[str]:
    """Who was reminded how often."""
    current().rollback()
    query = select(Letter.address).where(Letter.template == "campaigns/open_days/reminder")
    return Counter(str(address).partition("@")[0] for address in current().scalars(query))


def booked(places: int = 3, people: int = 4) -> OpenDay:
    day = make.make_open_day(places_count=places)
    for number in range(people):
        make.make_booking(day, f"p{number}@example.org")
    return day


def test_whoever_has_a_place_is_reminded_once_the_day_before() -> None:
    day = booked()
    on = clock.london(day.starts_at).date()
    clock.set_today(on - 2 * DAY)
    assert nightly.remind() == 0
    clock.set_today(on - DAY)
    assert jobs.open_days(clock.today()) == "reminded 3, held 0"
    assert jobs.open_days(clock.today()) == "reminded 0, held 0"
    assert reminded() == {"p0": 1, "p1": 1, "p2": 1}


def test_a_reminder_that_was_missed_is_made_up_on_the_day_until_it_begins() -> None:
    day = booked()
    starts = clock.london(day.starts_at)
    with clock.stopped_at(starts - timedelta(minutes=1)):
        assert nightly.remind() == 3
    other = booked(people=1)
    with clock.stopped_at(other.starts_at):
        assert nightly.remind() == 0


def test_nobody_is_reminded_of_a_day_that_is_off_or_a_place_that_was_given_up() -> None:
    off, day = booked(people=1), make.make_open_day()
    row = make.make_booking(day)
    clock.set_today(clock.london(day.starts_at).date() - DAY)
    keeping.call_off(make.keeper_for(off), off)
    booking.give_up(row)
    assert nightly.remind() == 0


def test_a_day_that_moved_is_reminded_of_anew() -> None:
    day = booked(people=1)
    on = clock.london(day.starts_at).date()
    clock.set_today(on - DAY)
    nightly.remind()
    keeping.change(make.keeper_for(day), day, make.as_it_stands(day, day=on + 2 * DAY))
    assert nightly.remind() == 0
    clock.set_today(on + DAY)
    assert nightly.remind() == 1


def test_reminding_that_was_killed_half_way_goes_on_where_it_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(nightly, "BATCH", 2)
    day = booked(places=5, people=5)
    clock.set_today(clock.london(day.starts_at).date() - DAY)
    write_all, batches = messages.write_all, 0

    def killed(drafts: list[Draft]) -> None:
        nonlocal batches
        batches += 1
        write_all(drafts)
        if batches == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(messages, "write_all", killed)
    with pytest.raises(KeyboardInterrupt):
        nightly.remind()
    assert reminded() == {"p0": 1, "p1": 1}
    assert nightly.remind() == 3
    assert reminded() == {f"p{number}": 1 for number in range(5)}
