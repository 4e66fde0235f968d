"""Which records of one employer may be of one person: scored by what they have in common."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from workforce.checks.states.imports import Likeness
from workforce.employment import rules as employment
from workforce.employment.rules import Spell

CERTAIN = 100
ENOUGH = 70
POINTS = {
    Likeness.EMAIL: 45,
    Likeness.DATE_OF_BIRTH: 40,
    Likeness.NAME: 40,
    Likeness.LIKE_NAME: 25,
    Likeness.ONE_AFTER_THE_OTHER: 15,
    Likeness.SAME_HOME: 15,
}
NEARLY = 88  # of 100, by rapidfuzz
MOST_IN_A_BLOCK = 60


@dataclass(slots=True)
class Known:
    """What an employer has recorded of a person under one reference."""

    reference: str
    given_name: str
    family_name: str
    emails: set[str] = field(default_factory=set)
    account_ids: set[int] = field(default_factory=set)
    date_of_birth: str | None = None
    spells: list[Spell] = field(default_factory=list)
    home_ids: set[int] = field(default_factory=set)

    @property
    def names(self) -> tuple[str, str]:
        """Given and family name without case, accents, spaces and marks."""
        return plain(self.given_name), plain(self.family_name)


def plain(name: str) -> str:
    """The letters of a name alone, small and without accents."""
    taken_apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in taken_apart if letter.isalpha())


def pairs(people: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    """Every two records that share something worth comparing, once; never all with all."""
    blocks: dict[tuple[object, ...], list[Known]] = defaultdict(list)
    for one in people:
        for key in _keys(one):
            blocks[key].append(one)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) > MOST_IN_A_BLOCK:
            continue
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                key = (one.reference, other.reference)
                pair = key if key[0] < key[1] else (key[1], key[0])
                if pair not in seen:
                    seen.add(pair)
                    yield one, other


def _keys(one: Known) -> Iterator[tuple[object, ...]]:
    """What a record shares with those it is compared with."""
    given, family = one.names
    yield ("name", given, family)
    for account_id in one.account_ids:
        yield ("account", account_id)
    for email in one.emails:
        yield ("email", email)
    if one.date_of_birth:
        yield ("birth", one.date_of_birth)
    for home_id in one.home_ids:
        yield ("given", home_id, given)
        yield ("family", home_id, family)
        yield ("start", home_id, given[:2], family[:2])


def likeness(one: Known, other: Known) -> tuple[int, tuple[Likeness, ...]] | None:
    """How alike two records are, of 100, and why; None where they are of two people."""
    if one.account_ids & other.account_ids:
        return CERTAIN, (Likeness.ACCOUNT, *_shared(one, other))
    if different(one, other) is not None:
        return None
    shared = _shared(one, other)
    score = min(CERTAIN - 1, sum(POINTS[reason] for reason in shared))
    return (score, shared) if score >= ENOUGH else None


def different(one: Known, other: Known) -> Likeness | None:
    """What shows that two records are of two people: accounts, dates of birth, or both names."""
    if one.account_ids and other.account_ids and not one.account_ids & other.account_ids:
        return Likeness.ACCOUNT
    births = {one.date_of_birth, other.date_of_birth} - {None, ""}
    if len(births) > 1:
        return Likeness.DATE_OF_BIRTH
    same_account = bool(one.account_ids & other.account_ids)
    if (
        not same_account
        and employment.is_another_person(one.names, other.names)
        and not _like(one, other)
    ):
        return Likeness.NAME
    return None


def _shared(one: Known, other: Known) -> tuple[Likeness, ...]:
    found = []
    if one.names == other.names:
        found.append(Likeness.NAME)
    elif _like(one, other):
        found.append(Likeness.LIKE_NAME)
    if one.emails & other.emails:
        found.append(Likeness.EMAIL)
    if one.date_of_birth and one.date_of_birth == other.date_of_birth:
        found.append(Likeness.DATE_OF_BIRTH)
    if one.spells and other.spells and not _at_once(one, other):
        found.append(Likeness.ONE_AFTER_THE_OTHER)
    if one.home_ids & other.home_ids:
        found.append(Likeness.SAME_HOME)
    return tuple(found)


def _like(one: Known, other: Known) -> bool:
    return fuzz.ratio(" ".join(one.names), " ".join(other.names)) >= NEARLY


def _at_once(one: Known, other: Known) -> bool:
    return any(spell.overlaps(against) for spell in one.spells for against in other.spells)
