"""The waiting list under any sequence of booking, cancelling, more places and fewer."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import open_days as make
from workforce.campaigns.models import OpenDay, OpenDayBooking
from workforce.campaigns.queries.open_days import bookings as queries
from workforce.campaigns.rules import open_days as rules
from workforce.campaigns.services.open_days import booking, keeping
from workforce.core.db import session as current
from workforce.core.errors import DomainError
from workforce.messages.models import Letter

PEOPLE = 7
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("book"), st.integers(0, PEOPLE - 1)),
        st.tuples(st.just("give up"), st.integers(0, PEOPLE - 1)),
        st.tuples(st.just("places"), st.integers(1, 5)),
    ),
    min_size=3,
    max_size=14,
)


def address(number: int) -> str:
    return f"p{number}@example.org"


class Plain:
    """The same line in plain lists: what should come of each step, and who is told what."""

    def __init__(self, places: int) -> None:
        self.places = places
        self.booked: list[int] = []
        self.waiting: list[int] = []
        self.told: Counter[tuple[str, str]] = Counter()

    def take(self, verb: str, value: int) -> None:
        """One step."""
        if verb == "book" and value in (*self.booked, *self.waiting):
            self.told[address(value), "known"] += 1
        elif verb == "book":
            has = len(self.booked) < self.places
            (self.booked if has else self.waiting).append(value)
            self.told[address(value), "booked" if has else "waiting"] += 1
        elif verb == "give up":
            self.booked = [one for one in self.booked if one != value]
            self.waiting = [one for one in self.waiting if one != value]
        elif value >= len(self.booked):
            self.places = value
        while self.waiting and len(self.booked) < self.places:
            self.booked.append(self.waiting.pop(0))
            self.told[address(self.booked[-1]), "place"] += 1


def take(day: OpenDay, verb: str, value: int) -> None:
    """One step, as people do it."""
    if verb == "book":
        booking.book(day, make.visitor(address(value)))
    elif verb == "give up":
        row = queries.of_day_and_address(day, address(value))
        if row is not None:
            booking.give_up(row)
    else:
        try:
            keeping.change(make.keeper_for(day), day, make.as_it_stands(day, places_count=value))
        except DomainError:
            assert value < len(queries.seats_of(day))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(places=st.integers(1, 4), steps=STEPS)
def test_nobody_is_passed_over_told_twice_or_let_in_above_the_places(
    session: Session, places: int, steps: list[tuple[str, int]]
) -> None:
    _ = session
    day, plain = make.make_open_day(places_count=places), Plain(places)
    before = current().scalar(select(Letter.id).order_by(Letter.id.desc()).limit(1)) or 0
    for verb, value in steps:
        take(day, verb, value)
        plain.take(verb, value)
        current().rollback()
        current().expire_all()
        assert len(queries.seats_of(day)) <= current().get_one(OpenDay, day.id).places_count
        assert standing(day, "booked") == {address(one) for one in plain.booked}
        assert [one.address for one in queries.waiting_of(day)] == [*map(address, plain.waiting)]
    letters = current().execute(select(Letter.address, Letter.template).where(Letter.id > before))
    told = Counter((str(who), name.rpartition("/")[2]) for who, name in letters)
    assert told == plain.told


def standing(day: OpenDay, state: str) -> set[str]:
    query = select(OpenDayBooking).where(
        OpenDayBooking.open_day_id == day.id, OpenDayBooking.state == state
    )
    return {str(one.address) for one in current().scalars(query)}


@pytest.mark.parametrize(
    "taken, places, free",
    [((), 2, [1, 2]), ((1,), 2, [2]), ((2,), 2, [1]), ((1, 2), 2, []), ((5, 6), 1, [])],
)
def test_the_lowest_free_seats_are_given_and_no_more_than_there_are_places(
    taken: tuple[int, ...], places: int, free: list[int]
) -> None:
    assert [*rules.free_seats(frozenset(taken), places)] == free
