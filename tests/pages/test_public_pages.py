"""The general pages, as anyone reads them."""

from datetime import date
from typing import Any

import pytest

from tests.factories.accounts import make_person, sign_in
from tests.factories.providers import make_member
from tests.page import StrictClient
from workforce.core import jobs
from workforce.providers.states import Role

DAY = date(2026, 1, 5)

PAGES = ("/", "/concern", "/help", "/accessibility", "/privacy", "/cookies")


@pytest.mark.parametrize("url", PAGES)
def test_a_general_page_is_there_and_leads_to_worried_about_a_child(
    client: StrictClient, url: str
) -> None:
    page = client.page(url)
    assert "/concern" in page.links().values()


@pytest.mark.parametrize("url", PAGES)
def test_a_general_page_is_there_in_welsh(client: StrictClient, url: str) -> None:
    assert client.page(f"{url}?lang=cy").soup.select("html[lang=cy]")
    assert client.page(url).soup.select("html[lang=cy]")


def test_a_chosen_authority_without_a_contact_says_what_to_do(client: StrictClient) -> None:
    page = client.page("/concern?authority=leeds")
    assert "We do not hold this council’s contact yet" in page.main


@pytest.mark.parametrize("url", ["/help", "/accessibility"])
def test_somebody_without_a_letter_finds_a_way_to_a_person(client: StrictClient, url: str) -> None:
    assert client.page(url).links()["help@localhost"] == "mailto:help@localhost"


def test_an_unknown_page_says_so(client: StrictClient) -> None:
    page = client.page("/no-such-page", status=404)
    assert "/concern" in page.links().values()


def test_a_page_of_another_role_leads_home_and_to_help(client: StrictClient) -> None:
    sign_in(client, make_person())
    page = client.page("/vacancies", status=403)
    assert page.links()["Go to the home page"] == "/"
    assert page.links()["Get help from a person"] == "/help"


def test_the_home_page_of_a_member_leads_with_their_own_tasks(client: StrictClient) -> None:
    sign_in(client, make_member(Role.RECRUITER).person)
    page = client.page("/")
    assert page.h1 == "Your work"
    tasks, general = (tag.get_text(" ") for tag in page.soup.select("main ul"))
    assert "Vacancies" in tasks
    assert "Find a job" not in tasks
    assert "Find a job" in general


def test_support_keeps_a_contact_and_sees_which_are_held(client: StrictClient) -> None:
    sign_in(client, make_member(Role.SUPPORT).person)
    assert "Contacts we hold: 0 of" in client.page("/support/contacts").main
    day: dict[str, Any] = {
        "checked_on-day": "5",
        "checked_on-month": "1",
        "checked_on-year": "2026",
    }
    typed: dict[str, Any] = {"phone": "0113 496 0000", "source": "The council’s own page", **day}
    client.submit("/support/contacts/leeds", **typed)
    page = client.page("/support/contacts")
    assert "Contacts we hold: 1 of" in page.main
    assert "Leeds Checked 5 Jan 2026" in page.texts("main li")
    shown = client.page("/concern?authority=leeds")
    assert shown.links()["0113 496 0000"] == "tel:+441134960000"


def test_the_status_page_tells_runs_in_words(client: StrictClient) -> None:
    jobs.run(
        jobs.Job("counted", cron={"hour": "3"}, run=lambda day: day.isoformat()), "2026-01-05", DAY
    )
    sign_in(client, make_member(Role.SUPPORT).person)
    row = client.page("/status").text("tbody tr")
    assert row.startswith("counted 5 Jan 2026 Finished 1 ")


def test_support_looks_for_impossible_states_feature_by_feature(client: StrictClient) -> None:
    sign_in(client, make_member(Role.SUPPORT).person)
    page = client.page("/status")
    assert "They have not been looked for yet" in page.main
    features = [href for href in page.links().values() if href.startswith("/status/")]
    assert len(features) > 5
    for href in features:
        assert ": 0" in client.page(href).main, href
    client.page("/status/nothing", status=404)


def test_what_was_found_last_night_stands_on_the_status_page(client: StrictClient) -> None:
    jobs.run(
        jobs.Job("impossible-states", cron={"hour": "3"}, run=lambda _day: "ghosts: 2"),
        "2026-01-05",
        DAY,
    )
    sign_in(client, make_member(Role.SUPPORT).person)
    assert "Found on 5 Jan 2026: ghosts: 2" in client.page("/status").main


def test_live_is_answered_without_a_database(client: StrictClient) -> None:
    assert client.get("/health/live").json == {"status": "ok"}
