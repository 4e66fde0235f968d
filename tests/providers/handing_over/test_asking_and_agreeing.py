"""Homes that change owner: who asks, agrees, confirms and sees it, and the register around it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.steps import parts
from tests.factories import accounts
from tests.factories.providers import (
    Member,
    make_home,
    make_member,
    make_organisation,
)
from tests.factories.transfers import make_transfer
from tests.page import StrictClient
from tests.providers.handing_over.steps import DAY, NEW, TODAY
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.providers import jobs, policies
from workforce.providers.models import Home, HomeTransfer
from workforce.providers.queries import transfers
from workforce.providers.services import transfers as services
from workforce.providers.services.transfers import Terms
from workforce.providers.states import (
    OrganisationState,
    Role,
    TransferState,
)


def terms(**more: Any) -> Terms:
    return Terms(**{"receiver": "5550001", "new_registration_number": NEW, "on_day": DAY, **more})


def test_the_giver_asks_the_receiver_agrees_and_support_confirms(
    home: Home, giving: Member, taking: Member
) -> None:
    row = services.ask_transfer(giving.actor, home, terms())
    services.agree_transfer(taking.actor, row)
    services.confirm_number(make_member(Role.SUPPORT).actor, row)
    assert (row.state, row.agreed_by_id) == (TransferState.AGREED, taking.person.id)
    assert transfers.due_transfers(TODAY) == []
    assert transfers.due_transfers(DAY) == [row.id]


@pytest.mark.parametrize(
    "change, words",
    [
        ({"receiver": "nobody"}, "could not find a provider"),
        ({"new_registration_number": "2800001"}, "has now"),
        ({"on_day": TODAY}, "tomorrow or later"),
        ({"on_day": TODAY + timedelta(days=367)}, "tomorrow or later"),
    ],
)
def test_what_cannot_be_is_refused(
    home: Home, giving: Member, taking: Member, change: dict[str, Any], words: str
) -> None:
    _ = taking
    with pytest.raises(DomainError, match=words):
        services.ask_transfer(giving.actor, home, terms(**change))


def test_a_number_of_another_claimed_home_and_a_second_asking_are_refused(
    home: Home, giving: Member, taking: Member
) -> None:
    make_home(taking.organisation, number="2700001")
    with pytest.raises(Conflict, match="number already"):
        services.ask_transfer(giving.actor, home, terms(new_registration_number="2700001"))
    services.ask_transfer(giving.actor, home, terms())
    with pytest.raises(Conflict, match="under way"):
        services.ask_transfer(giving.actor, home, terms())


def test_nobody_asks_agrees_or_confirms_for_the_other_side(
    home: Home, giving: Member, taking: Member
) -> None:
    with pytest.raises(NotAllowed):
        services.ask_transfer(taking.actor, home, terms())
    row = services.ask_transfer(giving.actor, home, terms())
    for actor in (giving.actor, make_member(Role.OWNER).actor):
        with pytest.raises(NotAllowed):
            services.agree_transfer(actor, row)
    for actor in (giving.actor, taking.actor):
        with pytest.raises(NotAllowed):
            services.confirm_number(actor, row)


@pytest.mark.parametrize("role", sorted(Role))
def test_a_change_of_owner_is_listed_if_and_only_if_the_policy_says_yes(
    home: Home, taking: Member, role: Role
) -> None:
    row = make_transfer(home, taking.organisation)
    kinds = [home.organisation, taking.organisation, make_organisation()]
    for organisation in kinds:
        actor = make_member(role, organisation).actor
        listed = row in transfers.transfers_for(actor)
        assert listed is policies.can_see_transfer(actor, row)
        assert (transfers.transfer_for(actor, row.public_id) is not None) is listed


def test_a_withdrawn_one_is_never_carried_out(home: Home, giving: Member, taking: Member) -> None:
    row = make_transfer(home, taking.organisation)
    services.withdraw_transfer(giving.actor, row)
    with time_machine.travel(clock.day_start(DAY), tick=False):
        assert jobs.home_transfers(DAY) == "handed over 0"
    with pytest.raises(Conflict):
        services.agree_transfer(taking.actor, row)


def test_a_suspended_receiver_lets_it_wait(home: Home, session: Session) -> None:
    receiver = make_organisation(state=OrganisationState.SUSPENDED)
    make_transfer(home, receiver)
    with time_machine.travel(clock.day_start(DAY), tick=False):
        assert jobs.home_transfers(DAY) == "handed over 0"
    session.expire_all()
    assert home.organisation_id != receiver.id


def test_owners_and_support_go_through_the_pages(
    client: StrictClient, home: Home, giving: Member, taking: Member, session: Session
) -> None:
    accounts.sign_in(client, giving.person)
    client.submit(
        f"/homes/{home.public_id}/transfer",
        receiver="5550001",
        new_registration_number=NEW,
        allowed="y",
        **parts(DAY, "on_day"),
    )
    row = session.scalars(select(HomeTransfer)).one()
    assert "Waits for the new owner" in client.page("/organisation/transfers").main
    accounts.sign_out(client)
    accounts.sign_in(client, taking.person)
    page = client.page(f"/organisation/transfers/{row.public_id}").main
    assert home.registration_number in page
    assert str(home.name) not in page
    client.submit(f"/organisation/transfers/{row.public_id}")
    accounts.sign_out(client)
    accounts.sign_in(client, make_member(Role.SUPPORT).person)
    assert home.registration_number in client.page("/support/transfers").main
    client.submit(f"/support/transfers/{row.public_id}")
    session.expire_all()
    assert (row.state, row.confirmed_at is not None) == (TransferState.AGREED, True)


def test_anothers_change_of_owner_is_not_found(
    client: StrictClient, home: Home, taking: Member
) -> None:
    row = make_transfer(home, taking.organisation)
    accounts.sign_in(client, make_member(Role.OWNER).person)
    client.page(f"/organisation/transfers/{row.public_id}", status=404)
    client.page(f"/homes/{home.public_id}/transfer", status=404)
