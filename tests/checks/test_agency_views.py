"""The pages of agencies: joining, holding checks, offering; and a home that accepts row by row."""

import pytest

from tests.factories import accounts
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks.states import CheckKind, CheckState
from workforce.providers.models import Home
from workforce.providers.states import Role


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation(name="Bramble Care"), name="Bramble House")


def test_an_agency_asks_to_join_like_any_other_organisation(client: StrictClient) -> None:
    accounts.sign_in(client, accounts.make_person())
    assert "Staffing agency" in client.page("/join").links()
    answer = client.submit("/join/agency", name="Swift Staff", allowed="1")
    assert answer.status_code == 303
    assert "Swift Staff" in client.page(answer.location).main


def test_two_people_of_an_agency_settle_a_check_and_offer_the_worker(
    client: StrictClient, home: Home
) -> None:
    agency = elsewhere.make_agency("Swift Staff")
    first, second = (make_member(Role.AGENCY_MANAGER, agency) for _number in range(2))
    owner = make_member(Role.OWNER, home.organisation)
    accounts.sign_in(client, owner.person)
    client.submit("/agencies", agency=agency.public_id)
    accounts.sign_out(client)
    accounts.sign_in(client, first.person)
    assert "They ask to work with you" in client.page("/agency/workers").main
    client.submit("/agency/workers")
    answer = client.submit("/agency/workers/add", given_name="Wren", family_name="Hill")
    page = client.page(answer.location)
    record = next(href for href in page.links().values() if href.endswith("/evidence"))
    assert client.submit(record, evidence="seen").status_code == 303
    assert not [href for href in client.page(answer.location).links().values() if "verify" in href]
    accounts.sign_out(client)
    accounts.sign_in(client, second.person)
    page = client.page(answer.location)
    verify = next(href for href in page.links().values() if href.endswith("/verify"))
    assert client.submit(verify).status_code == 303
    assert "Verified" in client.page(answer.location).texts(".app-tag")
    assert home.organisation is not None
    client.submit(answer.location, provider=home.organisation.public_id)
    assert "Bramble Care: waiting" in client.page(answer.location).main
    assert "Bramble House" not in client.page(answer.location).main


def test_a_home_takes_a_worker_and_accepts_one_check_at_a_time(
    client: StrictClient, home: Home
) -> None:
    assert home.organisation is not None
    worker = elsewhere.make_worker()
    elsewhere.settle(worker, CheckKind.REFERENCE_RECENT)
    elsewhere.make_proposal(home.organisation, worker)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    page = client.page("/agencies")
    take = next(href for href in page.links().values() if href.endswith("/take"))
    assert client.refused(take).errors["home"] == "Choose a home"
    answer = client.submit(
        take, home=home.public_id, role="residential-support-worker", weekly_hours="20"
    )
    page = client.page(answer.location)
    assert "Their identity is seen by the home itself when they arrive" in page.main
    accept = [href for href in page.links().values() if href.endswith("/accept")]
    assert len(accept) == 1
    assert client.refused(accept[0]).errors["looked"] == "Tick the box when you have looked at it"
    assert client.submit(accept[0], looked="1").status_code == 303
    assert "Accepted by" in client.page(answer.location).main


def test_a_provider_declines_a_worker_and_parts_from_an_agency(
    client: StrictClient, home: Home
) -> None:
    assert home.organisation is not None
    elsewhere.make_proposal(home.organisation)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    client.submit("/agencies", 0)
    assert "Nobody is offered to you now" in client.page("/agencies").main
    client.submit("/agencies", 0)
    assert "None yet." in client.page("/agencies").main


def test_the_page_of_agencies_lists_what_fell(client: StrictClient, home: Home) -> None:
    worker = elsewhere.make_worker()
    theirs = elsewhere.settle(worker, CheckKind.QUALIFICATIONS)
    check = make.check_of(elsewhere.make_taken(home, worker), CheckKind.QUALIFICATIONS)
    elsewhere.agency.accept(make.member_actor(home), check)
    staff = elsewhere.staff_of(worker.organisation)
    elsewhere.agency.doubt(staff, theirs, reason="Not theirs")
    assert check.state is CheckState.UNSATISFACTORY
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    assert "No longer stands" in client.page("/agencies").main
