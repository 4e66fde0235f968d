"""A home changes owner: whoever works for both owners, or comes back, is one person."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import DAY, EVE, hand_over, leave, spells
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home
from workforce.checks.models import Appointment
from workforce.employment import queries as employment
from workforce.providers.models import Home, Organisation

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
