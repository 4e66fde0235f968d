"""A manager sends a people file by a form: first shown, then taken, through the same gate."""

import io
from datetime import date, timedelta

import pytest

from tests.checks.steps import sign_in_as
from tests.factories import accounts
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import Page, StrictClient
from workforce.checks.rules.people_file import COLUMNS
from workforce.core import clock
from workforce.employment import queries as employment
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
JOINED = TODAY - timedelta(days=30)


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
    client.most_queries = 80  # a file asks for each row it changes
    file = (io.BytesIO(content.encode()), "people.csv")
    answer = client.post(
        "/people/upload",
        data={"file": file, "take": take},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 200
    return Page(answer)


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
    assert "nothing is changed yet" in shown.main
    assert employment.people_in_post_at(home.id, TODAY) == []
    taken = upload(client, content, "take")
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


def test_a_page_takes_no_more_than_it_can_answer_in_time(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    people = [(f"A{number}", JOINED) for number in range(1001)]
    page = upload(client, people_csv(home, *people), "show")
    assert "more than 1000 rows" in page.errors["file"]
