"""The register around a change of owner: either number, or both, is the one home."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories.providers import (
    Member,
    make_claim,
)
from tests.factories.transfers import make_transfer
from tests.providers.handing_over.steps import DAY, NEW, SYSTEM, TODAY
from workforce.core import clock
from workforce.providers import jobs
from workforce.providers.models import Home, HomeTransfer
from workforce.providers.queries import homes, transfers
from workforce.providers.rules.register import Fact, Reading
from workforce.providers.services import register
from workforce.providers.states import (
    ClaimState,
    HomeStatus,
    HomeType,
    Regulator,
    Sector,
)


def fact(number: str, status: HomeStatus = HomeStatus.ACTIVE, places: int = 4) -> Fact:
    return Fact(
        registration_number=number,
        home_type=HomeType.CHILDRENS_HOME,
        type_as_registered="Children's home",
        sector=Sector.PRIVATE,
        status=status,
        short_break_only=False,
        places_count=places,
        nation="england",
        region_code="E12000003",
        authority_code="E08000035",
        owner_as_registered="Somebody",
        registered_on=date(2026, 11, 1) if number == NEW else date(2015, 1, 1),
    )


def read(day: date, *facts: Fact) -> register.Imported:
    return register.take(SYSTEM, Reading(Regulator.OFSTED, day, facts))


def done(home: Home, receiver: Any) -> HomeTransfer:
    row = make_transfer(home, receiver, number=NEW)
    with time_machine.travel(clock.day_start(DAY), tick=False):
        assert jobs.home_transfers(DAY) == "handed over 1"
    return row


def count(session: Session) -> int:
    session.expire_all()
    return session.scalar(select(func.count()).select_from(Home)) or 0


@pytest.mark.parametrize(
    "stated",
    [
        (fact("2800001"), fact(NEW, places=6)),
        (fact("2800001", HomeStatus.CLOSED), fact(NEW, places=6)),
        (fact(NEW, places=6),),
    ],
    ids=["both numbers", "the old one closed", "the new one alone"],
)
def test_the_register_makes_no_second_home_of_it(
    home: Home, taking: Member, session: Session, stated: tuple[Fact, ...]
) -> None:
    done(home, taking.organisation)
    found = read(DAY + timedelta(days=30), *stated)
    assert count(session) == 1
    assert (home.places_count, home.status) == (6, HomeStatus.ACTIVE)
    assert home.organisation_id == taking.organisation.id
    assert "opened" not in {one.change.value for one in found.differences}


def test_a_register_that_has_only_the_old_number_closes_nothing(
    home: Home, taking: Member, session: Session
) -> None:
    done(home, taking.organisation)
    read(DAY + timedelta(days=30), fact("2800001", places=5))
    assert count(session) == 1
    assert (home.places_count, home.status) == (5, HomeStatus.ACTIVE)


@pytest.mark.parametrize("days, status", [(119, HomeStatus.ACTIVE), (120, HomeStatus.CLOSED)])
def test_a_register_that_has_neither_closes_it_only_after_a_while(
    home: Home, taking: Member, session: Session, days: int, status: HomeStatus
) -> None:
    done(home, taking.organisation)
    read(DAY + timedelta(days=days), fact("1234567"))
    session.expire_all()
    assert home.status is status


def test_a_new_number_read_before_the_day_is_the_same_home_afterwards(
    home: Home, taking: Member, session: Session
) -> None:
    read(TODAY, fact("2800001"), fact(NEW, places=7))
    twin = transfers.home_of_number(Regulator.OFSTED, NEW)
    assert twin is not None
    claim = make_claim(twin)
    assert count(session) == 2
    done(home, taking.organisation)
    assert count(session) == 1
    assert (home.registration_number, home.places_count) == (NEW, 7)
    assert (claim.state, claim.home_id) == (ClaimState.REFUSED, home.id)


def test_a_number_that_is_awaited_is_no_new_home(
    home: Home, taking: Member, session: Session
) -> None:
    make_transfer(home, taking.organisation, number=NEW)
    read(TODAY, fact("2800001"), fact(NEW))
    assert count(session) == 1


def test_a_change_of_owner_does_not_make_a_home_younger(
    home: Home, taking: Member, session: Session
) -> None:
    read(TODAY - timedelta(days=30), fact("2800001"))
    done(home, taking.organisation)
    read(DAY + timedelta(days=30), fact(NEW))
    session.expire_all()
    assert home.registered_on == date(2015, 1, 1)


def test_the_old_number_still_finds_the_home(home: Home, taking: Member, session: Session) -> None:
    done(home, taking.organisation)
    session.expire_all()
    assert homes.registered_homes("2800001") == homes.registered_homes(NEW) == [home]
