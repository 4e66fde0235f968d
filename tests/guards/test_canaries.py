"""What is kept encrypted of somebody is read by nobody else, and stands in no log or address."""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.guards import actors, canaries
from tests.guards.doors import Door, Visitor, undone, wrongs
from tests.guards.making import Record
from workforce.core import clock
from workforce.core.audit import AuditEntry
from workforce.core.db import Base, encrypted_columns, session
from workforce.core.jobs import JobRun
from workforce.schedule import SCHEDULE

ADDRESSES = re.compile(r"""(?:href|action|src)=["']([^"']*)""")

# Whose doors show anything of people in post.
FEATURES = ("checks_", "employment_", "documents_", "accounts_", "providers_", "pages_")


def read_of(answer: TestResponse) -> str:
    """What somebody reads of an answer: the words of a page, a printed file or a packed one."""
    content = answer.get_data()
    if answer.mimetype == "application/pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if answer.mimetype == "application/zip":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(str(packed.read(name)) for name in packed.namelist())
    return content.decode("utf-8", "replace")


class Planted:
    """A file full of words, whose owner keeps it and whom a stranger would like to read."""

    def __init__(self, app: Flask) -> None:
        self.owner = Visitor.enter(app, actors.OWNER)
        assert self.owner.world.home is not None
        self.row, self.person = canaries.file_of(self.owner.world.home)
        self.words = canaries.plant()
        self.keys = {
            name: key
            for name, table in Base.metadata.tables.items()
            if "public_id" in table.columns
            and (key := session().scalar(select(func.max(table.c.public_id)))) is not None
        }
        session().rollback()

    def address(self, visitor: Visitor, door: Door) -> str:
        """The address of a door that names this file wherever it can."""
        values = visitor.any_values(door)
        found = {
            name: Record(self.keys.get(one.table, one.key), one.table)
            for name, one in values.items()
        }
        return visitor.address(door, found)


@pytest.fixture
def planted(app: Flask) -> Planted:
    return Planted(app)


def test_every_encrypted_column_of_a_person_has_a_word_of_its_own(planted: Planted) -> None:
    of_issue = {f"{t.name}.{c.name}" for t, c in encrypted_columns() if canaries.of_issue(t)}
    assert of_issue == planted.words.keys()
    empty = sorted(name for name, words in planted.words.items() if not words)
    assert not empty, f"Let tests/guards/canaries.py make a row with: {empty}"


def test_no_stranger_reads_a_word_at_any_door(app: Flask, planted: Planted) -> None:
    stranger = Visitor.enter(app, actors.OWNER)

    def check_door(door: Door) -> Iterator[str]:
        if "GET" not in door.methods or not door.endpoint.startswith(FEATURES):
            return
        own = stranger.own_values(door)
        addresses = [planted.address(stranger, door)]
        addresses += [stranger.address(door, own)] if own is not None else []
        for address in addresses:
            with undone():
                told = canaries.told(planted.words, read_of(stranger.knock("GET", address)))
                if told:
                    yield f"{address} shows {told}"

    wrong = wrongs(stranger, check_door)
    assert not wrong, "\n".join(wrong)


def test_no_word_stands_in_a_log_an_address_the_trail_or_a_job(
    planted: Planted, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    visitor, words = planted.owner, planted.words
    read: set[str] = set()

    def check_door(door: Door) -> Iterator[str]:
        if "GET" not in door.methods or not door.endpoint.startswith(FEATURES):
            return
        with undone():
            answer = visitor.knock("GET", planted.address(visitor, door))
            text = read_of(answer)
            read.update(canaries.told(words, text))
            shown = "\n".join([*ADDRESSES.findall(text), *map(str, answer.headers.values())])
            found = canaries.told(words, shown + trail())
            if found:
                yield f"{door} has {found} in an address, a header or the trail"

    wrong = wrongs(visitor, check_door)
    assert not wrong, "\n".join(wrong)
    assert read, "Nothing was read at all: the addresses are wrong"
    assert canaries.told(words, caplog.text + done_by_jobs(clock.today())) == []


def trail() -> str:
    """What is written down of deeds and runs, all in one text."""
    entries = session().scalars(select(AuditEntry.details))
    return "\n".join([*map(str, entries), *session().scalars(select(JobRun.summary))])


def done_by_jobs(day: date) -> str:
    """What every job says of a day on which there is such a file."""
    said: list[Any] = []
    for job in SCHEDULE:
        with undone():
            said.append(job.run(day))
    return "\n".join(map(str, said))
