"""Topics of training and what roles need by default, read once from data files."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from workforce.core import translation
from workforce.employment.states import JobRole
from workforce.training.states import Basis, Confidence


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of training; `months` is how long a completion usually lasts, None for good."""

    code: str
    name: str
    welsh_name: str
    months: int | None
    short_name: str = ""
    welsh_short_name: str = ""

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return _said(self.name, self.welsh_name)

    @property
    def short_label(self) -> str:
        """The name in the reader's language, as the head of a narrow column has room for it."""
        return _said(self.short_name or self.name, self.welsh_short_name or self.welsh_name)


def _said(english: str, welsh: str) -> str:
    is_welsh = translation.language() == translation.WELSH
    return welsh if is_welsh else translation.phrase(english)


@dataclass(frozen=True, slots=True)
class DefaultRequirement:
    """A topic that a role needs in a nation by default, with its source and how sure we are."""

    topic: str
    role: JobRole
    nation: str
    months: int | None
    within_months: int | None
    basis: Basis
    basis_source: str
    confidence: Confidence
    required_from: date
    required_to: date | None


def _read(name: str) -> dict[str, Any]:
    file = resources.files("workforce.training") / "data" / name
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def topics() -> dict[str, Topic]:
    """Every topic by its code, in the order of the data file."""
    return {row["code"]: Topic(**row) for row in _read("topics.json")["topics"]}


def label_of(code: str) -> str:
    """The name of a topic in the reader's language; the code itself where it is unknown."""
    known = topics().get(code)
    return known.label if known else code


def short_label_of(code: str) -> str:
    """The short name of a topic in the reader's language; the code where it is unknown."""
    known = topics().get(code)
    return known.short_label if known else code


@lru_cache(maxsize=1)
def default_requirements() -> tuple[DefaultRequirement, ...]:
    """Every default requirement, one for each topic, role, nation and first day."""
    held = _read("requirements.json")
    return tuple(
        _requirement(row, role, nation)
        for row in held["requirements"]
        for group in row["roles"]
        for role in held["roles"][group]
        for nation in row["nations"]
    )


def _requirement(row: dict[str, Any], role: str, nation: str) -> DefaultRequirement:
    return DefaultRequirement(
        topic=row["topic"],
        role=JobRole(role),
        nation=nation,
        months=row["months"],
        within_months=row["within_months"],
        basis=Basis(row["basis"]),
        basis_source=row["source"],
        confidence=Confidence(row["confidence"]),
        required_from=date.fromisoformat(row["from"]),
        required_to=date.fromisoformat(row["to"]) if row["to"] else None,
    )
