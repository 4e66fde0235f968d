"""Members through the doors: switching, inviting, accepting, changing, removing; homes."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import accounts, providers
from tests.page import StrictClient
from workforce.messages.models import Letter
from workforce.providers.services import members
from workforce.providers.states import HomeStatus, OrganisationKind, Role


def signed_in(client: StrictClient, member: providers.Member) -> StrictClient:
    accounts.sign_in(client, member.person)
    return client


@pytest.fixture
def other(app: Flask) -> StrictClient:
    made = app.test_client()
    assert isinstance(made, StrictClient)
    return made


def test_switching_is_bound_to_the_browser(client: StrictClient, other: StrictClient) -> None:
    runs = providers.make_organisation(name="A council’s homes")
    buys = providers.make_organisation(OrganisationKind.SECTOR_BODY, name="B commissioning")
    member = providers.make_member(Role.RECRUITER, runs)
    providers.make_member(Role.ANALYST, buys, member.person)
    for browser in (client, other):
        signed_in(browser, member)
        assert browser.get("/homes").status_code == 200
    assert client.submit("/organisations", organisation=buys.public_id).status_code == 303
    assert client.get("/homes").status_code == 403
    assert other.get("/homes").status_code == 200
    assert "B commissioning" in client.page("/organisations").text("header")
    assert "A council" in other.page("/organisations").text("header")
    assert client.submit("/organisations", organisation=runs.public_id).status_code == 303
    assert client.get("/homes").status_code == 200


def test_whoever_leaves_an_organisation_does_not_slip_into_another(client: StrictClient) -> None:
    first = providers.make_organisation(name="A first")
    owner = providers.make_member(Role.OWNER, first)
    both = providers.make_member(Role.OWNER, first)
    second = providers.make_organisation(name="B second")
    providers.make_member(Role.OWNER, second, both.person)
    signed_in(client, both)
    assert client.page("/organisation").h1 == "A first"
    members.remove(owner.actor, both.membership)
    answer = client.post(
        "/organisation/members/invite", data={"email": "new@example.org", "role": "recruiter"}
    )
    assert answer.status_code == 403
    page = client.page("/organisations")
    assert "No organisation chosen" in page.text("header")
    client.submit("/organisations", organisation=second.public_id)
    assert client.page("/organisation").h1 == "B second"


def test_nobody_switches_to_an_organisation_of_others(client: StrictClient) -> None:
    signed_in(client, providers.make_member(Role.RECRUITER))
    stranger = providers.make_organisation()
    page = client.refused("/organisations", organisation=stranger.public_id)
    assert "organisation" in page.errors


def test_somebody_without_organisation_is_told_what_to_do(client: StrictClient) -> None:
    accounts.sign_in(client, accounts.make_person())
    assert "ask its owner to invite you" in client.page("/organisations").main
    assert client.get("/organisation").status_code == 403


def test_nobody_reaches_a_role_before_the_second_factor(client: StrictClient) -> None:
    member = providers.make_member(Role.OWNER)
    accounts.sign_in(client, member.person, second_factor=False)
    answer = client.get("/organisation")
    assert answer.status_code == 303
    assert "second-step" in answer.location


def test_an_invitation_is_read_accepted_and_used_up(
    client: StrictClient, other: StrictClient, session: Session
) -> None:
    owner = providers.make_member(Role.OWNER)
    home = providers.make_home(owner.organisation, name="Elm House")
    signed_in(client, owner)
    page = client.refused("/organisation/members/invite", email="new@example.org")
    assert page.errors == {"role": "Choose a role"}
    page = client.refused(
        "/organisation/members/invite", email="new@example.org", role="registered-manager"
    )
    assert page.errors == {"homes": "Choose at least one home for this role"}
    answer = client.submit(
        "/organisation/members/invite",
        email="new@example.org",
        role="registered-manager",
        homes=home.public_id,
    )
    assert answer.status_code == 303
    assert "new@example.org" in client.page("/organisation").main
    letter = session.scalars(select(Letter)).one()
    assert letter.endpoint_values is not None
    url = f"/invitations/{letter.endpoint_values['token']}"
    assert "create one with that address" in other.page(url).main
    accounts.sign_in(other, accounts.make_person("else@example.org"))
    assert "another address" in other.page(url).main
    assert other.post(f"{url}/accept").status_code == 403
    accounts.sign_in(other, accounts.make_person("new@example.org"))
    assert other.submit(url).status_code == 303
    assert "Elm House" in other.page("/homes").main
    assert other.get(url).status_code == 404
    assert other.post(f"{url}/accept").status_code == 404


def test_a_withdrawn_invitation_is_not_found(client: StrictClient) -> None:
    owner = providers.make_member(Role.OWNER)
    invitation, token = providers.make_invitation(owner.organisation)
    signed_in(client, owner)
    url = f"/organisation/invitations/{invitation.public_id}/withdraw"
    assert client.post(url).status_code == 303
    assert client.get(f"/invitations/{token}").status_code == 404
    assert client.post(url).status_code == 404


def test_a_removed_member_is_out_at_the_next_request(
    client: StrictClient, other: StrictClient
) -> None:
    owner = providers.make_member(Role.OWNER)
    member = providers.make_member(Role.RECRUITER, owner.organisation)
    signed_in(other, member)
    assert other.get("/homes").status_code == 200
    signed_in(client, owner)
    url = f"/organisation/members/{member.membership.public_id}/remove"
    assert client.submit(url).status_code == 303
    assert other.get("/homes").status_code == 403
    assert client.get(url).status_code == 404


def test_the_last_owner_is_told_why_they_stay(client: StrictClient) -> None:
    owner = providers.make_member(Role.OWNER)
    signed_in(client, owner)
    url = f"/organisation/members/{owner.membership.public_id}/remove"
    assert "at least one owner" in client.refused(url).errors[""]


def test_an_owner_changes_and_takes_away_roles(client: StrictClient) -> None:
    owner = providers.make_member(Role.OWNER)
    member = providers.make_member(Role.RECRUITER, owner.organisation)
    lead = providers.make_member(Role.TRAINING_LEAD, owner.organisation, member.person)
    signed_in(client, owner)
    url = f"/organisation/members/{member.membership.public_id}"
    assert client.submit(url, role="sponsor-officer").status_code == 303
    assert member.actor.roles == {"sponsor-officer", "training-lead"}
    url = f"/organisation/members/{lead.membership.public_id}"
    assert client.submit(url, 1).status_code == 303
    assert member.actor.roles == {"sponsor-officer"}


def test_a_sector_body_names_the_councils_of_a_commissioner(client: StrictClient) -> None:
    body = providers.make_organisation(OrganisationKind.SECTOR_BODY, authority_codes=["E08000035"])
    signed_in(client, providers.make_member(Role.OWNER, body))
    page = client.page("/organisation/members/invite")
    assert "Which councils?" in page.main
    assert "Which homes?" not in page.main
    answer = client.submit(
        "/organisation/members/invite",
        email="new@example.org",
        role="commissioner",
        authorities="E08000035",
    )
    assert answer.status_code == 303
    assert "Homes" not in client.page("/organisation").texts("h2")


@pytest.mark.parametrize("role", [Role.OWNER, Role.SUPPORT])
def test_records_of_another_organisation_are_not_found(client: StrictClient, role: Role) -> None:
    signed_in(client, providers.make_member(role))
    theirs = providers.make_member(Role.RECRUITER)
    invitation, _ = providers.make_invitation()
    membership = f"/organisation/members/{theirs.membership.public_id}"
    for url in (membership, f"{membership}/remove"):
        assert client.get(url).status_code == 404
        assert client.post(url).status_code == 404
    assert client.post(f"{membership}/end-role").status_code == 404
    url = f"/organisation/invitations/{invitation.public_id}/withdraw"
    assert client.post(url).status_code == 404
    assert theirs.actor.roles == {"recruiter"}


def test_homes_of_others_and_of_nobody_are_not_found(client: StrictClient) -> None:
    member = providers.make_member(Role.OWNER)
    signed_in(client, member)
    for home in (providers.make_home(providers.make_organisation()), providers.make_home()):
        for url in (f"/homes/{home.public_id}", f"/homes/{home.public_id}/details"):
            assert client.get(url).status_code == 404


def test_a_manager_sees_only_the_homes_named(client: StrictClient) -> None:
    organisation = providers.make_organisation()
    mine = providers.make_home(organisation, name="Elm House")
    other = providers.make_home(organisation, name="Oak House", status=HomeStatus.SUSPENDED)
    manager = providers.make_member(Role.REGISTERED_MANAGER, organisation, homes=[mine])
    signed_in(client, manager)
    page = client.page("/homes")
    assert "Elm House" in page.main
    assert "Oak House" not in page.main
    assert client.page(f"/homes/{mine.public_id}").h1 == "Elm House"
    assert client.get(f"/homes/{other.public_id}").status_code == 404


def test_an_owner_claims_a_home_and_confirms_a_postcode_of_another_region(
    client: StrictClient, session: Session
) -> None:
    organisation = providers.make_organisation(name="Acme Care", registration_number="SC1")
    providers.make_home(number="SC1", owner_as_registered="Acme Care Limited")
    home = providers.make_home(number="1234567", owner_as_registered="Acme Care Limited")
    signed_in(client, providers.make_member(Role.OWNER, organisation))
    assert "No homes yet" in client.page("/organisation").main
    answers: dict[str, Any] = {
        "registration_number": "1234567",
        "name": "Elm House",
        "address": "1 Elm Road",
        "postcode": "SE1 7PB",
    }
    page = client.refused("/organisation/homes/claim", **answers)
    assert "London" in page.errors["region_confirmed"]
    answer = client.post("/organisation/homes/claim", data={**answers, "region_confirmed": "y"})
    assert answer.status_code == 303
    session.refresh(home)
    assert home.organisation_id == organisation.id
    url = f"/homes/{home.public_id}"
    assert "1 Elm Road" in client.page(url).main
    assert client.submit(f"{url}/details", postcode="LS6 2AB").status_code == 303
    assert "LS6 2AB" in client.page(url).main


def test_a_claim_that_support_must_see_says_so(client: StrictClient) -> None:
    providers.make_home(number="1234567")
    signed_in(client, providers.make_member(Role.OWNER))
    answer = client.submit(
        "/organisation/homes/claim",
        registration_number="1234567",
        name="Elm House",
        address="1 Elm Road",
        postcode="LS6 2AB",
    )
    assert answer.status_code == 303
    assert "Support is looking at your claim" in client.page("/organisation").main


def test_an_owner_of_a_training_provider_has_no_homes_to_claim(client: StrictClient) -> None:
    trains = providers.make_organisation(OrganisationKind.TRAINING_PROVIDER)
    signed_in(client, providers.make_member(Role.OWNER, trains))
    assert client.get("/organisation/homes/claim").status_code == 404
    assert "No homes yet" in client.page("/homes").main


def test_forty_homes_and_members_cost_no_more_queries(client: StrictClient) -> None:
    owner = providers.make_member(Role.OWNER)
    homes = [providers.make_home(owner.organisation) for _ in range(20)]
    for _ in range(20):
        providers.make_member(Role.REGISTERED_MANAGER, owner.organisation, homes=homes)
    signed_in(client, owner)
    client.page("/organisation")
    assert len(client.queries) <= 12
    client.page("/homes")
    assert len(client.queries) <= 8
