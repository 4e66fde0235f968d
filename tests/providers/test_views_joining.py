"""Joining through the doors: asking, the code, support's queue, claims, suspension."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import accounts, providers
from tests.page import Page, StrictClient
from workforce.messages.models import Letter
from workforce.providers.models import Organisation
from workforce.providers.states import OrganisationKind, OrganisationState, Role


def letter(session: Session, template: str) -> Letter:
    query = select(Letter).where(Letter.template == template).order_by(Letter.id.desc())
    found = session.scalars(query).first()
    assert found is not None
    return found


@pytest.fixture
def support(app: Flask) -> StrictClient:
    client = app.test_client()
    assert isinstance(client, StrictClient)
    accounts.sign_in(client, providers.make_member(Role.SUPPORT).person)
    return client


@pytest.fixture
def asker(client: StrictClient) -> StrictClient:
    accounts.sign_in(client, accounts.make_person("asker@example.org"))
    return client


def test_anybody_reads_what_joining_takes(client: StrictClient) -> None:
    page = client.page("/join")
    assert "5 minutes" in page.main
    assert client.get("/join/provider").status_code == 303
    assert client.get("/join/platform").status_code == 404


def test_a_provider_joins_from_asking_to_owning(
    asker: StrictClient, support: StrictClient, session: Session
) -> None:
    providers.make_home(number="1234567", owner_as_registered="Acme Care Limited")
    answer = asker.submit(
        "/join/provider", name="Acme Care Ltd", registration_number="1234567", allowed="y"
    )
    assert answer.status_code == 303
    own = answer.location
    assert "checking your request" in asker.page(own).main
    queue = support.page("/support/joining")
    there = queue.links()["Acme Care Ltd"]
    seen = support.page(there)
    assert "Acme Care Limited" in seen.main
    assert "Not in the register" not in seen.main
    answer = support.submit(
        f"{there}/contact",
        contact="head@acme.example",
        source="Ofsted’s page",
        checked_on="5 January 2026",
    )
    assert answer.status_code == 303, Page(answer).errors
    assert support.submit(there).status_code == 303
    context = letter(session, "providers/proof_code").context
    assert context is not None
    wrong = asker.refused(own, code="WRONGONE")
    assert wrong.errors == {"code": "This is not the code in the letter. You can try 4 more times"}
    assert asker.submit(own, code=context["code"].lower()).status_code == 303
    assert "look at your request" in asker.page(own).main
    assert support.submit(there).status_code == 303
    assert "Your organisation has joined" in asker.page(own).main
    asker.page("/organisation")
    assert "Nobody is waiting" in support.page("/support/joining").main


def test_the_queue_flags_a_number_that_no_register_has(support: StrictClient) -> None:
    row = providers.make_request(registration_number="9999999")
    page = support.page(f"/support/joining/{row.public_id}")
    assert "Not in the register" in page.main


def test_the_queue_says_who_holds_a_home_that_is_claimed(support: StrictClient) -> None:
    providers.make_home(providers.make_organisation(name="Holder"), number="1234567")
    row = providers.make_request(registration_number="1234567")
    assert "Holder holds the home" in support.page(f"/support/joining/{row.public_id}").main


def test_a_sector_body_names_councils_and_unknown_ones_are_asked_again(
    asker: StrictClient, support: StrictClient, session: Session
) -> None:
    page = asker.refused(
        "/join/sector-body", name="Leeds", authorities="Leeds\nNowhereshire", allowed="y"
    )
    assert page.errors == {"authorities": "We could not find Nowhereshire"}
    asker.submit("/join/sector-body", name="Leeds", authorities="Leeds", allowed="y")
    row = session.scalars(select(Organisation).where(Organisation.name == "Leeds")).one()
    assert row.authority_codes == ["E08000035"]
    assert "Leeds" in support.page(f"/support/joining/{row.public_id}").main


@pytest.mark.parametrize("kind", ["provider", "training-provider", "sector-body"])
def test_an_empty_request_is_asked_again(asker: StrictClient, kind: str) -> None:
    errors = asker.refused(f"/join/{kind}").errors
    assert {"name", "allowed"} <= set(errors)
    assert ("registration_number" in errors) == (kind == "provider")


def test_an_unconfirmed_person_is_told_to_confirm_first(client: StrictClient) -> None:
    accounts.sign_in(client, accounts.make_person(confirmed=False))
    assert "Confirm your email address first" in client.page("/join/provider").main
    answer = client.post(
        "/join/provider", data={"name": "A", "registration_number": "1", "allowed": "y"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("state", list(OrganisationState))
def test_a_request_in_any_state_reads_well(
    asker: StrictClient, support: StrictClient, session: Session, state: OrganisationState
) -> None:
    person = accounts.make_person("other@example.org")
    accounts.sign_in(asker, person)
    row = providers.make_request(state=state, asked_by=person, reason="Because")
    assert asker.page(f"/join/requests/{row.public_id}").h1 == row.name
    assert support.page(f"/support/joining/{row.public_id}").h1 == row.name
    assert asker.page("/organisations").main
    assert session.is_active


def test_a_request_is_nobody_elses_to_see(asker: StrictClient) -> None:
    row = providers.make_request()
    assert asker.get(f"/join/requests/{row.public_id}").status_code == 404
    assert asker.post(f"/join/requests/{row.public_id}", data={"code": "X"}).status_code == 404


def test_a_mistyped_code_ends_after_five(asker: StrictClient) -> None:
    person = accounts.make_person()
    accounts.sign_in(asker, person)
    row = providers.make_request(
        state=OrganisationState.CODE_SENT, asked_by=person, proof_code_digest="x" * 64
    )
    url = f"/join/requests/{row.public_id}"
    assert "out of date" in asker.refused(url, code="ABCDEFGH").main


def test_support_refuses_with_a_reason(support: StrictClient, session: Session) -> None:
    row = providers.make_request()
    url = f"/support/joining/{row.public_id}/refuse"
    assert support.refused(url).errors == {"reason": "Enter a reason"}
    assert support.submit(url, reason="Not the provider").status_code == 303
    context = letter(session, "providers/refused").context
    assert context is not None
    assert context["reason"] == "Not the provider"


def test_support_confirms_and_refuses_claims(support: StrictClient) -> None:
    home, other = providers.make_home(), providers.make_home()
    first, second = providers.make_claim(home), providers.make_claim(other)
    links = support.page("/support/claims").links()
    assert {home.registration_number, other.registration_number} <= set(links)
    page = support.page(f"/support/claims/{first.public_id}")
    assert "1 Elm Road" in page.main
    assert support.submit(f"/support/claims/{first.public_id}").status_code == 303
    url = f"/support/claims/{second.public_id}/refuse"
    assert support.submit(url, reason="Another owner").status_code == 303
    assert "was decided" in support.page(f"/support/claims/{first.public_id}").main
    assert "No claim waits" in support.page("/support/claims").main


def test_a_suspended_organisation_is_out_at_the_next_request(
    client: StrictClient, support: StrictClient
) -> None:
    member = providers.make_member(Role.RECRUITER)
    accounts.sign_in(client, member.person)
    assert client.get("/homes").status_code == 200
    links = support.page(f"/support/organisations?q={member.organisation.name}").links()
    there = links[member.organisation.name]
    assert support.submit(f"{there}/suspend", reason="Enquiries").status_code == 303
    assert client.get("/homes").status_code == 403
    assert "Enquiries" in support.page(there).main
    assert support.submit(f"{there}/resume", reason="Ended").status_code == 303
    assert client.get("/homes").status_code == 200


def test_support_searches_organisations(support: StrictClient) -> None:
    providers.make_organisation(name="100% Care_Homes")
    providers.make_organisation(OrganisationKind.TRAINING_PROVIDER, name="Courses for All")
    providers.make_request(name="Not Yet")
    for words, expected in (("100%", 1), ("_homes", 1), ("courses all", 1), ("%", 1), ("yet", 0)):
        page = support.page(f"/support/organisations?q={words}".replace("%", "%25"))
        assert len(page.soup.select("main ul.govuk-list--spaced li")) == expected, words


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SUPPORT])
def test_only_support_opens_the_queue(client: StrictClient, role: Role) -> None:
    accounts.sign_in(client, providers.make_member(role).person)
    request, claim = providers.make_request(), providers.make_claim()
    organisation = providers.make_organisation()
    for url in (
        "/support/joining",
        f"/support/joining/{request.public_id}",
        "/support/claims",
        f"/support/claims/{claim.public_id}",
        "/support/organisations",
        f"/support/organisations/{organisation.public_id}",
    ):
        assert client.get(url).status_code == 403
