"""No page shows a word that cannot be translated, least of all to the public or a candidate.

Under the pseudo-language every translated text stands in brackets; whatever else is on the page
must be data.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from babel import Locale
from flask import Flask
from jinja2 import meta
from sqlalchemy import Enum, String, Text, select
from sqlalchemy.orm import Mapper
from werkzeug.test import TestResponse

from tests.architecture.source import ROOT
from tests.guards import actors, lives
from tests.guards.doors import WRITING, Door, Visitor, doors_with_makers, undone, wrongs
from tests.guards.texts import publications
from tests.guards.visible import outside, spoken, untranslated
from workforce.core import registry, translation
from workforce.core.db import Base, db
from workforce.core.types import EncryptedText

ASK = "lang=xx"
LETTERS = sorted((ROOT / "templates" / "letters").rglob("*.txt"))
# Words that are the same in every language.
NAMES = ("Cymraeg", "English", "Children’s Homes Workforce", "CSV", "JSON", "PDF", "Atom")
# What somebody typed who asks for an alert in these tests, as its pages repeat it.
TYPED = ("“support”, Leeds",)
# The cookies' own names, as a browser lists them.
COOKIES = frozenset({"workforce", "language"})
# Everybody whose pages differ; the roles of a provider see what its owner sees.
READERS = (
    actors.ANONYMOUS,
    actors.CANDIDATE,
    actors.OWNER,
    actors.TRAINER,
    actors.ANALYST,
    actors.CAMPAIGNER,
    actors.SUPPORT,
)
EXTRA = (
    "/no-such-page",
    "/jobs?q=zebra",
    "/jobs?location=Nowhereville",
    "/jobs?location=Newport",
    "/jobs?location=LS1&radius=20",
    "/jobs?location=Leeds&q=support&sort=closing",
    "/concern?authority=leeds",
    "/sign-in?next=/applications",
)
A_DAY = "2026-05-04"
AN_ADDRESS = "https://example.org/a"
# Values of letters that are no single words.
COUNTED: dict[str, Any] = {
    "count": 2,
    "more": 3,
    "jobs": [
        {
            "id": "x",
            "title": AN_ADDRESS,
            "place": AN_ADDRESS,
            "period": period,
            "low": 1200,
            "high": high,
            "closes_on": A_DAY,
        }
        for period, high in (("hour", 1200), ("hour", 1300), ("year", 1200), ("year", 1300))
    ],
}


@pytest.mark.parametrize("who", READERS, ids=str)
def test_every_text_on_a_page_is_translated(app: Flask, who: actors.Who) -> None:
    visitor = Visitor.enter(app, who)
    visitor.prepare(doors_with_makers(app))
    lives.living(visitor.world.person)
    lives.published()
    data = _data()
    wrong = wrongs(visitor, lambda door: _untranslated_at(visitor, door, data))
    for address in EXTRA:
        answer = visitor.knock("GET", _asked(address))
        wrong += [f"{address}: {piece!r}" for piece in _pieces(answer, data)]
    assert not wrong, "\n" + "\n".join(dict.fromkeys(wrong))


def test_a_candidate_who_chose_welsh_meets_no_english(app: Flask) -> None:
    visitor = Visitor.enter(app, actors.CANDIDATE)
    lives.living(visitor.world.person)
    lives.published()
    english = {key for key, forms in translation.welsh().items() if key not in forms}
    english -= set(NAMES)

    def check(door: Door) -> Iterator[str]:
        if "GET" in door.methods and door.mark.kind in {"public", "signed-in"}:
            address = visitor.address(door, visitor.any_values(door))
            answer = visitor.knock("GET", f"{address}?lang=cy")
            if answer.mimetype == "text/html" and answer.status_code == 200:
                html = answer.get_data(as_text=True)
                said = {
                    " ".join(line.split()) for text in spoken(html) for line in text.split("\n")
                }
                yield from (f"{door}: {text!r}" for text in said & english)
                if '<html lang="cy"' not in html:
                    yield f"{door}: the page does not say that it is in Welsh"

    wrong = wrongs(visitor, check)
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_text_of_a_letter_is_translated(app: Flask, path: Any) -> None:
    with translation.using(translation.PSEUDO):
        words = _letter(app, path).removeprefix("Subject:")
    service = registry.settings().service_name
    wrong = [
        piece
        for piece in outside(words)
        if re.search(r"[^\W\d_]", re.sub(rf"{A_DAY}|https?://\S+|{service}", "", piece))
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: "/".join(path.parts[-2:]))
def test_a_letter_reads_in_welsh_with_a_subject_that_tells_nothing(app: Flask, path: Any) -> None:
    with translation.using(translation.WELSH):
        words = _letter(app, path)
    if path.stem.endswith("_text"):
        assert "\n" not in words, "a text message is one line"
        return
    subject, _, rest = words.partition("\n")
    assert subject.startswith("Subject: ")
    assert A_DAY not in subject, "a value stands in the subject"
    assert rest.strip()


def _untranslated_at(visitor: Visitor, door: Door, data: list[str]) -> Iterator[str]:
    """What a door shows untranslated: its page, and what an empty form sent there says."""
    if door.mark.kind == "roles" and visitor.who.roles.isdisjoint(door.mark.roles):
        return
    for method in door.methods:
        with undone():
            address = visitor.address(door, visitor.any_values(door))
            answer = visitor.knock(method, _asked(address))
            data = _and_written(data, visitor.written)
            pieces = _pieces(answer, data)
            onwards = answer.headers.get("Location", "")
            if method == "POST" and onwards.startswith("/"):
                pieces += _pieces(visitor.client.get(_asked(onwards)), data)
            yield from (f"{method} {door}: {piece!r}" for piece in pieces)


def _asked(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{ASK}"


def _pieces(answer: TestResponse, data: list[str]) -> list[str]:
    if answer.mimetype != "text/html" or answer.status_code in {301, 302, 303, 308}:
        return []
    pieces = untranslated(answer.get_data(as_text=True), data)
    return [piece for piece in pieces if piece not in COOKIES]


def _data() -> list[str]:
    """Every name, title and text that the database holds, the longest first."""
    found: set[str] = {*NAMES, *TYPED, *publications(), *Locale("en").territories.values()}
    return sorted(found | _words_of(Base.registry.mappers), key=len, reverse=True)


def _and_written(data: list[str], written: list[str]) -> list[str]:
    """What was known, with what the tables hold that a request has written to."""
    tables = {found[1] for statement in written if (found := WRITING.match(statement))}
    mappers = [one for one in Base.registry.mappers if one.class_.__tablename__ in tables]
    more = _words_of(mappers).difference(data)
    return sorted([*data, *more], key=len, reverse=True) if more else data


def _words_of(mappers: Iterable[Mapper[Any]]) -> set[str]:
    """The words that the tables of these mappers hold."""
    found: set[str] = set()
    for mapper in mappers:
        columns = [column for column in mapper.columns if _holds_words(column.type)]
        if columns:
            for row in db.session.execute(select(*columns)):
                found.update(line for value in row if value for line in _lines(value))
        for code in {"public_id", "last_four"} & set(mapper.columns.keys()):
            for key in db.session.scalars(select(mapper.columns[code])):
                found.update({key, key[:8]})  # some pages show the beginning as a reference
    db.session.rollback()
    return found


def _holds_words(kind: Any) -> bool:
    return isinstance(kind, String | Text | EncryptedText) and not isinstance(kind, Enum)


def _lines(value: str) -> Iterator[str]:
    """The lines of a text that could be data: a name, not a single word of code."""
    for line in value.splitlines():
        words = " ".join(line.split())
        if len(words) > 2 and (words[0].isupper() or " " in words):
            yield words


def _letter(app: Flask, path: Any) -> str:
    """A letter with a day for every value it asks for."""
    name = path.relative_to(ROOT / "templates").as_posix()
    source = path.read_text(encoding="utf-8")
    wanted = meta.find_undeclared_variables(app.jinja_env.parse(source))
    given = {value: A_DAY for value in wanted if value not in app.jinja_env.globals} | {
        value: known for value, known in COUNTED.items() if value in wanted
    }
    with app.test_request_context():
        words = app.jinja_env.get_template(name).render(
            {
                **given,
                "link": "https://example.org/link",
                "service_name": registry.settings().service_name,
                "demo": True,
            }
        )
    return words.strip()
