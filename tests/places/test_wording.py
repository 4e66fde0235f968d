"""Words about places, in English and in Welsh."""

import re
from pathlib import Path

import pytest

import workforce
from workforce.core.translation import using, welsh
from workforce.places import rules
from workforce.places.rules.wording import nation_name


def test_a_miss_says_what_could_not_be_found_and_what_to_do() -> None:
    assert rules.message(rules.resolve("Narnia")).startswith("We could not find “Narnia”.")
    assert "town, council or postcode" in rules.message(rules.resolve("Narnia"))


def test_a_name_with_signs_in_it_is_said_as_typed() -> None:
    assert "“100%(x)s <b>”" in rules.message(rules.resolve("100%(x)s <b>"))


def test_a_question_asks_for_a_choice() -> None:
    assert rules.message(rules.resolve("Ashford")) == (
        "There is more than one place called “Ashford”. Choose the one you mean."
    )


@pytest.mark.parametrize("typed", ["Leeds", "", "LS1"])
def test_what_was_found_needs_no_words(typed: str) -> None:
    assert rules.message(rules.resolve(typed)) == ""


@pytest.mark.parametrize(
    "miles,words",
    [(0.5, "up to 5 miles"), (17, "up to 20 miles"), (201, "over 200 miles")],
)
def test_distances_are_said_in_bands(miles: float, words: str) -> None:
    assert rules.band_label(miles) == words
    assert rules.band_label(rules.band(miles)) == words


@pytest.mark.parametrize(
    "miles,words", [(0, "This area only"), (1, "Within 1 mile"), (20, "Within 20 miles")]
)
def test_a_radius_is_said_as_a_choice(miles: int, words: str) -> None:
    assert rules.radius_label(miles) == words


def test_regions_nations_and_locations_are_said_in_both_languages() -> None:
    assert rules.region_name("E12000002") == "North West"
    assert rules.region_name("not-a-region") == "not-a-region"
    assert rules.location_label(rules.resolve("")) == "England and Wales"
    assert rules.location_label(rules.resolve("ls1 4ap")) == "LS1"
    with using("cy"):
        assert rules.region_name("north-west") == "Gogledd-orllewin Lloegr"
        assert rules.location_label(rules.resolve("Wales")) == "Cymru"
        assert nation_name(rules.Nation.WALES) == "Cymru"
        assert rules.band_label(17) == "hyd at 20 milltir"


def test_every_text_of_the_feature_has_its_welsh() -> None:
    folder = Path(workforce.__file__).parent / "places"
    sources = [path.read_text(encoding="utf-8") for path in folder.rglob("*.py")]
    texts = {
        "".join(re.findall(r'"([^"]*)"', call))
        for source in sources
        for call in re.findall(r'\b(?:_|lazy)\(\s*((?:"[^"]*"\s*)+)', source)
    }
    assert len(texts) > 20
    assert texts - set(welsh()) == set()
