"""Booking an open day: a place or the line, once for each address, given up and passed on."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories import accounts
from tests.factories import open_days as make
from workforce.campaigns.models import OpenDay, OpenDayBooking
from workforce.campaigns.privacy import CONTRIBUTION, export
from workforce.campaigns.queries.open_days import bookings as queries
from workforce.campaigns.queries.open_days import impossible
from workforce.campaigns.services.open_days import booking, keeping, nightly, telling
from workforce.campaigns.states import BookingState
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.core.errors import Conflict, DomainError
from workforce.messages.models import Letter

DAY = timedelta(days=1)
pytestmark = pytest.mark.usefixtures("session", "later")


def letters() -> list[tuple[str, str]]:
    """Who got which letter of open days, in order."""
    current().rollback()
    query = select(Letter.address, Letter.template).order_by(Letter.id)
    found = [(str(address), name.rpartition("/")[2]) for address, name in current().execute(query)]
    return [(address.partition("@")[0], name) for address, name in found]


def full_day(places: int = 2, people: int = 4) -> tuple[OpenDay, list[OpenDayBooking]]:
    day = make.make_open_day(places_count=places)
    return day, [make.make_booking(day, f"p{number}@example.org") for number in range(people)]


def test_who_comes_first_has_a_place_and_the_others_wait_in_order() -> None:
    day, rows = full_day()
    assert make.states_of(day) == ["booked", "booked", "waiting", "waiting"]
    assert [queries.place_in_line(one) for one in rows[2:]] == [1, 2]
    assert [name for _who, name in letters()] == ["booked", "booked", "waiting", "waiting"]


def test_booking_again_is_one_booking_and_tells_only_the_address() -> None:
    day = make.make_open_day()
    make.make_booking(day)
    make.make_booking(day, make.ADDRESS.upper())
    assert make.states_of(day) == ["booked"]
    assert [name for _who, name in letters()] == ["booked", "known"]


def test_a_place_given_up_is_the_next_ones_at_once_and_only_once() -> None:
    day, rows = full_day()
    for _time in range(2):
        booking.give_up(queries.named(rows[0].public_id) or rows[0])
    assert make.states_of(day) == ["cancelled", "booked", "booked", "waiting"]
    assert letters()[4:] == [("p2", "place")]
    assert queries.seats_of(day) == {1, 2}


def test_who_gives_up_a_place_in_the_line_leaves_nobody_a_letter() -> None:
    day, rows = full_day()
    booking.give_up(rows[2])
    assert make.states_of(day) == ["booked", "booked", "cancelled", "waiting"]
    assert len(letters()) == 4
    assert queries.place_in_line(rows[3]) == 1


def test_nothing_is_left_of_somebody_who_gave_up_and_may_book_anew() -> None:
    day = make.make_open_day()
    row = make.make_booking(day, telephone="+447700900123", adjustments="Step-free access")
    booking.give_up(row)
    left = current().get_one(OpenDayBooking, row.id)
    assert (left.name, left.address, left.address_digest) == (None, None, None)
    assert (left.telephone, left.adjustments) == (None, None)
    make.make_booking(day)
    assert make.states_of(day) == ["cancelled", "booked"]


def test_more_places_move_the_first_of_the_line_up() -> None:
    day, _rows = full_day(places=1)
    keeping.change(make.keeper_for(day), day, make.as_it_stands(day, places_count=3))
    assert make.states_of(day) == ["booked", "booked", "booked", "waiting"]
    assert letters()[4:] == [("p1", "place"), ("p2", "place")]


def test_there_are_never_fewer_places_than_people_who_have_one() -> None:
    day, _rows = full_day()
    with pytest.raises(DomainError, match="2 people have a place"):
        keeping.change(make.keeper_for(day), day, make.as_it_stands(day, places_count=1))
    assert make.states_of(day)[:2] == ["booked", "booked"]


def test_an_open_day_that_has_begun_takes_no_booking_and_no_cancelling() -> None:
    day = make.make_open_day()
    row = make.make_booking(day)
    clock.set_today(clock.today() + 15 * DAY)
    with pytest.raises(DomainError, match="no more bookings"):
        make.make_booking(day, "kim@example.org")
    with pytest.raises(Conflict):
        booking.give_up(row)
    assert make.states_of(day) == ["booked"]


@pytest.mark.parametrize("opened", [False, True])
def test_nobody_books_what_is_no_longer_or_not_yet_open(opened: object) -> None:
    day = make.make_open_day(opened=bool(opened))
    if opened:
        keeping.call_off(make.keeper_for(day), day)
    with pytest.raises(DomainError, match="no more bookings"):
        make.make_booking(day)


def test_a_token_that_was_not_signed_here_opens_no_booking() -> None:
    row = make.make_booking()
    assert telling.of_token(telling.token_of(row.public_id)) is not None
    for token in (row.public_id, row.public_id + "0" * 32, "é" * 48, "x"):
        assert telling.of_token(token) is None


def test_who_came_is_ticked_after_the_start_and_put_right_later() -> None:
    day, rows = full_day()
    holder = make.keeper_for(day)
    with pytest.raises(Conflict):
        booking.mark(holder, day, frozenset())
    clock.set_today(clock.today() + 15 * DAY)
    first, second, waiting = (one.public_id for one in rows[:3])
    for came in ({first, waiting}, {second}):
        booking.mark(holder, day, frozenset(came))
    counts = queries.counts_of([day])[day.id]
    assert counts[BookingState.BOOKED, True] == counts[BookingState.BOOKED, False] == 1
    assert current().get_one(OpenDayBooking, rows[1].id).came is True
    assert counts[BookingState.WAITING, None] == 2


def test_only_whoever_holds_the_day_says_who_came() -> None:
    day = make.make_offered()
    keeping.agree(make.team_of(day), day)
    clock.set_today(clock.today() + 15 * DAY)
    for other in (make.team_of(day), make.holder_of()):
        with pytest.raises(DomainError):
            booking.mark(other, day, frozenset())


def test_people_are_forgotten_twelve_months_after_the_day_and_counts_stay() -> None:
    day, _rows = full_day()
    held = clock.london(day.starts_at).date()
    (forget,) = [rule for rule in CONTRIBUTION.retention if "open day" in str(rule.record)]
    year = held.replace(year=held.year + 1)
    assert forget.erase(year - DAY) == 0
    assert forget.erase(year) == 4
    assert forget.erase(year) == 0
    assert make.states_of(day) == ["booked", "booked", "waiting", "waiting"]
    left = current().scalars(select(OpenDayBooking)).all()
    assert {one.address for one in left} == {one.name for one in left} == {None}


def test_an_account_takes_out_and_erases_what_its_confirmed_address_booked() -> None:
    day, _rows = full_day(places=1, people=1)
    person = accounts.make_person(email="p0@example.org")
    make.make_booking(day, "next@example.org")
    (told,) = export(person.id)["open_days"]
    assert (told["name"], told["state"]) == ("Sam", "booked")
    assert CONTRIBUTION.erase is not None
    CONTRIBUTION.erase(person.as_actor, person.id)
    assert export(person.id)["open_days"] == []
    assert make.states_of(day) == ["cancelled", "booked"]
    assert letters()[-1] == ("next", "place")


def test_states_that_can_never_be_are_found_once_somebody_makes_them() -> None:
    day, rows = full_day()
    today = clock.today()
    lookers = (impossible.booked_above_places, impossible.waiting_beside_a_place)
    assert [look(today) for look in lookers] == [[], []]

    @atomic
    def spoil() -> None:
        current().get_one(OpenDay, day.id).places_count = 1

    spoil()
    found = [("open_day", day.public_id)]
    assert [look(today) for look in lookers] == [found, []]

    @atomic
    def spoil_again() -> None:
        current().get_one(OpenDay, day.id).places_count = 5

    spoil_again()
    assert [look(today) for look in lookers] == [[], found]
    assert rows


def test_a_reminder_that_was_not_sent_is_found_on_the_day() -> None:
    day = make.make_open_day()
    make.make_booking(day)
    on = clock.london(day.starts_at).date()
    assert impossible.reminders_not_sent(on) == [("open_day", day.public_id)]
    assert impossible.reminders_not_sent(on - DAY) == []
    clock.set_today(on - DAY)
    assert nightly.remind() == 1
    assert impossible.reminders_not_sent(on) == []
