"""Claiming homes of the register."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tests.factories import providers
from workforce.core import clock, lifecycle
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.messages.models import Letter
from workforce.providers.models import CLAIM, Home, HomeClaim
from workforce.providers.queries import homes as queries
from workforce.providers.services import homes
from workforce.providers.services.homes import Details, RegionInDoubt
from workforce.providers.states import ClaimState, HomeStatus, OrganisationState, Role

pytestmark = pytest.mark.usefixtures("session")

LEEDS = Details(name="Elm House", address="1 Elm Road, Leeds", postcode="ls6 2ab")
LONDON = Details(name="Elm House", address="1 Elm Road, London", postcode="SE1 7PB")


def owner(name: str = "Acme Care Ltd", *, proved: str = "") -> providers.Member:
    """An owner; `proved` is how the register names the owner of the home proved at joining."""
    number = providers.make_home(owner_as_registered=proved or name).registration_number
    organisation = providers.make_organisation(name=name, registration_number=number)
    return providers.make_member(Role.OWNER, organisation)


def test_a_home_whose_registered_owner_agrees_is_granted_at_once() -> None:
    member = owner()
    home = providers.make_home(number="1234567", owner_as_registered="ACME CARE LIMITED")
    claim = homes.claim(member.actor, registration_number=" 1234567 ", details=LEEDS)
    assert claim.state == ClaimState.APPROVED
    assert home.organisation_id == member.organisation.id
    assert home.joined_on == clock.today()
    assert (home.name, home.postcode) == ("Elm House", "LS6 2AB")
    assert home.public_point is not None
    assert (claim.name, claim.address, claim.postcode) == (None, None, None)


def test_a_name_that_the_register_does_not_give_to_the_proved_home_claims_nothing() -> None:
    member = owner("Acme Care Ltd", proved="Somebody Else Ltd")
    home = providers.make_home(number="1234567", owner_as_registered="ACME CARE LIMITED")
    claim = homes.claim(member.actor, registration_number="1234567", details=LEEDS)
    assert claim.state == ClaimState.ASKED
    assert home.organisation_id is None


def test_support_does_not_confirm_a_claim_of_their_own() -> None:
    member = owner()
    providers.make_home(number="1")
    claim = homes.claim(member.actor, registration_number="1", details=LEEDS)
    support = providers.make_member(Role.SUPPORT, person=member.person)
    with pytest.raises(NotAllowed):
        homes.approve_claim(support.actor, claim)
    assert claim.state == ClaimState.ASKED


def test_a_home_whose_number_support_checked_at_joining_is_granted_at_once() -> None:
    organisation = providers.make_organisation(name="Acme", registration_number="SC123456")
    member = providers.make_member(Role.OWNER, organisation)
    home = providers.make_home(number="SC123456", owner_as_registered=None)
    homes.claim(member.actor, registration_number="sc 123456", details=LEEDS)
    assert home.organisation_id == organisation.id


def test_a_home_whose_owner_differs_or_is_redacted_waits_for_support(session: Session) -> None:
    member = owner()
    for number, registered in (("1", "Somebody Else Ltd"), ("2", None)):
        home = providers.make_home(number=number, owner_as_registered=registered)
        claim = homes.claim(member.actor, registration_number=number, details=LEEDS)
        assert claim.state == ClaimState.ASKED
        assert home.organisation_id is None
        assert home.name is None
    assert len(queries.open_claims(member.actor)) == 2
    assert session.scalars(select(Letter)).all() == []


def test_support_confirms_a_claim() -> None:
    member = owner()
    home = providers.make_home(number="1")
    claim = homes.claim(member.actor, registration_number="1", details=LEEDS)
    homes.approve_claim(providers.make_member(Role.SUPPORT).actor, claim)
    assert home.organisation_id == member.organisation.id
    assert home.name == "Elm House"
    assert [change.to_state for change in lifecycle.history(claim)] == ["asked", "approved"]


def test_support_refuses_a_claim_and_says_why(session: Session) -> None:
    member = owner()
    home = providers.make_home(number="1")
    claim = homes.claim(member.actor, registration_number="1", details=LEEDS)
    homes.refuse_claim(
        providers.make_member(Role.SUPPORT).actor, claim, reason="Another company runs this home"
    )
    assert home.organisation_id is None
    assert claim.address is None
    letter = session.scalars(select(Letter)).one()
    assert letter.template == "providers/claim_refused"
    assert queries.reason_of(claim) == "Another company runs this home"


def test_of_two_claims_to_one_home_support_confirms_only_one() -> None:
    home = providers.make_home()
    first, second = providers.make_claim(home), providers.make_claim(home)
    support = providers.make_member(Role.SUPPORT).actor
    homes.approve_claim(support, first)
    with pytest.raises(Conflict):
        homes.approve_claim(support, second)
    assert home.organisation_id == first.organisation_id


def test_a_claim_of_a_suspended_organisation_is_not_confirmed() -> None:
    suspended = providers.make_organisation(state=OrganisationState.SUSPENDED)
    claim = providers.make_claim(organisation=suspended)
    with pytest.raises(Conflict):
        homes.approve_claim(providers.make_member(Role.SUPPORT).actor, claim)


def test_a_home_of_others_is_refused_without_saying_whose_it_is() -> None:
    other = providers.make_organisation(name="Quite Another")
    providers.make_home(other, number="1", name="Oak House")
    with pytest.raises(Conflict) as refused:
        homes.claim(owner().actor, registration_number="1", details=LEEDS)
    assert refused.value.field == "registration_number"
    assert "Another" not in str(refused.value)
    assert "Oak" not in str(refused.value)


def test_a_home_is_claimed_once() -> None:
    member = owner()
    providers.make_home(member.organisation, number="1")
    providers.make_home(number="2")
    homes.claim(member.actor, registration_number="2", details=LEEDS)
    for number in ("1", "2"):
        with pytest.raises(Conflict) as refused:
            homes.claim(member.actor, registration_number=number, details=LEEDS)
        assert refused.value.field == "registration_number"


@pytest.mark.parametrize("number", ["", "9999999"])
def test_a_home_that_no_register_knows_is_refused(number: str) -> None:
    with pytest.raises(DomainError) as refused:
        homes.claim(owner().actor, registration_number=number, details=LEEDS)
    assert refused.value.field == "registration_number"


def test_a_closed_home_is_not_claimed() -> None:
    providers.make_home(number="1", status=HomeStatus.CLOSED)
    with pytest.raises(DomainError):
        homes.claim(owner().actor, registration_number="1", details=LEEDS)


def test_a_postcode_in_another_region_must_be_confirmed() -> None:
    member = owner()
    home = providers.make_home(number="1", owner_as_registered="Acme Care")
    with pytest.raises(RegionInDoubt) as doubt:
        homes.claim(member.actor, registration_number="1", details=LONDON)
    assert doubt.value.field == "region_confirmed"
    assert "London" in str(doubt.value)
    confirmed = Details(LONDON.name, LONDON.address, LONDON.postcode, region_confirmed=True)
    homes.claim(member.actor, registration_number="1", details=confirmed)
    assert home.postcode == "SE1 7PB"
    assert home.authority_code == "E08000035"


@pytest.mark.parametrize("postcode", ["LS6", "ZZ99 9ZZ", "", "Elm Road"])
def test_only_a_postcode_we_know_is_taken(postcode: str) -> None:
    providers.make_home(number="1")
    details = Details("Elm House", "1 Elm Road", postcode)
    with pytest.raises(DomainError) as refused:
        homes.claim(owner().actor, registration_number="1", details=details)
    assert refused.value.field == "postcode"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_only_owners_of_providers_claim(session: Session, role: Role) -> None:
    providers.make_home(number="1")
    with pytest.raises(NotAllowed):
        homes.claim(providers.make_member(role).actor, registration_number="1", details=LEEDS)
    assert session.scalars(select(HomeClaim)).all() == []


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SUPPORT])
def test_only_support_decides_claims(role: Role) -> None:
    claim = providers.make_claim()
    actor = providers.make_member(role).actor
    with pytest.raises(NotAllowed):
        homes.approve_claim(actor, claim)
    with pytest.raises(NotAllowed):
        homes.refuse_claim(actor, claim, reason="No")


def test_name_address_and_postcode_lie_encrypted(session: Session) -> None:
    member = owner()
    providers.make_home(number="1", owner_as_registered="Acme Care")
    homes.claim(member.actor, registration_number="1", details=LEEDS)
    session.flush()
    columns = "SELECT name, address, postcode, public_point FROM home"
    row = session.execute(text(f"{columns} WHERE registration_number = '1'")).one()
    for secret in ("Elm", "LS6"):
        assert secret not in "".join(row)


def test_those_who_answer_for_a_home_correct_its_details() -> None:
    member = owner()
    home: Home = providers.make_home(member.organisation)
    other = providers.make_home(member.organisation)
    manager = providers.make_member(Role.REGISTERED_MANAGER, member.organisation, homes=[home])
    homes.change_details(manager.actor, home, LEEDS)
    assert home.postcode == "LS6 2AB"
    for actor in (
        providers.make_member(Role.RECRUITER, member.organisation).actor,
        providers.make_member(Role.REGISTERED_MANAGER, member.organisation, homes=[other]).actor,
        providers.make_member(Role.OWNER).actor,
    ):
        with pytest.raises(NotAllowed):
            homes.change_details(actor, home, LONDON)


def test_a_decided_claim_stays_decided() -> None:
    assert CLAIM.active == {ClaimState.ASKED}
    claim = providers.make_claim()
    support = providers.make_member(Role.SUPPORT).actor
    homes.refuse_claim(support, claim, reason="No")
    with pytest.raises(Conflict):
        homes.approve_claim(support, claim)
