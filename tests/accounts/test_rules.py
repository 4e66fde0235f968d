"""What a password, a path, a browser and an address must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.accounts.rules import browsers, lifetimes, one_time
from workforce.accounts.rules import passwords as rules
from workforce.accounts.rules.common_words import COMMON
from workforce.accounts.states import LinkPurpose
from workforce.accounts.views import session

OWN = ("Angharad", "Llwyd", "a.llwyd@example.org")


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "P@ssw0rd123456",
        "qwertyuiop12",
        "aaaaaaaaaaaa",
        "123456789012",
        "abcabcabcabc",
        "Angharad-2024!",
        "LlwydLlwydLlwyd",
        "a.llwyd@example.org",
        "London2024!!!!",
        "letmeinwelcome",
        "manchesterunited1",
        "demo-password-only",
        "            ",
    ],
)
def test_passwords_that_guessing_begins_with_are_refused(password: str) -> None:
    assert rules.weakness(password, OWN) == rules.TOO_EASY


@pytest.mark.parametrize(
    "password",
    [
        "purple kettle seven",
        "Cymru am byth 1",
        "summer football dragon",
        "829103746582",
        "ŵyl y banc ddoe",
        "x7#Kq9!vPz2m",
        "é" * 2 + "katze mit hut",
    ],
)
def test_long_passwords_need_no_special_signs(password: str) -> None:
    assert rules.weakness(password, OWN) is None


@pytest.mark.parametrize("length, wrong", [(11, rules.TOO_SHORT), (201, rules.TOO_LONG)])
def test_the_length_has_limits(length: int, wrong: object) -> None:
    assert rules.weakness("x" * length, ()) == wrong


@given(st.text(max_size=210), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_gets_a_verdict(password: str, own: list[str]) -> None:
    assert rules.weakness(password, own) in {
        None,
        rules.TOO_SHORT,
        rules.TOO_LONG,
        rules.TOO_EASY,
    }


@given(st.sampled_from(sorted(COMMON)), st.integers(0, 99_999_999))
def test_a_common_word_and_figures_are_never_enough(word: str, number: int) -> None:
    password = f"{word}{number}"
    assert rules.weakness(password, ()) is not None


@given(st.text(max_size=60))
def test_no_text_leads_out_of_the_service(wanted: str) -> None:
    path = session.local_path(wanted)
    assert path.startswith("/")
    assert not path.startswith(("//", "/\\"))
    assert "\n" not in path


@pytest.mark.parametrize(
    "agent, said",
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0",
            "Firefox, Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Windows"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_browser_is_named_so_that_its_owner_knows_it(agent: str, said: str) -> None:
    assert browsers.described(agent) == said


def test_every_kind_of_link_has_its_time() -> None:
    assert set(lifetimes.LINKS) == set(LinkPurpose)


def test_addresses_are_compared_without_capitals() -> None:
    assert lifetimes.canonical("  Ann@Example.ORG ") == "ann@example.org"


def test_recovery_codes_are_compared_without_spaces() -> None:
    assert one_time.bare("abcde-FGHJK ") == "ABCDEFGHJK"
    assert one_time.in_groups("ABCDEFGHJK", 5) == "ABCDE FGHJK"
