"""What people say of why they left is on no page and in no file of a home or a provider.

The doors are those of the service as it stands, so the test grows with every new one.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.employment.test_exits import said
from tests.guards import actors, lives
from tests.guards.doors import Door, Visitor, undone, wrongs
from tests.guards.records import Record
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.employment.models import ExitAnswer, PersonInPost
from workforce.employment.rules import exits
from workforce.employment.states import OWN_REASON_NAMES, OwnReason
from workforce.providers.states import OrganisationKind, Role

WORDS = "Nights alone with nobody to ring"
LAST = exits.closed_year(clock.today())
# Where somebody answers: the question lists every reason that there is.
ASKS = frozenset({"employment_exits.answer", "employment_exits.my_answer"})
SAID = OwnReason.SAFETY


@atomic
def spoken(visitor: Visitor) -> list[PersonInPost]:
    """Thirty who left the visitor's home, each with a reason and words of their own."""
    assert visitor.world.home is not None
    said(visitor.world.home, date(LAST, 6, 1), SAID, 30)
    answers = list(session().scalars(select(ExitAnswer).order_by(ExitAnswer.id)))
    for one in answers:
        one.words = WORDS
    return [one.person_in_post for one in answers]


def read(answer: TestResponse) -> str:
    """Everything that an answer says, also inside an archive or a document."""
    body = answer.get_data()
    if answer.mimetype == "application/zip":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(_text(archive.read(name)) for name in archive.namelist())
    return _text(body)


def _text(body: bytes) -> str:
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return body.decode("utf-8", "replace")


@pytest.mark.parametrize("role", [Role.OWNER, Role.REGISTERED_MANAGER])
def test_no_door_of_an_employer_tells_what_one_home_s_people_said(app: Flask, role: Role) -> None:
    visitor = Visitor.enter(app, actors.Who(OrganisationKind.PROVIDER, role))
    spell = spoken(visitor)[0]
    assert visitor.world.home is not None
    named = {"person_in_post_id": Record.of(spell), "home_id": Record.of(visitor.world.home)}
    lives.published()
    opened = 0

    def check(door: Door) -> Iterator[str]:
        nonlocal opened
        if door.endpoint in ASKS:
            return
        values = {**visitor.any_values(door), **named}
        address = visitor.address(door, {name: values[name] for name in door.arguments})
        for method in door.methods:
            with undone():
                answer = visitor.knock(method, f"{address}?year={LAST}")
                opened += answer.status_code == 200
                told = read(answer)
            for secret in (WORDS, str(OWN_REASON_NAMES[SAID])):
                if secret in told:
                    yield f"{method} {address} tells {secret!r}"

    assert not wrongs(visitor, check)
    assert opened > 30
