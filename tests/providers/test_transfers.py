"""Homes that change owner: who asks, agrees, confirms and sees it, and the register around it."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.checks.steps import parts
from tests.factories import accounts
from tests.factories.providers import (
    Member,
    make_claim,
    make_home,
    make_member,
    make_organisation,
)
from tests.factories.transfers import make_transfer
from tests.page import StrictClient
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.providers import jobs, policies
from workforce.providers.models import Home, HomeTransfer
from workforce.providers.queries import homes, transfers
from workforce.providers.rules.register import Fact, Reading
from workforce.providers.services import register
from workforce.providers.services import transfers as services
from workforce.providers.services.transfers import Terms
from workforce.providers.states import (
    ClaimState,
    HomeStatus,
    HomeType,
    OrganisationState,
    Regulator,
    Role,
    Sector,
    TransferState,
)

TODAY = clock.today()
DAY = TODAY + timedelta(days=1)
SYSTEM = Actor.system("tests")
NEW = "2900001"


@pytest.fixture
def giving(session: Session) -> Member:
    _ = session
    return make_member(Role.OWNER)


@pytest.fixture
def taking(session: Session) -> Member:
    _ = session
    organisation = make_organisation(registration_number="5550001")
    return make_member(Role.OWNER, organisation)


@pytest.fixture
def home(giving: Member) -> Home:
    return make_home(giving.organisation, number="2800001")


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


# The register.


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
