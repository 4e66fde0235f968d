"""Addresses that no link of ours ever has: answered as not found, on both databases."""

from urllib.parse import urlsplit

import pytest

from tests.factories import accounts
from tests.page import Page, StrictClient


@pytest.mark.parametrize("odd", ["%00", "abc%00def"])
@pytest.mark.parametrize("path", ["/jobs/{}", "/training/{}", "/shortfalls/{}"])
def test_a_nul_in_a_public_address_is_not_found(client: StrictClient, path: str, odd: str) -> None:
    assert client.get(path.format(odd)).status_code == 404


@pytest.mark.parametrize("path", ["/concern?authority={}", "/training?q={}", "/jobs?q={}"])
def test_a_nul_in_a_public_search_is_not_found(client: StrictClient, path: str) -> None:
    assert client.get(path.format("a%00")).status_code == 404


@pytest.mark.parametrize("path", ["/applications/{}", "/documents/{}"])
def test_a_nul_in_the_address_of_a_record_is_not_found(client: StrictClient, path: str) -> None:
    accounts.sign_in(client, accounts.make_person())
    assert client.get(path.format("a%00")).status_code == 404


@pytest.mark.parametrize("path", ["//evil.example.org/x", "///evil.example.org", '/a b\u00e9"<x'])
def test_the_links_of_a_page_not_found_stay_on_this_site(client: StrictClient, path: str) -> None:
    answer = client.get("/", environ_overrides={"PATH_INFO": path})
    assert answer.status_code == 404
    languages = [link for link in Page(answer).links().values() if "lang=" in link]
    assert languages
    assert all(urlsplit(link).netloc == "" and link.isascii() for link in languages)
