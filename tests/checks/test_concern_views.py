"""The pages of concerns."""

from datetime import timedelta

import pytest

from tests.checks.steps import of, parts, sign_in_as
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import privacy
from workforce.checks.models import Concern
from workforce.checks.queries import concerns as reading
from workforce.checks.services import concerns as writing
from workforce.checks.states import ConcernKind
from workforce.core import clock
from workforce.documents import queries as documents
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation(), name="Bramble House")


def opened(home: Home, days_ago: int = 0) -> Concern:
    return writing.open_concern(
        make.member_actor(home),
        writing.About(appointment=make.make_appointment(home, complete=True)),
        ConcernKind.ALLEGATION,
        aware_on=TODAY - timedelta(days=days_ago),
    )


def test_a_manager_opens_a_concern_does_its_tasks_and_another_closes_it(
    client: StrictClient, home: Home
) -> None:
    appointment = make.make_appointment(home, complete=True)
    sign_in_as(client, home, Role.OWNER)
    assert "Open a concern about this person" in client.page(of(appointment)).links()
    answer = client.submit(f"{of(appointment)}/concern", kind="allegation")
    assert answer.status_code == 303
    page = client.page(answer.location)
    assert "Tell the designated officer of the local authority" in page.main
    stopped = client.page(of(appointment))
    assert "They are stopped from working" in stopped.main
    assert stopped.links()["See the concern that stops them"] == answer.location
    while "Record what was done" in (page := client.page(answer.location)).main:
        task = next(href for href in page.links().values() if "/concern-tasks/" in href)
        assert client.submit(task, how="Rang, reference 12").status_code == 303
    assert "Close the concern" not in page.links()
    sign_in_as(client, home, Role.RESPONSIBLE_INDIVIDUAL)
    assert "Close the concern" in client.page(answer.location).links()
    client.submit(f"{answer.location}/close", state="may-work", outcome="Unfounded")
    assert "Closed: they may work" in client.page(answer.location).texts(".app-tag")
    assert "No concerns" in client.page("/concerns").main
    assert appointment.name in client.page("/concerns?all=1").main


def test_empty_forms_say_what_to_do(client: StrictClient, home: Home) -> None:
    concern = opened(home)
    sign_in_as(client, home, Role.OWNER)
    page = client.refused(f"/appointments/{concern.appointment.public_id}/concern")  # type: ignore[union-attr]
    assert page.errors == {"kind": "Say what has happened"}
    page = client.refused(f"/concern-tasks/{concern.tasks[0].public_id}")
    assert page.errors == {"how": "Say how it was done, or why it is not needed"}
    page = client.refused(f"/concerns/{concern.public_id}/close")
    assert page.errors["state"] == "Say what was decided"


def test_the_page_of_leaving_leads_to_a_concern(client: StrictClient, home: Home) -> None:
    spell = make_person_in_post(home)
    sign_in_as(client, home, Role.OWNER)
    links = client.page(f"/people/{spell.public_id}/leave").links()
    where = links["Open a concern about this person"]
    answer = client.submit(where, kind="dismissal-for-harm", **parts(TODAY, "aware_on"))
    assert answer.status_code == 303
    assert reading.frozen(spell.organisation_id, spell.person_reference)


def test_the_person_sees_nothing_of_a_concern_about_them(client: StrictClient, home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation)
    appointment = make.make_appointment(home, account=owner.person)
    concern = writing.open_concern(
        make.member_actor(home),
        writing.About(appointment=appointment),
        ConcernKind.ALLEGATION,
        aware_on=TODAY,
    )
    accounts.sign_in(client, owner.person)
    assert "No concerns" in client.page("/concerns?all=1").main
    assert client.get(f"/concerns/{concern.public_id}").status_code == 404
    assert client.get(f"/concern-tasks/{concern.tasks[0].public_id}").status_code == 404
    assert client.get(f"{of(appointment)}/concern").status_code == 404


def test_support_is_told_that_tasks_are_overdue_and_not_which(
    client: StrictClient, home: Home
) -> None:
    concern = opened(home, days_ago=60)
    support = make_member(Role.SUPPORT)
    accounts.sign_in(client, support.person)
    page = client.page("/support/overdue-tasks")
    assert home.organisation is not None
    assert home.organisation.name in page.main
    assert concern.name not in page.main
    assert "allegation" not in page.main.lower()
    assert client.get(f"/concerns/{concern.public_id}").status_code == 403


def test_opening_a_concern_is_written_down_and_not_shown_to_whom_it_is_about(
    client: StrictClient, home: Home
) -> None:
    person = accounts.make_person()
    concern = writing.open_concern(
        make.member_actor(home),
        writing.About(appointment=make.make_appointment(home, account=person)),
        ConcernKind.ALLEGATION,
        aware_on=TODAY,
    )
    member = sign_in_as(client, home, Role.OWNER)
    for url in ("", "/close"):
        client.page(f"/concerns/{concern.public_id}{url}")
    client.page(f"/concern-tasks/{concern.tasks[0].public_id}")
    openings = documents.openings_of("concern", concern.id)
    assert [one.opened_by_id for one in openings] == [member.person.id] * 3
    assert "concern" not in str(privacy.export(person.id)).lower()
    accounts.sign_out(client)
    accounts.sign_in(client, person)
    assert "oncern" not in client.page("/my-work/checks").main
