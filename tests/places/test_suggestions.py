"""What is offered while somebody types; everything offered resolves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.places import rules
from workforce.places.rules.index import index

NAMES = sorted(index().names)


def labels(prefix: str, limit: int = 5) -> list[str]:
    return [choice.label for choice in rules.suggest(prefix, limit)]


@pytest.mark.parametrize("prefix", ["", "l", "le", "  le  ", "L1"])
def test_nothing_is_offered_under_three_characters(prefix: str) -> None:
    assert rules.suggest(prefix) == ()


def test_at_most_five_are_offered_areas_before_places() -> None:
    assert labels("leed")[:2] == ["Leeds", "Leeds, Yorkshire and The Humber"]
    assert len(labels("new")) == 5
    assert labels("south")[:2] == ["South East", "South West"]


def test_a_name_that_is_typed_whole_comes_first() -> None:
    assert labels("Lee")[0] == "Lee, Lewisham"


def test_outcodes_are_offered_and_never_postcodes() -> None:
    assert labels("ls1") == ["LS1", "LS10", "LS11", "LS12", "LS13"]
    assert labels("LS1 4AP") == ["LS1"]


def test_what_was_typed_as_far_as_the_county_narrows_the_offer() -> None:
    assert labels("ashford, k") == ["Ashford, Kent"]


def test_welsh_names_and_accents_are_offered() -> None:
    assert "Cardiff" in labels("caerd")
    assert labels("ynys mo")[0] == "Isle of Anglesey"
    assert labels("Ynys Mô")[0] == "Isle of Anglesey"


def test_nonsense_offers_nothing() -> None:
    assert rules.suggest("zzzzzz") == ()
    assert rules.suggest("!!!") == ()


@given(st.sampled_from(NAMES), st.integers(3, 12), st.integers(1, 20))
def test_every_suggestion_resolves_by_its_token_and_by_its_label(
    name: str, length: int, limit: int
) -> None:
    offered = rules.suggest(name[:length], limit)
    assert len(offered) <= limit
    for choice in offered:
        assert rules.resolve(choice.token).choice == choice
        assert rules.resolve(choice.label).token == choice.token


@given(st.text())
def test_no_prefix_ever_raises_and_all_that_is_offered_resolves(prefix: str) -> None:
    for choice in rules.suggest(prefix):
        assert rules.resolve(choice.label).token == choice.token
