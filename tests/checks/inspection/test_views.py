"""An inspector's view: twelve hours, read-only, logged, and nothing else opens by it."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.checks.inspection.evidence import SECRET_WORDS, recruited
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import Page, StrictClient
from workforce.checks import policies
from workforce.checks.models import InspectionView
from workforce.checks.queries import inspection as queries
from workforce.checks.services import inspection as services
from workforce.checks.states import InspectedPage
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF, ROLES_OF_NAMED_HOMES, OrganisationKind, Role

TODAY = clock.today()
MAKERS = {
    Role.OWNER,
    Role.REGISTERED_MANAGER,
    Role.DEPUTY_MANAGER,
    Role.AREA_MANAGER,
    Role.RESPONSIBLE_INDIVIDUAL,
}


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    yield
    clock.set_today(None)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(name="Lantern Care"), name="Bramble House")


def made(home: Home) -> tuple[InspectionView, str]:
    return services.make_view(
        make.make_keeper(home),
        home,
        inspector_name="Iris Spector",
        inspector_of="Ofsted",
        as_at=TODAY,
    )


def entered(client: StrictClient, view: InspectionView, code: str) -> None:
    answer = client.submit(f"/inspection/{view.public_id}", code=code)
    assert answer.status_code == 303
    assert answer.location.endswith("/home")


def test_the_form_of_a_view_stays_filled_after_a_refusal_and_is_empty_after_a_view(
    client: StrictClient, home: Home
) -> None:
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    url = f"/homes/{home.public_id}/inspection"
    typed: dict[str, Any] = {"inspector_name": "Iris Spector", "inspector_of": "Ofsted"}
    refused = client.refused(url, **typed, **{"as_at-year": TODAY.year + 1})
    assert refused.errors
    kept = refused.form_values()
    assert {name: kept[name] for name in typed} == typed
    assert kept["as_at-year"] == str(TODAY.year + 1)
    assert (
        client.refused(url, **{**typed, "inspector_of": ""}).form_values()["inspector_name"]
        == "Iris Spector"
    )
    page = Page(client.submit(url, **typed))
    assert "A view for Iris Spector is open" in page.main
    after = page.form_values()
    assert (after["inspector_name"], after["as_at-year"]) == ("", str(TODAY.year))


@pytest.mark.parametrize("role", [Role.REGISTERED_MANAGER, Role.RESPONSIBLE_INDIVIDUAL])
def test_a_manager_makes_a_view_and_the_inspector_looks_without_an_account(
    client: StrictClient, home: Home, role: Role
) -> None:
    appointment = recruited(home)
    homes = (home,) if role in ROLES_OF_NAMED_HOMES else ()
    member = make_member(role, home.organisation, homes=homes)
    accounts.sign_in(client, member.person)
    answer = client.submit(
        f"/homes/{home.public_id}/inspection",
        inspector_name="Iris Spector",
        inspector_of="Ofsted",
        **{"as_at-day": TODAY.day, "as_at-month": TODAY.month, "as_at-year": TODAY.year},
    )
    html = answer.get_data(as_text=True)
    [view] = queries.views_of(home)
    assert f"/inspection/{view.public_id}" in html
    code = html.partition("Code</dt>")[2].partition("</dd>")[0].rpartition(">")[2]
    accounts.sign_out(client)
    entered(client, view, code.strip().lower())
    page = client.page(f"/inspection/{view.public_id}/home")
    assert appointment.name in page.main
    file = client.page(f"/inspection/{view.public_id}/files/{appointment.public_id}")
    assert "Rhea Feree herself" in file.main
    assert not [words for words in SECRET_WORDS if words in file.main]
    assert [row.page for row in queries.looks_of(view)] == [
        InspectedPage.ENTERED,
        InspectedPage.HOME,
        InspectedPage.FILE,
    ]
    accounts.sign_in(client, member.person)
    log = client.page(f"/homes/{home.public_id}/inspection/{view.public_id}")
    assert appointment.name in log.main


def test_the_person_sees_that_an_inspector_opened_their_file(
    client: StrictClient, home: Home
) -> None:
    person = accounts.make_person()
    appointment = make.make_appointment(home, account=person)
    view, code = made(home)
    entered(client, view, code)
    client.page(f"/inspection/{view.public_id}/files/{appointment.public_id}")
    [opening] = queries.my_file_openings(person.as_actor)
    assert opening.organisation_name == "Ofsted"
    accounts.sign_in(client, person)
    assert "Iris Spector, inspector" in client.page("/my-work/checks").main


def test_the_last_second_of_twelve_hours_opens_and_the_next_does_not(
    client: StrictClient, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, code = made(home)
    entered(client, view, code)
    address, ends = f"/inspection/{view.public_id}/home", view.expires_at
    assert ends - view.made_at == timedelta(hours=12)
    second = timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: ends - second)
    assert client.get(address).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: ends)
    answer = client.get(address)
    assert (answer.status_code, answer.location) == (303, f"/inspection/{view.public_id}")
    page = client.refused(f"/inspection/{view.public_id}", code=code)
    assert page.errors == {"code": "This code is not right, or the view has ended"}


def test_ending_a_view_early_shuts_it_at_once(client: StrictClient, home: Home) -> None:
    view, code = made(home)
    entered(client, view, code)
    services.end_view(make.make_keeper(home), view)
    assert client.get(f"/inspection/{view.public_id}/home").status_code == 303
    with pytest.raises(Conflict):
        services.end_view(make.make_keeper(home), view)


def test_a_wrong_code_opens_nothing_and_says_nothing_of_the_home(
    client: StrictClient, home: Home
) -> None:
    view, _code = made(home)
    page = client.refused(f"/inspection/{view.public_id}", code="WRONGCODE234")
    assert "Bramble" not in page.main
    assert client.get(f"/inspection/{view.public_id}/home").status_code == 303
    assert queries.looks_of(view) == []
    assert client.get("/inspection/nothing-known-xx").status_code == 404


def test_a_code_opens_its_own_view_and_nothing_else(client: StrictClient, home: Home) -> None:
    view, code = made(home)
    other, _code = made(make_home(make_organisation()))
    foreign = make.make_appointment(other.home)
    mine = make.make_appointment(home)
    entered(client, view, code)
    assert client.get(f"/inspection/{other.public_id}/home").status_code == 303
    here = f"/inspection/{view.public_id}/files"
    assert client.get(f"{here}/{foreign.public_id}").status_code == 404
    assert client.get(f"{here}/{mine.public_id}").status_code == 200
    for address in (
        f"/appointments/{mine.public_id}",
        f"/appointments/{mine.public_id}/file",
        f"/homes/{home.public_id}/inspection",
        f"/homes/{home.public_id}/people",
    ):
        assert "/sign-in" in client.get(address).location


def test_a_day_to_come_is_refused(home: Home) -> None:
    with pytest.raises(DomainError, match="today or earlier"):
        services.make_view(
            make.make_keeper(home),
            home,
            inspector_name="I",
            inspector_of="O",
            as_at=TODAY + timedelta(days=1),
        )


@pytest.mark.parametrize("role, own", list(product(Role, ["own", "other"])))
def test_who_makes_views_and_packs_is_as_the_table_says(
    session: Session, role: Role, own: str
) -> None:
    _ = session
    home = make_home(make_organisation())
    ours = home.organisation if own == "own" else make_organisation()
    of_provider = role in ROLES_OF[OrganisationKind.PROVIDER]
    named = (home,) if role in ROLES_OF_NAMED_HOMES and own == "own" else ()
    if role in ROLES_OF_NAMED_HOMES and own == "other":
        named = (make_home(ours),)
    actor = make_member(role, ours if of_provider else None, homes=named).actor
    may = own == "own" and role in MAKERS
    assert policies.can_show_inspector(actor, home) is may
    assert (queries.inspected_home(actor, home.public_id) is not None) is may
    if not may:
        with pytest.raises(NotAllowed):
            services.make_view(actor, home, inspector_name="I", inspector_of="O", as_at=TODAY)
        with pytest.raises(NotAllowed):
            services.open_pack(actor, home, TODAY)
