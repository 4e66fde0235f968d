"""The general pages, as anyone reads them."""

import pytest

from tests.factories.accounts import make_person, sign_in
from tests.page import StrictClient

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


def test_an_unknown_page_says_so(client: StrictClient) -> None:
    page = client.page("/no-such-page", status=404)
    assert "/concern" in page.links().values()


def test_a_page_of_another_role_leads_home_and_to_help(client: StrictClient) -> None:
    sign_in(client, make_person())
    page = client.page("/vacancies", status=403)
    assert page.links()["Go to the home page"] == "/"
    assert page.links()["Get help from a person"] == "/help"


def test_live_is_answered_without_a_database(client: StrictClient) -> None:
    assert client.get("/health/live").json == {"status": "ok"}
