"""Figures around a change of owner: nothing twice, on no day, and stocks and flows reconcile."""

from datetime import date, timedelta

import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import DAY, EVE, ONE_DAY, hand_over, leave, spells
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home
from tests.factories.transfers import make_transfer
from workforce.core import clock
from workforce.employment import queries as employment
from workforce.providers.models import Home, Organisation
from workforce.providers.services import handing_over


def stock(day: date) -> tuple[int, str]:
    rows = employment.in_post_fte_by_home(day)
    return sum(one.people_count for one in rows), str(sum(one.fte for one in rows))


def test_nobody_counts_twice_on_either_day_and_stocks_and_flows_reconcile(
    home: Home, giver: Organisation, receiver: Organisation
) -> None:
    for _ in range(3):
        make_person_in_post(home)
    elsewhere = make_home(giver)
    make_person_in_post(elsewhere)
    gone = make_person_in_post(home)
    leave(gone, EVE)
    before = {day: stock(day) for day in (EVE - ONE_DAY, EVE)}
    hand_over(home, receiver)
    assert {day: stock(day) for day in before} == before
    assert stock(DAY) == (4, "4.0000")
    turnover = employment.turnover_by_home(EVE, DAY)
    assert (dict(turnover.joined), dict(turnover.left)) == ({}, {home.id: 1})
    started = employment.starters_by_home(EVE, DAY)
    left = employment.leavers_by_home(EVE, DAY)
    assert started == []
    assert [(one.home_id, one.people_count) for one in left] == [(home.id, 1)]


def test_somebody_who_keeps_a_post_with_the_giver_is_still_one_person_in_the_nation(
    home: Home, giver: Organisation, receiver: Organisation, session: Session
) -> None:
    make_person_in_post(home, reference="BOTH")
    make_person_in_post(make_home(giver), reference="BOTH")
    hand_over(home, receiver)
    session.expire_all()
    key = employment.figures.person_key()
    open_now = employment.in_post_on(DAY)
    count = session.scalar(select(func.count(key.distinct())).where(open_now))
    assert count == 1
    assert sum(employment.people_once_by_home(DAY).values()) == 1


def test_a_home_can_change_owner_again_and_come_back(
    home: Home, giver: Organisation, receiver: Organisation
) -> None:
    make_person_in_post(home, reference="R1")
    hand_over(home, receiver)
    with time_machine.travel(clock.day_start(DAY) + timedelta(hours=1), tick=False):
        again = make_transfer(home, giver, DAY + timedelta(days=10))
    with time_machine.travel(clock.day_start(DAY + timedelta(days=10)), tick=False):
        assert handing_over.carry_out(again.id)
    first, last = spells(giver)
    assert (first.person_reference, last.person_reference) == ("R1", "R1")
    assert last.in_work_since == first.started_on
    for day in (EVE, DAY, DAY + timedelta(days=9), DAY + timedelta(days=10)):
        assert stock(day)[0] == 1
    turnover = employment.turnover_by_home(EVE, DAY + timedelta(days=30))
    assert (dict(turnover.joined), dict(turnover.left)) == ({}, {})
