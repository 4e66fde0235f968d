"""A home changed owner: the earlier one still reads whom it employed there, and no more."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import (
    DAY,
    EVE,
    ONE_DAY,
    hand_over,
    leave,
    spells,
    through_the_gate,
)
from tests.factories import accounts
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member
from tests.page import StrictClient
from workforce.checks import queries
from workforce.core import clock
from workforce.employment import policies
from workforce.employment.queries import former
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role

AFTERWARDS = clock.day_start(DAY) + timedelta(hours=9)


def test_the_page_is_reached_from_people_and_shows_them_as_they_were(
    client: StrictClient, home: Home, giver: Organisation, receiver: Organisation
) -> None:
    row = make_person_in_post(home, given_name="Ola", family_name="North")
    leave(make_person_in_post(home, given_name="Sam", family_name="Gone"), EVE - ONE_DAY)
    then, owner = home.registration_number, make_member(Role.OWNER, giver)
    accounts.sign_in(client, owner.person)
    assert "passed to others" not in client.page("/people").main
    accounts.sign_out(client)
    hand_over(home, receiver)
    with time_machine.travel(AFTERWARDS, tick=False):
        accounts.sign_in(client, owner.person)
        assert "passed to others" in client.page("/people").main
        page = client.page("/people/former").main
        assert "Ola North" in page
        assert "Sam Gone" in page
        assert "The home passed to another provider" in page
        assert then in page
        assert home.registration_number not in page
        assert "Ola North" in client.page(f"/people/{row.public_id}").main


def test_the_file_of_before_opens_for_the_earlier_owner_and_its_copy_for_the_next(
    client: StrictClient, home: Home, giver: Organisation, receiver: Organisation
) -> None:
    theirs = queries.of_spell(through_the_gate(home))
    hand_over(home, receiver)
    copy = queries.of_spell(spells(receiver)[0])
    assert theirs is not None
    assert copy is not None
    day = {"as_at-day": EVE.day, "as_at-month": EVE.month, "as_at-year": EVE.year}
    query = "&".join(f"{name}={value}" for name, value in day.items())
    with time_machine.travel(AFTERWARDS, tick=False):
        for owner, own, other in ((giver, theirs, copy), (receiver, copy, theirs)):
            accounts.sign_in(client, make_member(Role.OWNER, owner).person)
            client.page(f"/appointments/{own.public_id}/file?{query}")
            client.page(f"/appointments/{other.public_id}/file?{query}", status=404)
            accounts.sign_out(client)


@pytest.mark.parametrize("role", sorted(Role))
def test_somebody_is_listed_if_and_only_if_the_policy_says_yes(
    home: Home, giver: Organisation, receiver: Organisation, session: Session, role: Role
) -> None:
    row = make_person_in_post(home)
    elsewhere = make_person_in_post(make_home(giver))
    hand_over(home, receiver)
    session.expire_all()
    for organisation in (giver, receiver):
        actor = make_member(role, organisation).actor
        listed = list(former.former_people(actor, 1).rows)
        assert (row in listed) is policies.can_see_person(actor, row)
        assert former.has_former_people(actor) is bool(listed)
        assert elsewhere not in listed
        assert not set(listed) & set(spells(receiver))


def test_whoever_answered_for_that_one_home_reads_nothing_any_more(
    home: Home, giver: Organisation, receiver: Organisation
) -> None:
    row = make_person_in_post(home)
    other = make_home(giver)
    area = make_member(Role.AREA_MANAGER, giver, homes=[home, other])
    hand_over(home, receiver)
    actor = make_member(Role.AREA_MANAGER, giver, homes=[other]).actor
    assert former.former_people(actor, 1).rows == []
    assert not policies.can_see_person(actor, row)
    assert home.id not in area.membership.home_ids


def test_a_home_that_came_back_is_ones_own_again(
    home: Home, giver: Organisation, receiver: Organisation
) -> None:
    make_person_in_post(home)
    hand_over(home, receiver)
    hand_over(home, giver, DAY + timedelta(days=30))
    before, after = make_member(Role.OWNER, giver), make_member(Role.OWNER, receiver)
    assert former.former_people(before.actor, 1).rows == []
    (row,) = former.former_people(after.actor, 1).rows
    assert row.organisation_id == receiver.id
