"""Whoever runs a home begins with the evening page, unless they wanted to go elsewhere."""

from typing import Any

import pyotp
import pytest

from tests.factories.accounts import PASSWORD, make_second_factor, sign_in
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.accounts.rules import one_time
from workforce.core import clock
from workforce.providers.states import ROLES_OF, OrganisationKind, Role

BEGIN_TONIGHT = {Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER}


def member_of_a_home(role: Role) -> Member:
    home = make_home(make_organisation())
    return make_member(role, home.organisation, homes=(home,))


def code_now(secret: str) -> str:
    return str(pyotp.HOTP(secret).at(one_time.step_of(clock.now().timestamp())))


def enter(client: StrictClient, member: Member, wanted: str = "") -> str | None:
    """Sign in with a password and a code, and say where that leads."""
    secret, _codes = make_second_factor(member.person)
    onwards = f"?next={wanted}" if wanted else ""
    said: dict[str, Any] = {"email": member.person.email, "password": PASSWORD}
    answer = client.submit(f"/sign-in{onwards}", **said)
    if wanted:
        assert answer.location == wanted
        return client.get(wanted).location
    assert answer.location == "/second-step"
    return client.submit("/second-step", code=code_now(secret)).location


@pytest.mark.parametrize("role", ROLES_OF[OrganisationKind.PROVIDER])
def test_managers_and_deputies_land_on_the_evening_page(client: StrictClient, role: Role) -> None:
    wanted = "/tonight" if role in BEGIN_TONIGHT else "/"
    assert enter(client, member_of_a_home(role)) == wanted


def test_whoever_wanted_to_go_somewhere_goes_there(client: StrictClient) -> None:
    member = member_of_a_home(Role.REGISTERED_MANAGER)
    assert enter(client, member, "/appointments") == "/second-step?next=/appointments"
    secret, _codes = make_second_factor(member.person)
    answer = client.submit("/second-step?next=/appointments", code=code_now(secret))
    assert answer.location == "/appointments"


def test_an_address_of_another_service_is_no_way_round(client: StrictClient) -> None:
    member = member_of_a_home(Role.REGISTERED_MANAGER)
    sign_in(client, member.person)
    assert client.get("/sign-in?next=https://elsewhere.example.org/").location == "/tonight"


def test_the_second_step_keeps_what_was_wanted_first(client: StrictClient) -> None:
    member = member_of_a_home(Role.DEPUTY_MANAGER)
    sign_in(client, member.person, second_factor=False)
    assert client.get("/tonight").location == "/second-step/set-up?next=/tonight"


def test_whoever_is_signed_in_already_is_taken_there_too(client: StrictClient) -> None:
    member = member_of_a_home(Role.REGISTERED_MANAGER)
    sign_in(client, member.person)
    assert client.get("/sign-in").location == "/tonight"
    assert client.get("/").status_code == 200


def test_a_manager_of_no_home_any_more_begins_at_the_front(client: StrictClient) -> None:
    member = make_member(Role.REGISTERED_MANAGER, make_organisation(OrganisationKind.AGENCY))
    assert enter(client, member) == "/"
