"""The one tokeniser, the synonyms, and what both databases are asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.vacancies.rules import words
from workforce.vacancies.rules.synonyms import synonyms


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Support Workers", ("support", "worker")),
        ("Children’s homes", ("child", "home")),
        ("CHILDREN'S childrens child", ("child", "child", "child")),
        ("Llŷn café", ("llyn", "cafe")),
        ("duties, policies & series", ("duty", "policy", "sery")),
        ("nurses churches boxes classes bus", ("nurse", "church", "box", "class", "bus")),
        ("NVQ-3 / £12.50", ("nvq", "3", "12", "50")),
        ("", ()),
        ("!!! ???", ()),
    ],
)
def test_words_are_lower_case_plain_and_lightly_stemmed(
    text: str, expected: tuple[str, ...]
) -> None:
    assert words.tokens(text) == expected


@given(st.text(max_size=200))
def test_reading_tokens_again_changes_nothing(text: str) -> None:
    once = words.tokens(text)
    assert words.tokens(" ".join(once)) == once
    assert all(token.isascii() and token.isalnum() for token in once)


@given(st.text(max_size=200))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    assert words.matches(words.terms(text), words.search_text(text))


@pytest.mark.parametrize(
    "query, advert, found",
    [
        ("RSW", "Residential support worker", True),
        ("residential support worker", "RSW wanted", True),
        ("residential childcare workers", "We need an RSW", True),
        ("RM", "Registered Manager", True),
        ("registered manager", "RM training offered", False),
        ("support worker manager", "Support worker", False),
        ("worker support", "Support worker", True),
        ("waking nights", "Waking night worker", True),
        ("jobs in the home", "Home", True),
        ("therapist", "Counsellor", False),
        ("counsellor", "Therapist", True),
        ("gweithiwr cymorth", "Support worker", True),
        ("support work", "Support worker", True),
    ],
)
def test_every_term_must_match_and_synonyms_stand_in(query: str, advert: str, found: bool) -> None:  # noqa: FBT001 - a table
    assert words.matches(words.terms(query), words.search_text(advert)) is found


def test_a_long_query_is_cut_to_a_dozen_terms() -> None:
    assert len(words.terms(" ".join(f"word{n}" for n in range(50)))) == words.MOST_TERMS


@given(st.text(max_size=80))
def test_nothing_typed_is_syntax(text: str) -> None:
    terms = words.terms(text)
    assert set(words.fts5(terms)) <= set('abcdefghijklmnopqrstuvwxyz0123456789"() ANDOR')
    assert set(words.tsquery(terms)) <= set("abcdefghijklmnopqrstuvwxyz0123456789'() &|")


def test_every_synonym_of_the_file_is_a_phrase_of_words() -> None:
    table = synonyms()
    assert all(len(group) > 1 and all(map(words.tokens, group)) for group in table.both_ways)
    known = {words.tokens(phrase) for group in table.both_ways for phrase in group}
    for phrase, targets in table.one_way.items():
        assert words.tokens(phrase)
        assert all(words.tokens(target) in known for target in targets)
