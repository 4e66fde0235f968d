"""The Welsh catalogues are sound and complete: every text that anybody reads has its Welsh."""

import re
from collections import defaultdict

import pytest

from tests.guards.texts import (
    CATALOGUES,
    Use,
    catalogues,
    english_of,
    from_data,
    key_of,
    of_the_calendar,
    of_wtforms,
    used,
    welsh_of,
)

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
STRAY_PERCENT = re.compile(r"%(?!\(\w+\)[sd]|%)")
# What need not speak Welsh: commands in a terminal, and what answers other systems.
ENGLISH_ONLY = ("workforce/cli/", "workforce/demo/", "workforce/web/openapi.py")
NAMES = sorted(path.name for path in CATALOGUES.glob("*.po"))


@pytest.mark.parametrize("name", NAMES)
def test_a_catalogue_names_its_language_and_gives_every_text_once(name: str) -> None:
    written = (CATALOGUES / name).read_text("utf-8")
    assert '"Language: cy\\n"' in written
    texts = re.findall(r"^msgid ", written, re.MULTILINE)
    assert len(texts) - 1 == len(catalogues()[name]), "a text stands twice"


@pytest.mark.parametrize("name", NAMES)
def test_no_entry_is_a_guess_or_empty(name: str) -> None:
    wrong = [key_of(one) for one in catalogues()[name] if one.fuzzy or not welsh_of(one)]
    assert not wrong, wrong


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_values_to_put_in(name: str) -> None:
    wrong = []
    for message in catalogues()[name]:
        wanted = [set(PLACEHOLDER.findall(text)) for text in english_of(message)]
        for said in welsh_of(message):
            holds = set(PLACEHOLDER.findall(said))
            if not min(wanted, key=len) <= holds <= set().union(*wanted):
                wrong.append(f"{key_of(message)!r} / {said!r}")
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_a_lone_percent_sign_stands_only_where_no_value_is_put_in(name: str) -> None:
    wrong = [
        key_of(message)
        for message in catalogues()[name]
        for said in (*english_of(message), *welsh_of(message))
        if PLACEHOLDER.search(said) and STRAY_PERCENT.search(said)
    ]
    assert not wrong, wrong


def test_no_two_catalogues_say_the_same_differently() -> None:
    said: dict[str, dict[tuple[str, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, messages in catalogues().items():
        for message in messages:
            said[key_of(message)][welsh_of(message)].append(name)
    wrong = [f"{key!r}: {dict(ways)}" for key, ways in said.items() if len(ways) > 1]
    assert not wrong, "\n" + "\n".join(wrong)


def test_no_catalogue_holds_a_text_that_nothing_uses() -> None:
    known = used().keys() | from_data() | of_wtforms() | of_the_calendar()
    wrong = [
        f"{name}: {key_of(message)!r}"
        for name, messages in catalogues().items()
        for message in messages
        if key_of(message) not in known
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_every_text_has_its_welsh() -> None:
    held = {key_of(message) for messages in catalogues().values() for message in messages}
    wrong = sorted(
        f"{next(filter(_must_be_welsh, uses))}: {key!r}"
        for key, uses in used().items()
        if key not in held and any(map(_must_be_welsh, uses))
    )
    assert not wrong, f"{len(wrong)} without Welsh:\n" + "\n".join(wrong)


def test_a_plural_has_its_plural_in_welsh_too() -> None:
    plural = {key for key, uses in used().items() if any(use.many for use in uses)}
    wrong = [
        key_of(message)
        for messages in catalogues().values()
        for message in messages
        if (key_of(message) in plural) != (len(english_of(message)) > 1)
        and key_of(message) in used()
    ]
    assert not wrong, wrong


def _must_be_welsh(use: Use) -> bool:
    return not use.path.startswith(ENGLISH_ONLY)
