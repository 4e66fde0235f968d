"""Phrases that name a filter become it, once; everything else stays words that must match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import vacancies
from workforce.core import clock
from workforce.vacancies.queries import results
from workforce.vacancies.rules import filters, words
from workforce.vacancies.rules.phrases import phrases
from workforce.vacancies.rules.search import asked, from_query
from workforce.vacancies.rules.synonyms import synonyms
from workforce.vacancies.rules.understanding import understood

KNOWN = sorted(" ".join(phrase) for phrase in phrases().named)


@pytest.mark.parametrize(
    "typed, answers, rest",
    [
        ("waking nights", [("pattern", "waking-nights")], ""),
        ("Sleep-ins", [("pattern", "sleep-ins")], ""),
        ("FULL-TIME autism", [("pattern", "full-time")], "autism"),
        ("bank", [("pattern", "bank")], ""),
        ("relief", [("pattern", "bank")], ""),
        ("no experience", [("qualification", "will-train")], ""),
        ("driver", [("driving", "needed")], ""),
        ("Welsh speaking music", [("welsh", "essential")], "music"),
        ("RSW", [("role", "residential-support-worker")], ""),
        ("residential child care workers", [("role", "residential-support-worker")], ""),
        ("senior RSW part time", [("role", "senior-residential-support-worker"),
                                  ("pattern", "part-time")], ""),
        ("RM", [("role", "registered-manager")], ""),
        ("DRM", [("role", "deputy-manager")], ""),
        ("gweithiwr nos effro", [("role", "waking-night-worker")], ""),
        ("support worker", [], "support worker"),
        ("bank holiday", [], "bank holiday"),
        ("art therapist", [], "art therapist"),
        ("nights", [], "nights"),
        ("", [], ""),
    ],
)  # fmt: skip
def test_a_phrase_that_names_a_filter_becomes_it(
    typed: str, answers: list[tuple[str, str]], rest: str
) -> None:
    reading = understood(asked(q=typed))
    assert [(one.name, one.value) for one in reading.understood] == answers
    assert reading.search.words == rest
    assert reading.search.terms == words.terms(rest)
    assert set(answers) <= set(reading.search.query)


def test_a_phrase_kept_as_words_stays_words_also_when_the_search_is_made_again() -> None:
    reading = understood(asked(q="autism waking nights"))
    (one,) = reading.understood
    kept = reading.in_words(one)
    assert not kept.filters.patterns
    again = understood(from_query(kept.query))
    assert again.search == kept
    assert sorted(again.search.words.split()) == ["autism", "nights", "waking"]
    assert not again.understood


def test_a_filter_once_removed_is_not_added_again() -> None:
    search = understood(asked(q="autism waking nights")).search
    removed = search.narrowed(filters.without(search.filters, "pattern", "waking-nights"))
    again = understood(from_query(removed.query))
    assert again.search == removed
    assert again.search.words == "autism"


def test_a_phrase_no_longer_typed_is_no_longer_kept() -> None:
    search = understood(asked(q="music", as_words=["waking nights"])).search
    assert search.as_words == ()


def test_a_phrase_adds_to_what_is_chosen_and_never_takes_away() -> None:
    chosen = filters.read({"role": ["teacher"], "pay": ["13"]})
    search = understood(asked(q="deputy manager", filters=chosen)).search
    assert search.query == (
        ("role", "deputy-manager"), ("role", "teacher"), ("pay", "13"), ("pay_period", "hour")
    )  # fmt: skip


@given(st.text(max_size=60) | st.lists(st.sampled_from(KNOWN), max_size=4).map(" ".join))
def test_what_is_understood_is_understood_the_same_again(typed: str) -> None:
    first = understood(asked(q=typed))
    again = understood(from_query(first.search.query))
    assert again.search == first.search
    assert not again.understood
    for one in first.understood:
        kept = first.in_words(one)
        assert one.phrase in understood(from_query(kept.query)).search.as_words


def test_every_phrase_of_the_file_names_a_filter_that_is_known() -> None:
    for phrase, (name, value) in phrases().named.items():
        assert phrase
        assert filters.read({name: [value]}).pairs == ((name, value),), phrase


@pytest.mark.parametrize("group", synonyms().both_ways, ids=lambda group: group[0])
def test_words_of_one_group_find_each_other_both_ways(group: tuple[str, ...]) -> None:
    for typed in group:
        for written in group:
            found = words.matches(words.terms(typed), words.search_text(f"Wanted: {written}."))
            assert found, (typed, written)


@pytest.mark.parametrize("typed", synonyms().one_way)
def test_words_that_lead_one_way_are_not_found_by_where_they_lead(typed: str) -> None:
    for target in synonyms().one_way[typed]:
        assert words.matches(words.terms(typed), words.search_text(target))
        own = {frozenset(words.tokens(target))}
        text = words.search_text(f"{typed}")
        if not any(tokens <= set(words.tokens(typed)) for tokens in own):
            assert not words.matches(words.terms(target), text), (typed, target)


@pytest.mark.usefixtures("session")
def test_every_word_that_is_left_must_match() -> None:
    vacancies.make_vacancy(title="Music, nights", hours_patterns=4)
    vacancies.make_vacancy(title="Music, days")
    vacancies.make_vacancy(title="Quiet nights", hours_patterns=4)
    search = understood(asked(q="music waking nights")).search
    rows = results.found(search, 1, clock.today()).rows
    assert [row.title for row in rows] == ["Music, nights"]
