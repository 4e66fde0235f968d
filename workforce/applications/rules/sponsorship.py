"""What the dated rules say to somebody who would need a sponsor: notes, never a verdict."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources

from workforce.core.translation import Lazy, lazy

WORDS: dict[str, Lazy] = {
    "managers-closing": lazy(
        "Managers of homes: an employer can sponsor a new worker only with a certificate of "
        "sponsorship given before 31 December 2026."
    ),
    "managers-closed": lazy(
        "Managers of homes: since 31 December 2026 no new worker can be sponsored. People who "
        "were sponsored as skilled workers before 22 July 2025 may still be."
    ),
    "residential-closed": lazy(
        "Work with children in homes: since 22 July 2025 no new worker can be sponsored. People "
        "who were sponsored as skilled workers before that day may still be."
    ),
    "care-workers": lazy(
        "Care worker posts: only people already in the UK can be sponsored, and in England only "
        "by employers registered with the Care Quality Commission. Most children’s homes are not."
    ),
}


@dataclass(frozen=True, slots=True)
class Note:
    """One rule that touches a role, from and until when, and where it is written."""

    key: str
    roles: frozenset[str]
    from_day: date | None
    until_day: date | None
    confidence: str
    source: str
    url: str

    @property
    def words(self) -> Lazy:
        """The rule in plain words."""
        return WORDS[self.key]

    def touches(self, role: str, day: date) -> bool:
        """Whether it is about a role on a day."""
        begun = self.from_day is None or self.from_day <= day
        return role in self.roles and begun and (self.until_day is None or day <= self.until_day)


@dataclass(frozen=True, slots=True)
class Notes:
    """All rules of the packaged file, and the day on which their sources were read."""

    read_on: date
    all_notes: tuple[Note, ...]

    def about(self, role: str, day: date) -> tuple[Note, ...]:
        """The rules that are about a role on a day; none says nothing about it."""
        return tuple(note for note in self.all_notes if note.touches(role, day))


@lru_cache(maxsize=1)
def notes() -> Notes:
    """The packaged file."""
    file = resources.files("workforce.applications").joinpath("data/sponsorship.json")
    read = json.loads(file.read_text("utf-8"))
    return Notes(
        date.fromisoformat(read["read_on"]),
        tuple(
            Note(
                one["key"],
                frozenset(one["roles"]),
                _day(one["from"]),
                _day(one["until"]),
                one["confidence"],
                one["source"],
                one["url"],
            )
            for one in read["notes"]
        ),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
