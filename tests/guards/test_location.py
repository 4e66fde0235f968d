"""Where a home is stays secret: no public door, no candidate's page and no letter says it.

The doors are those of the service as it stands, so the test grows with every new one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote_plus

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.factories import providers, training
from tests.guards import actors, lives
from tests.guards.doors import Door, Visitor, undone, wrongs
from tests.guards.records import Record
from tests.support.reading import words_of
from workforce.core.actors import Actor
from workforce.core.db import db
from workforce.integrations import mail
from workforce.messages import jobs
from workforce.messages.models import Letter
from workforce.places import rules as places
from workforce.providers.models import Home, Organisation
from workforce.providers.states import OrganisationKind, Role
from workforce.vacancies.models import Vacancy

POSTCODE = "HU12 0XQ"
SECRETS = (
    "Quillfeather",
    "Thicket",
    "Wressleby",
    POSTCODE,
    "HU12",
    "0XQ",
    "SC7654321",
)
# Doors of somebody who works in a home and of course knows where, or was offered work there and
# says to which employer their checks may be shown: not a candidate’s.
FOR_STAFF = frozenset(
    {
        "checks_own_person",
        "checks_sharing_person",
        "employment_person",
        "training_person",
        "sponsorship_worker",
    }
)
ASKED = (
    "",
    "?q=support&lang=cy",
)
# Public doors are searched in as well; what is behind signing in takes no places.
SEARCHED = (
    "?radius=200&location=LS1&page=1",
    "?radius=100&location=HU17&sort=nearest&posted=30&pay=1",
    "?region=yorkshire-and-the-humber&sector=private&sort=pay",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer or a letter says, in every spelling that gives a secret away."""

    where: str
    text: str

    @classmethod
    def by(cls, where: str, answer: TestResponse) -> "Told":
        """Everything that an answer tells, headers included."""
        return cls(where, f"{answer.headers}\n{words_of(answer.get_data(), answer.mimetype)}")

    @property
    def secrets(self) -> list[str]:
        """The secrets that are told."""
        spellings = (self.text, unescape(self.text), unquote_plus(self.text))
        plain = "\n".join(spellings).casefold()
        tight = re.sub(r"[^a-z0-9\n]", "", plain)
        return [
            secret
            for secret in SECRETS
            if re.search(rf"(?<![a-z0-9]){secret.casefold()}(?![a-z0-9])", plain)
            or (len(secret) > 4 and secret.replace(" ", "").casefold() in tight)
        ]

    @property
    def coordinates(self) -> list[str]:
        """Figures of the home's outcode or its public point, as maps write them."""
        near, point = places.resolve("HU12").point, places.public_point(POSTCODE)
        known = [at for at in (near, point.point if point else None) if at]
        figures = {f"{value:.2f}" for at in known for value in (at.lat, at.lon)}
        return [one for one in figures if re.search(rf"(?<![\d.]){re.escape(one)}", self.text)]

    def wrong(self) -> Iterator[str]:
        """What is wrong with it, if anything."""
        if found := [*self.secrets, *self.coordinates]:
            yield f"{self.where} tells {found}"


@pytest.fixture
def keeper(app: Flask) -> Actor:
    """The owner of a provider that is named after its home."""
    assert app
    ours = providers.make_organisation(name="Quillfeather House Ltd")
    return providers.make_member(Role.OWNER, ours).actor


@pytest.fixture
def home(keeper: Actor) -> Home:
    """A home that is easy to recognise."""
    point = places.public_point(POSTCODE)
    assert point is not None
    return providers.make_home(
        db.session.get(Organisation, keeper.organisation_id),
        authority_code="E06000011",
        number="SC7654321",
        name="Quillfeather House",
        address="12 Hidden Thicket Lane\nWressleby\nHull",
        postcode=POSTCODE,
        public_point=point.key,
    )


@pytest.mark.parametrize("who", [actors.ANONYMOUS, actors.CANDIDATE], ids=str)
def test_no_public_door_and_no_page_of_a_candidate_tells_where_a_home_is(
    app: Flask, home: Home, keeper: Actor, who: actors.Who
) -> None:
    visitor = Visitor.enter(app, who)
    applications = lives.applied_to(home, visitor.world.person, keeper)
    named = {
        "vacancy_id": [Record.of(one) for one in _jobs(home)],
        "application_id": [Record.of(one) for one in applications],
    }
    training.make_course(providers.make_organisation(OrganisationKind.TRAINING_PROVIDER))
    lives.published()

    def check(door: Door) -> Iterator[str]:
        for address in _addresses(visitor, door, named):
            for method in door.methods:
                with undone():
                    answer = visitor.knock(method, address)
                    yield from Told.by(f"{method} {address}", answer).wrong()

    wrong = wrongs(visitor, check)
    assert not wrong, "\n" + "\n".join(dict.fromkeys(wrong))


def test_no_letter_to_a_candidate_tells_where_a_home_is(
    app: Flask, home: Home, keeper: Actor
) -> None:
    visitor = Visitor.enter(app, actors.CANDIDATE)
    lives.applied_to(home, visitor.world.person, keeper)
    letters = list(db.session.scalars(select(Letter).order_by(Letter.id)))
    mine = [one for one in letters if one.address == visitor.world.person.email]
    assert len(mine) > 5
    wrong: list[str] = []
    for letter in mine:
        ready: mail.Mail = jobs._ready(letter)
        told = Told(str(letter.template), f"{ready.subject}\n{ready.text}")
        wrong += told.wrong()
    assert not wrong, wrong


def test_the_secret_is_there_to_be_told(app: Flask, home: Home, keeper: Actor) -> None:
    visitor = Visitor.enter(app, actors.CANDIDATE)
    lives.applied_to(home, visitor.world.person, keeper)
    for job in _jobs(home):
        answer = visitor.knock("GET", f"/jobs/{job.public_id}")
        assert job.title in answer.get_data(as_text=True)
    owner_sees = Told("a page of its owner", "12%20HIDDEN+THICKET Lane, hu120xq")
    assert owner_sees.secrets == ["Thicket", POSTCODE]


def _jobs(home: Home) -> list[Vacancy]:
    query = select(Vacancy).where(Vacancy.home_id == home.id).order_by(Vacancy.id)
    return list(db.session.scalars(query))


def _addresses(visitor: Visitor, door: Door, named: dict[str, list[Record]]) -> Iterator[str]:
    """Every address of a door that is open to the public or to a candidate."""
    if door.mark.kind not in {"public", "signed-in"}:
        return
    if door.mark.kind == "signed-in" and not visitor.who.is_person:
        return  # shown nothing: the test of doors sees them sent to sign in
    if door.endpoint.partition(".")[0] in FOR_STAFF:
        return
    usual = visitor.any_values(door)
    for name in door.arguments:
        for record in named.get(name, []):
            yield visitor.address(door, {**usual, name: record})
    if not named.keys() & set(door.arguments):
        queries = (*ASKED, *SEARCHED) if door.mark.kind == "public" else ASKED
        yield from (f"{visitor.address(door, usual)}{query}" for query in queries)
