"""A home changes owner: whoever works for both owners, or comes back, is one person."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import DAY, EVE, ONE_DAY, hand_over, leave, spells
from tests.checks.twice import propose_by_hand
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member
from workforce.checks.models import Appointment
from workforce.checks.services import merging
from workforce.core import clock
from workforce.core.errors import Conflict
from workforce.employment import queries as employment
from workforce.employment.states import JobRole
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role

LATER = DAY + timedelta(days=40)


def people_once() -> int:
    return sum(employment.people_once_by_home(DAY).values())


@pytest.mark.parametrize("reference", ["1001", "X9"])
def test_whoever_works_for_both_owners_by_one_account_counts_once(
    home: Home, receiver: Organisation, reference: str
) -> None:
    person = accounts.make_person()
    make_person_in_post(home, reference="1001", account=person)
    make_person_in_post(make_home(receiver), reference=reference, account=person)
    hand_over(home, receiver)
    assert {row.person_reference for row in spells(receiver)} == {reference}
    assert people_once() == 1
    assert sum(one.people_count for one in employment.in_post_fte_by_home(DAY)) == 2


def test_the_same_reference_alone_makes_nobody_the_same_person(
    home: Home, receiver: Organisation
) -> None:
    make_person_in_post(home, reference="1001", account=accounts.make_person())
    make_person_in_post(make_home(receiver), reference="1001", account=accounts.make_person())
    hand_over(home, receiver)
    assert people_once() == 2


def test_who_got_a_number_and_comes_back_has_their_first_reference_again(
    home: Home, giver: Organisation, receiver: Organisation
) -> None:
    make_person_in_post(home, reference="1001")
    make_person_in_post(make_home(receiver), reference="1001")
    hand_over(home, receiver)
    hand_over(home, giver, LATER)
    assert {row.person_reference for row in spells(giver)} == {"1001"}
    assert sorted({row.person_reference for row in spells(receiver)}) == ["1001", "1001-2"]


def test_somebody_who_left_before_the_home_came_back_is_not_mixed_with_who_has_their_number(
    home: Home, giver: Organisation, receiver: Organisation
) -> None:
    leave(make_person_in_post(home, reference="1001"), EVE)
    hand_over(home, receiver)
    make_person_in_post(home, reference="1001", started_on=DAY + timedelta(days=3))
    hand_over(home, giver, LATER)
    assert sorted({row.person_reference for row in spells(giver)}) == ["1001", "1001-2"]


def test_a_number_made_for_somebody_in_post_is_theirs_whoever_is_being_checked(
    home: Home, receiver: Organisation, session: Session
) -> None:
    make_person_in_post(make_home(receiver), reference="1001")
    make.make_appointment(home, person_reference="1001")
    make_person_in_post(home, reference="1001-2")
    hand_over(home, receiver)
    assert [row.person_reference for row in spells(receiver)] == ["1001", "1001-2"]
    query = select(Appointment.person_reference).where(Appointment.organisation_id == receiver.id)
    assert session.scalars(query).all() == ["1001-3"]


def test_two_merges_by_two_owners_can_be_undone_in_either_order(
    home: Home, giver: Organisation, receiver: Organisation
) -> None:
    kept = make_home(giver)
    make_person_in_post(home, reference="A1")
    make_person_in_post(kept, reference="A1", role=JobRole.TEACHER)
    make_person_in_post(kept, reference="A2")
    theirs = make_home(receiver)
    make_person_in_post(theirs, reference="B1")
    hand_over(home, receiver)
    before, after = make_member(Role.OWNER, giver), make_member(Role.OWNER, receiver)
    by_receiver = propose_by_hand(theirs, "A1", "B1")
    by_giver = propose_by_hand(kept, "A2", "A1")
    with time_machine.travel(clock.day_start(DAY + ONE_DAY), tick=False):
        assert people_once() == 3
        merging.merge(after.actor, by_receiver, keep="A1")
        assert people_once() == 2
        merging.merge(before.actor, by_giver, keep="A2")
        assert people_once() == 1
        merging.undo(after.actor, by_receiver)
        assert people_once() == 2
        merging.undo(before.actor, by_giver)
        assert people_once() == 3


def test_a_merge_is_not_undone_once_the_next_owner_has_them_as_one_person(
    home: Home, giver: Organisation, receiver: Organisation
) -> None:
    make_person_in_post(home, reference="A1")
    make_person_in_post(home, reference="A2", role=JobRole.TEACHER)
    owner = make_member(Role.OWNER, giver)
    row = propose_by_hand(home, "A1", "A2")
    make_home(giver)
    merging.merge(owner.actor, row, keep="A1")
    hand_over(home, receiver)
    with (
        time_machine.travel(clock.day_start(DAY + ONE_DAY), tick=False),
        pytest.raises(Conflict, match="cannot be undone any more"),
    ):
        merging.undo(owner.actor, row)
    assert people_once() == 1
    assert {row.person_reference for row in spells(giver)} == {"A1"}
