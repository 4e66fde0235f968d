"""A manager sends a people file by a form: first shown, then taken, through the same gate."""

import io
from datetime import date, timedelta

import pytest

from tests.checks.steps import sign_in_as
from tests.factories import accounts
from tests.factories.checks import make_keeper
from tests.factories.employment import make_person_in_post
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import Page, StrictClient
from workforce.checks import queries
from workforce.checks.rules.people_file import COLUMNS
from workforce.checks.services import people_file
from workforce.core import clock
from workforce.employment import queries as employment
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
JOINED = TODAY - timedelta(days=30)
ONE_DAY = timedelta(days=1)
PARTS = ("differences", "refused", "waiting", "absent")


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation(), joined_on=JOINED, name="Bramble House")


@pytest.fixture
def manager(client: StrictClient, home: Home) -> Member:
    member = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    accounts.sign_in(client, member.person)
    return member


def upload(client: StrictClient, content: str, take: str) -> Page:
    client.strict = False  # a file asks for each row it changes
    file = (io.BytesIO(content.encode()), "people.csv")
    answer = client.post(
        "/people/upload",
        data={"file": file, "take": take},
        content_type="multipart/form-data",
    )
    client.strict = True
    return client.page(answer.location) if answer.status_code == 303 else Page(answer)


def people_csv(home: Home, *people: tuple[str, date]) -> str:
    rows = [
        f"{reference},Jo,Day,,{home.registration_number},waking-night-worker,permanent,30,{day:%d/%m/%Y},,"
        for reference, day in people
    ]
    return "\n".join([",".join(COLUMNS), *rows])


def test_a_file_shows_first_what_would_change_and_then_changes_it(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    content = people_csv(home, ("A1", JOINED - timedelta(days=9)), ("A2", TODAY))
    shown = upload(client, content, "show")
    assert "Nothing is changed yet" in shown.main
    assert "Added: in post before the home joined" in shown.main
    assert employment.people_in_post_at(home.id, TODAY) == []
    client.strict = False
    answer = client.post(shown.form_action(), data=shown.form_values())
    client.strict = True
    taken = client.page(answer.location)
    assert "What the file changed" in taken.main
    assert "Not complete: Identity" in taken.main
    assert [row.person_reference for row in employment.people_in_post_at(home.id, TODAY)] == ["A1"]


def test_a_file_with_an_unknown_column_is_refused_beside_the_field(
    client: StrictClient, manager: Member
) -> None:
    _ = manager
    page = upload(client, "person_reference,salary\nA,1", "take")
    assert "We do not know these columns: salary" in page.errors["file"]


def test_the_page_lists_the_words_that_a_file_may_hold(
    client: StrictClient, manager: Member
) -> None:
    _ = manager
    page = client.page("/people/upload")
    words = page.texts("details li code")
    assert {"waking-night-worker", "fixed-term", "moved-within-provider"} <= set(words)
    assert "Moved to another home of the same provider" in page.main


def test_a_recruiter_sends_no_people_file(client: StrictClient, home: Home) -> None:
    sign_in_as(client, home, Role.RECRUITER)
    assert client.get("/people/upload").status_code == 403


def test_a_large_file_waits_for_the_job_and_its_page_tells_how_far_it_is(
    client: StrictClient, home: Home, manager: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ = manager
    monkeypatch.setattr(people_file, "MOST_AT_ONCE", 1)
    content = people_csv(home, *[(f"A{number}", JOINED - ONE_DAY) for number in range(2)])
    waiting = upload(client, content, "take")
    assert "Rows read: 0 of 2" in waiting.main
    assert waiting.soup.select_one("progress[max='2'][value='0']")
    listed = client.page("/people/imports")
    assert "Waiting to be read" in listed.main
    [address] = [href for href in listed.links().values() if "/people/imports/" in href]
    assert client.get(address).headers["Refresh"] == "5"
    people_file.run_waiting()
    over = client.get(address)
    assert "Refresh" not in over.headers
    assert "Finished" in Page(over).main
    assert len(employment.people_in_post_at(home.id, TODAY)) == 2


def test_every_list_is_a_file_to_download_that_no_spreadsheet_runs(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    make_person_in_post(home, reference="=GONE()")
    content = people_csv(home, ("A1", JOINED - ONE_DAY), ("A2", TODAY), ("A3", TODAY))
    content = content.replace("A3,Jo,Day,,", "A3,,Day,,")
    page = upload(client, content, "show")
    address = {part: href for href in page.links().values() for part in PARTS if part in href}
    assert set(address) == set(PARTS)
    said = {part: client.get(href).get_data(as_text=True) for part, href in address.items()}
    assert "2,A1,in-post-before,,," in said["differences"]
    assert "4,given_name,The given name is missing" in said["refused"]
    assert "3,A2," in said["waiting"]
    assert "'=GONE()," in said["absent"]


def test_another_manager_of_named_homes_does_not_see_the_file(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    upload(client, people_csv(home, ("A1", JOINED - ONE_DAY)), "show")
    [row] = queries.imports_for(make_keeper(home))
    sign_in_as(client, home, Role.DEPUTY_MANAGER)
    assert client.get(f"/people/imports/{row.public_id}").status_code == 404
    assert client.get(f"/people/imports/{row.public_id}/differences.csv").status_code == 404
    assert client.post(f"/people/imports/{row.public_id}/take").status_code == 404
