"""Two ways of writing one name compare as equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.places.rules import names


@pytest.mark.parametrize(
    "one,other",
    [
        ("St Helens", "St. Helens"),
        ("Saint Helens", "ST HELENS"),
        ("Stoke-on-Trent", "stoke on trent"),
        ("King's Lynn", "Kings Lynn"),
        ("King’s Lynn", "King's Lynn"),
        ("Brighton & Hove", "Brighton and Hove"),
        ("Ynys Môn", "ynys mon"),
        ("Yorkshire and The Humber", "Yorkshire & Humber"),
        ("The Wirral", "wirral"),
        ("  Bath   and North East\tSomerset ", "Bath and North East Somerset"),
    ],
)
def test_case_accents_punctuation_and_short_forms_do_not_matter(one: str, other: str) -> None:
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    "one,other", [("Newport", "Newquay"), ("North East", "North West"), ("Hale", "Halle")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert names.key(one) != names.key(other)


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert names.key(names.key(text)) == names.key(text)


@given(st.text())
def test_a_slug_can_stand_in_an_address(text: str) -> None:
    assert all(letter in "abcdefghijklmnopqrstuvwxyz0123456789-" for letter in names.slug(text))


@pytest.mark.parametrize(
    "official,spoken",
    [
        ("Bristol, City of", "Bristol"),
        ("Herefordshire, County of", "Herefordshire"),
        ("Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch and Poole"),
    ],
)
def test_official_names_are_shown_as_people_say_them(official: str, spoken: str) -> None:
    assert names.undressed(official) == spoken
