"""Invented names of people, homes, providers and streets, and the words of adverts."""

import json
import unicodedata
from functools import lru_cache
from importlib import resources
from random import Random
from typing import Any

# Real postcodes never have these letters in their second half.
NEVER_IN_A_POSTCODE = "CIKMOV"
COPRIME_GIVEN, COPRIME_FAMILY = 97, 61


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The packaged words."""
    text = resources.files("workforce.demo").joinpath("data/words.json").read_text("utf-8")
    held: dict[str, Any] = json.loads(text)
    return held


def person(chance: Random) -> tuple[str, str]:
    """A given and a family name."""
    return chance.choice(words()["given"]), chance.choice(words()["family"])


def numbered_person(number: int) -> tuple[str, str]:
    """The given and family name of somebody who is known only by a number."""
    given, family = words()["given"], words()["family"]
    mixed = number // len(given)
    return (
        given[number * COPRIME_GIVEN % len(given)],
        family[(number * COPRIME_FAMILY + mixed) % len(family)],
    )


def email(given: str, family: str, number: int, domain: str) -> str:
    """An address of somebody invented, under a name reserved for examples."""
    plain = unicodedata.normalize("NFKD", f"{given}.{family}").encode("ascii", "ignore").decode()
    return f"{plain.lower()}.{number}@{domain}"


def home_name(chance: Random) -> str:
    """What an owner calls a home."""
    return f"{chance.choice(words()['home_first'])} {chance.choice(words()['home_second'])}"


def address(chance: Random) -> str:
    """A street with a number, as nobody has it."""
    return f"{chance.randint(1, 180)} {chance.choice(words()['streets'])}"


def postcode(chance: Random, outcode: str) -> str:
    """A postcode of a real outcode whose second half cannot exist."""
    letters = "".join(chance.choices(NEVER_IN_A_POSTCODE, k=2))
    return f"{outcode} {chance.randint(0, 9)}{letters}"


def private_names(chance: Random, count: int) -> list[str]:
    """As many unlike names of private providers as are asked for."""
    stems, kinds = _stems(chance), words()["provider_kinds"]
    every = [f"{stem} {kinds[turn % len(kinds)]}" for turn in range(len(kinds)) for stem in stems]
    return _enough(every, count)


def council_names(chance: Random, count: int) -> list[str]:
    """As many unlike names of councils that do not exist."""
    every = [
        f"{one} {other}" for other in words()["council_second"] for one in words()["council_first"]
    ]
    chance.shuffle(every)
    return _enough(every, count)


def trust_names(chance: Random, count: int) -> list[str]:
    """As many unlike names of voluntary providers."""
    every = [f"The {one} {kind}" for kind in words()["trust_kinds"] for one in _stems(chance)]
    return _enough(every, count)


def _stems(chance: Random) -> list[str]:
    """What names of providers are made of, in no order; no home has such a name."""
    stems = [
        f"{first} {second}"
        for first in words()["provider_first"]
        for second in words()["provider_second"]
    ]
    chance.shuffle(stems)
    return stems


def _enough(every: list[str], count: int) -> list[str]:
    if count > len(every):
        raise ValueError(f"There are only {len(every)} names for {count}")
    return every[:count]


def title(chance: Random, role: str) -> str:
    """The title of an advert."""
    return str(chance.choice(words()["titles"][role]))


def description(chance: Random, role: str) -> str:
    """The words of an advert: what the work is, how it is here, how to come to us."""
    held = words()
    return _paragraphs(
        chance.choice(held["adverts"][role]),
        chance.choice(held["advert_middles"]),
        chance.choice(held["advert_endings"]),
    )


@lru_cache(maxsize=2_048)
def _paragraphs(*parts: str) -> str:
    """Many adverts say the same, and share the words."""
    return "\n\n".join(parts)


def statement(chance: Random) -> str:
    """Why somebody would like a job."""
    return str(chance.choice(words()["statements"]))
