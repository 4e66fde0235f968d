"""Every text that goes through translation: where it is used, and what the catalogues hold."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import wtforms
from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from tests.architecture.source import PACKAGE, ROOT
from workforce.immigration.rules import Nation, bank_holidays

TEMPLATES = ROOT / "templates"
CATALOGUES = PACKAGE / "translations" / "cy"
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "lazy": None,
    "ngettext": (1, 2),
    "phrase": None,
    "plural_phrase": (1, 2),
}
JINJA = {
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "newstyle_gettext": "true",
    "silent": "false",
    "extensions": "jinja2.ext.do",
}


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a text is put through translation."""

    path: str
    line: int
    many: str = ""

    def __str__(self) -> str:
        """Where it stands, to click on."""
        return f"{self.path}:{self.line}"


@lru_cache(maxsize=1)
def used() -> dict[str, list[Use]]:
    """Every text of the code and the templates, with the places that use it."""
    found: dict[str, list[Use]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for text, use in _extracted(path, "python"):
            found[text].append(use)
    for path in sorted(TEMPLATES.rglob("*.*")):
        for text, use in _extracted(path, babel_extract):
            found[text].append(use)
    return dict(found)


def _extracted(path: Path, method: Any) -> Iterator[tuple[str, Use]]:
    options = {} if method == "python" else dict(JINJA)
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    with path.open("rb") as file:
        for line, texts, *_rest in extract(method, file, keywords=KEYWORDS, options=options):
            pair = texts if isinstance(texts, tuple) else (texts, "")
            if pair[0]:
                yield str(pair[0]), Use(name, line, str(pair[1] or ""))


@lru_cache(maxsize=1)
def from_data() -> frozenset[str]:
    """Texts that data files hold and pages put through translation when they show them."""
    found: set[str] = set()
    for path in PACKAGE.rglob("data/*.json"):
        found.update(_strings(json.loads(path.read_text(encoding="utf-8"))))
    return frozenset(found)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


@lru_cache(maxsize=1)
def publications() -> frozenset[str]:
    """Titles of what others published, which stay as they are: they stand beside an address."""
    found: set[str] = set()
    for path in PACKAGE.rglob("data/*.json"):
        found.update(_titles(json.loads(path.read_text(encoding="utf-8"))))
    return frozenset(found)


def _titles(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if any(key.endswith(("url", "web", "address")) for key in value):
            yield from (str(value[key]) for key in ("source", "title") if key in value)
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _titles(inner)


@lru_cache(maxsize=1)
def of_wtforms() -> frozenset[str]:
    """What WTForms itself says of a field; it asks our catalogues for the words."""
    folder = Path(wtforms.__file__).parent
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for text, use in _extracted(path, "python"):
            found.update({text, use.many} - {""})
    return frozenset(found)


@lru_cache(maxsize=1)
def of_the_calendar() -> frozenset[str]:
    """Why a day is no working day: a weekend, or the name of a bank holiday."""
    years = range(2020, 2040)
    names = {name for year in years for name in bank_holidays(Nation.ENGLAND, year).values()}
    return frozenset({"weekend", *names})


@lru_cache(maxsize=1)
def catalogues() -> dict[str, tuple[Message, ...]]:
    """Every entry of every Welsh catalogue, by the catalogue's file name."""
    return {
        path.name: tuple(
            message
            for message in read_po(BytesIO(path.read_bytes()), locale="cy", abort_invalid=True)
            if message.id
        )
        for path in sorted(CATALOGUES.glob("*.po"))
    }


def key_of(message: Message) -> str:
    """The English by which a text is found."""
    return str(message.id if isinstance(message.id, str) else message.id[0])


def english_of(message: Message) -> tuple[str, ...]:
    """The English of an entry: one form, or one and many."""
    return (message.id,) if isinstance(message.id, str) else tuple(map(str, message.id))


def welsh_of(message: Message) -> tuple[str, ...]:
    """The Welsh of an entry: every form that is given."""
    said = message.string or ()
    forms = (said,) if isinstance(said, str) else said
    return tuple(str(form) for form in forms if form)
