"""What else merging brings together: ledgers, weeks worked, and whom a spell counts as."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.people_csv import JOINED, TODAY
from tests.checks.twice import propose_by_hand, references, spell
from tests.factories.checks import make_appointment
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.factories.transfers import make_transfer
from workforce.checks.models import RecheckNotice
from workforce.checks.services import merging
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.core.errors import Conflict
from workforce.employment import queries as employment
from workforce.employment.models import HoursWorked, PersonInPost
from workforce.employment.services.presence import import_hours
from workforce.employment.states import HoursSource, JobRole
from workforce.providers import jobs
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.training.models import ExpiryNotice

WEEK = TODAY - timedelta(days=7)
DAY = TODAY + timedelta(days=1)
HEADER = "person_reference,home_registration_number,week_ending,hours_worked,source"
HOURS = (("A2", "20"), ("A1", "18"))
NIGHTS = {"role": JobRole.WAKING_NIGHT_WORKER}


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


@pytest.fixture
def owner(home: Home) -> Member:
    return make_member(Role.OWNER, home.organisation)


@atomic
def add(table: type[Any], home: Home, reference: str, **more: Any) -> Any:
    row = table(organisation_id=home.organisation_id, person_reference=reference, **more)
    current().add(row)
    current().flush()
    return row


def told(home: Home, reference: str, told_on: date) -> None:
    add(RecheckNotice, home, reference, what="x", due_on=TODAY, days_before=7, told_on=told_on)
    add(ExpiryNotice, home, reference, topic="x", valid_until=TODAY, told_on=told_on)


def worked(home: Home, reference: str, hours: str, week: date = WEEK) -> None:
    what = {"home_id": home.id, "week_ending": week, "source_kind": HoursSource.ROTA}
    add(HoursWorked, home, reference, hours=Decimal(hours), **what)


def under(table: type[Any]) -> list[str]:
    current().rollback()
    current().expire_all()
    return sorted(row.person_reference for row in current().scalars(select(table)))


def two_posts(home: Home) -> None:
    spell(home, "A1")
    spell(home, "A2", **NIGHTS)


def test_what_both_were_told_is_no_obstacle_and_undoing_puts_it_back(
    home: Home, owner: Member
) -> None:
    two_posts(home)
    told(home, "A1", TODAY)
    told(home, "A2", WEEK)
    row = propose_by_hand(home, "A1", "A2")
    merging.merge(owner.actor, row, keep="A1")
    assert references(home) == ["A1", "A1"]
    merging.undo(owner.actor, row)
    assert references(home) == ["A1", "A2"]
    for table in (RecheckNotice, ExpiryNotice):
        assert under(table) == ["A1", "A2"]


def test_a_week_recorded_alike_under_both_counts_once_and_differing_weeks_refuse(
    home: Home, owner: Member
) -> None:
    two_posts(home)
    worked(home, "A1", "20")
    worked(home, "A2", "20")
    worked(home, "A2", "18", WEEK - timedelta(days=7))
    row = propose_by_hand(home, "A1", "A2")
    merging.merge(owner.actor, row, keep="A1")
    assert under(HoursWorked) == ["A1", "A1", "A2"]
    merging.undo(owner.actor, row)
    assert under(HoursWorked) == ["A1", "A2", "A2"]
    worked(home, "A1", "4", WEEK - timedelta(days=7))
    again = propose_by_hand(home, "A1", "A2")
    with pytest.raises(Conflict):
        merging.merge(owner.actor, again, keep="A1")
    assert references(home) == ["A1", "A2"]


def people(*homes: Home) -> int:
    current().rollback()
    return sum(employment.people_once_by_home(DAY, [home.id for home in homes]).values())


def sell(home: Home) -> None:
    make_transfer(home, None, DAY)
    with time_machine.travel(clock.day_start(DAY), tick=False):
        assert jobs.home_transfers(DAY) == "handed over 1"
    current().expire_all()


def next_morning() -> time_machine.travel:
    return time_machine.travel(clock.day_start(DAY) + timedelta(hours=8), tick=False)


@pytest.mark.parametrize("keep", ["A1", "A2"])
def test_a_merge_after_one_home_was_sold_makes_one_person_and_undoing_two(
    home: Home, owner: Member, keep: str
) -> None:
    sold, kept = make_home(home.organisation), home
    spell(kept, "A1")
    spell(sold, "A1", **NIGHTS)
    spell(kept, "A2", role=JobRole.TEACHER)
    spell(sold, "A2", role=JobRole.THERAPIST)
    sell(sold)
    assert people(kept, sold) == 1 + 1
    row = propose_by_hand(home, "A1", "A2")
    with next_morning():
        merging.merge(owner.actor, row, keep=keep)
        assert people(kept, sold) == 1
        merging.undo(owner.actor, row)
    assert people(kept, sold) == 1 + 1


@pytest.mark.parametrize("keep", ["B1", "A1"])
def test_a_merge_by_the_next_owner_counts_with_what_the_earlier_one_recorded(
    home: Home, keep: str
) -> None:
    sold, kept = make_home(home.organisation), home
    spell(kept, "A1")
    spell(sold, "A1", **NIGHTS)
    sell(sold)
    theirs = make_home(sold.organisation)
    spell(theirs, "B1")
    assert people(kept, sold, theirs) == 1 + 1
    buyer = make_member(Role.OWNER, sold.organisation)
    row = propose_by_hand(sold, "A1", "B1")
    with next_morning():
        merging.merge(buyer.actor, row, keep=keep)
        assert people(kept, sold, theirs) == 1
        merging.undo(buyer.actor, row)
    assert people(kept, sold, theirs) == 1 + 1
    counted = current().scalars(select(PersonInPost.counted_as)).all()
    assert set(counted) - {None} == {f"{kept.organisation_id}:A1"}


def test_whatever_writes_by_a_merged_reference_follows_the_kept_one(
    home: Home, owner: Member
) -> None:
    two_posts(home)
    row = propose_by_hand(home, "A1", "A2")
    merging.merge(owner.actor, row, keep="A1")
    organisation = home.organisation
    assert organisation is not None
    assert employment.kept_reference(organisation.id, "A2") == "A1"
    assert employment.kept_reference(organisation.id, "A3") == "A3"
    there = make_home(organisation)
    assert make_appointment(there, person_reference="A2").person_reference == "A1"
    lines = [f"{one},{home.registration_number},{WEEK},{hours},rota" for one, hours in HOURS]
    content = "\n".join([HEADER, *lines]).encode()
    report = import_hours(owner.actor, organisation, content)
    assert (report.taken_count, [one.line for one in report.refused]) == (1, [3])
    assert under(HoursWorked) == ["A1"]
    merging.undo(owner.actor, row)
    assert employment.kept_reference(organisation.id, "A2") == "A2"
