"""Every text of the pages of accounts goes through translation."""

import re
from pathlib import Path

import pytest

from tests.factories.accounts import make_person, make_second_factor, sign_in
from tests.page import Page, StrictClient
from workforce.core import translation

ROOT = Path(__file__).parents[2]
CALL = r'(?:\b_|\blazy)\(\s*"([^"]+)"\s*[,)]'
PLACES = (
    ("workforce/accounts", "*.py", CALL),
    ("templates/accounts", "*.html", CALL),
    ("templates/letters/accounts", "*.txt", CALL),
)
PUBLIC = (
    "/sign-in",
    "/register",
    "/register/check-your-email",
    "/forgotten-password",
    "/forgotten-password/check-your-email",
)
OWN = (
    "/account",
    "/account/name",
    "/account/language",
    "/account/email",
    "/account/email/check-your-email",
    "/account/password",
    "/account/browsers",
    "/account/data",
    "/account/close",
    "/account/second-step",
    "/account/second-step/recovery-codes",
    "/account/second-step/turn-off",
    "/second-step/set-up",
)
# Values, not words: names, addresses, languages by their own names, keys and codes.
VALUES = ("Ann", "Evans", "ann@example.org", "English", "Cymraeg")


@pytest.mark.parametrize("url", PUBLIC)
def test_a_public_page_holds_no_untranslated_word(client: StrictClient, url: str) -> None:
    assert left_over(client.page(f"{url}?lang=xx")) == []


@pytest.mark.parametrize("url", OWN)
def test_ones_own_page_holds_no_untranslated_word(client: StrictClient, url: str) -> None:
    person = make_person("ann@example.org", given_name="Ann", family_name="Evans")
    if "recovery-codes" in url or "turn-off" in url:
        make_second_factor(person)
    sign_in(client, person)
    assert left_over(client.page(f"{url}?lang=xx")) == []


def test_errors_hold_no_untranslated_word(client: StrictClient) -> None:
    client.strict = False  # its check of titles speaks English and Welsh only
    for url in ("/sign-in?lang=xx", "/register?lang=xx"):
        answer = client.post(url, data={"email": "nonsense", "password": "short"})
        assert left_over(Page(answer)) == []


def test_every_text_of_accounts_is_said_in_welsh() -> None:
    texts = [
        text
        for folder, kind, call in PLACES
        for path in sorted((ROOT / folder).rglob(kind))
        for text in re.findall(call, path.read_text(encoding="utf-8"))
    ]
    assert len(texts) > 200
    assert [text for text in texts if text not in translation.welsh()] == []


def left_over(page: Page) -> list[str]:
    """Texts of the main part that are neither translated nor values."""
    found = []
    for part in page.soup.select("main")[0].find_all(string=True):
        text = " ".join(str(part).split())
        key = part.parent is not None and part.parent.name in {"strong", "code"}
        if key or "⟦" in text:
            continue
        for value in VALUES:
            text = text.replace(value, "")
        if any(sign.isalpha() for sign in text):
            found.append(text)
    return found
