"""Many who book one open day at one moment, many who give up, and two workers who remind."""

from collections import Counter
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from tests.factories import open_days as make
from tests.support import race
from workforce.campaigns.models import OpenDayBooking
from workforce.campaigns.states import BookingState
from workforce.core import clock
from workforce.core.db import db, session
from workforce.messages.models import Letter


def letters() -> Counter[str]:
    """How many letters of each kind were written."""
    names = session().scalars(select(Letter.template))
    return Counter(name.rpartition("/")[2] for name in names)


def seats() -> list[int]:
    """The seats that are taken, in order."""
    query = select(OpenDayBooking.seat).where(OpenDayBooking.seat.is_not(None))
    return sorted(seat for seat in session().scalars(query) if seat is not None)


def test_forty_who_book_at_one_moment_fill_the_places_and_no_more(real_app: Flask) -> None:
    number = make.make_open_day(places_count=7).id
    db.session.remove()
    said = race.together(real_app, "book_a_place", processes=4, times=10, day_id=number)
    assert Counter(said) == {"done": 40}
    assert seats() == [1, 2, 3, 4, 5, 6, 7]
    assert letters() == {"booked": 7, "waiting": 33}


def test_one_address_that_books_many_times_at_once_has_one_place(real_app: Flask) -> None:
    number = make.make_open_day(places_count=7).id
    db.session.remove()
    said = race.together(
        real_app, "book_a_place", processes=4, times=5, day_id=number, address=make.ADDRESS
    )
    assert Counter(said) == {"done": 20}
    assert seats() == [1]
    assert letters() == {"booked": 1, "known": 19}


def test_places_given_up_at_one_moment_go_to_the_first_of_the_line_once(real_app: Flask) -> None:
    day = make.make_open_day(places_count=3)
    rows = [make.make_booking(day, f"p{number}@example.org") for number in range(8)]
    leaving = [one.public_id for one in rows[:2]]
    db.session.remove()
    said = race.together(real_app, "give_up_a_place", processes=4, times=3, public_ids=leaving)
    assert Counter(said) == {"done": 12}
    query = select(OpenDayBooking.state).order_by(OpenDayBooking.id)
    found = [state.value for state in session().scalars(query)]
    assert found == ["cancelled"] * 2 + ["booked"] * 3 + ["waiting"] * 3
    assert letters() == {"booked": 3, "waiting": 5, "place": 2}


def test_workers_that_remind_at_one_moment_remind_each_person_once(real_app: Flask) -> None:
    day = make.make_open_day(day=clock.today() + timedelta(days=1), places_count=30)
    for number in range(12):
        make.make_booking(day, f"p{number}@example.org")
    db.session.remove()
    said = race.together(real_app, "remind_of_open_days", processes=4, times=2)
    assert Counter(said) == {"done": 8}
    assert letters()["reminder"] == 12
    booked = session().scalars(
        select(OpenDayBooking).where(OpenDayBooking.state == BookingState.BOOKED)
    )
    assert len(booked.all()) == 12
