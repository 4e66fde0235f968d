"""Facts that pages show: national contacts with their sources, read once from a data file."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to tell when worried about a child; `web` or `telephone` may be empty."""

    key: str
    name: str
    telephone: str
    when: str
    source: str
    source_url: str
    web: str = ""

    @property
    def dialled(self) -> str:
        """The number as a telephone dials it."""
        return self.telephone.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Concern:
    """National contacts and the day on which they were last checked."""

    checked_on: date
    contacts: tuple[Contact, ...]


@lru_cache(maxsize=1)
def concern() -> Concern:
    """The national contacts of the packaged data file."""
    file = resources.files("workforce.pages") / "data" / "concern.json"
    found = json.loads(file.read_text("utf-8"))
    return Concern(
        date.fromisoformat(found["checked_on"]),
        tuple(Contact(**contact) for contact in found["contacts"]),
    )
