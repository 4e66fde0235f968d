"""The gate by the key of another system: whatever a body says, nobody unchecked is in post."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.checks.people_csv import BEFORE, JOINED, TODAY
from tests.factories import checks as make
from tests.factories import providers
from tests.page import StrictClient
from workforce.checks import services
from workforce.checks.states import CheckKind
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home

TOKEN = "people_a-key-for-attacks"
ONE_DAY = timedelta(days=1)
TOMORROW, YESTERDAY = TODAY + ONE_DAY, TODAY - ONE_DAY
Row = dict[str, Any]


class World:
    """A colleague in post, somebody whose checks lack one row, and a stranger to the register."""

    def __init__(self, client: StrictClient) -> None:
        client.strict = False
        self.client = client
        self.home = providers.make_home(providers.make_organisation(), joined_on=JOINED)
        self.there = providers.make_home(self.home.organisation, joined_on=JOINED)
        self.theirs = providers.make_home(providers.make_organisation(), joined_on=JOINED)
        providers.make_key(self.home.organisation, token=TOKEN)
        names: dict[str, Any] = {
            "given_name": "Ada",
            "family_name": "Known",
            "person_reference": "KNOWN",
        }
        started = make.make_appointment(self.home, complete=True, **names)
        services.start(make.SYSTEM, started, started_on=TODAY)
        names = {"given_name": "Bob", "family_name": "Lacking", "person_reference": "LACKS"}
        lacking = make.make_appointment(self.home, complete=True, **names)
        check = make.check_of(lacking, CheckKind.CHARACTER)
        actor = make.member_actor(self.home)
        services.mark_unsatisfactory(actor, check, reason="A call just now")

    def row(self, reference: str, home: Home | None = None, **more: Any) -> Row:
        names = {"KNOWN": ("Ada", "Known"), "LACKS": ("Bob", "Lacking")}
        given, family = names.get(reference, ("Cleo", "Stranger"))
        return {
            "person_reference": reference,
            "given_name": given,
            "family_name": family,
            "home_registration_number": (home or self.home).registration_number,
            "role": "residential-support-worker",
            "contract": "permanent",
            "weekly_hours": "37.5",
            "started_on": TODAY.isoformat(),
            **more,
        }

    def send(self, *rows: Row) -> int:
        answer = self.client.post(
            "/api/v1/people", json={"data": rows}, headers={"X-Api-Key": TOKEN}
        )
        return answer.status_code


@pytest.fixture
def world(client: StrictClient) -> World:
    return World(client)


def ended(day: Any) -> Row:
    return {"ended_on": day.isoformat(), "leaving_reason": "other"}


Bodies = Callable[[World], list[list[Row]]]
TRICKS: dict[str, Bodies] = {
    "in every kind of contract": lambda w: [
        [w.row(who, contract=contract.value)] for contract in Contract for who in ("LACKS", "NEW")
    ],
    "dated back": lambda w: [[w.row("LACKS", started_on=JOINED.isoformat())]],
    "dated back to before, checks under way": lambda w: [
        [w.row("LACKS", started_on=BEFORE.isoformat())]
    ],
    "dated ahead": lambda w: [[w.row("LACKS", started_on=TOMORROW.isoformat())]],
    "over already": lambda w: [[w.row("LACKS", **ended(TODAY))], [w.row("LACKS")]],
    "over yesterday": lambda w: [
        [w.row("NEW", started_on=JOINED.isoformat(), **ended(YESTERDAY))],
        [w.row("NEW", started_on=JOINED.isoformat())],
    ],
    "before, over yesterday, and then not": lambda w: [
        [w.row("NEW", started_on=BEFORE.isoformat(), **ended(YESTERDAY))],
        [w.row("NEW", started_on=BEFORE.isoformat())],
        [w.row("NEW", started_on=BEFORE.isoformat(), **ended(TOMORROW))],
    ],
    "a colleague as manager": lambda w: [[w.row("KNOWN", role="registered-manager")]],
    "a colleague as manager beside the post": lambda w: [
        [w.row("KNOWN"), w.row("KNOWN", role="registered-manager")]
    ],
    "a colleague in another home": lambda w: [[w.row("KNOWN"), w.row("KNOWN", w.there)]],
    "a colleague in another home after this one": lambda w: [
        [w.row("KNOWN", **ended(TODAY)), w.row("KNOWN", w.there, started_on=TODAY.isoformat())]
    ],
    "a home of somebody else": lambda w: [[w.row("KNOWN", w.theirs)], [w.row("NEW", w.theirs)]],
    "under a colleague’s reference": lambda w: [
        [w.row("KNOWN", given_name="Cleo", family_name="Stranger")]
    ],
    "under a colleague’s reference, step by step": lambda w: [
        [w.row("KNOWN", given_name="Cleo")],
        [w.row("KNOWN", given_name="Cleo", family_name="Stranger")],
    ],
    "under a colleague’s names": lambda w: [
        [w.row("LACKS", given_name="Ada", family_name="Known")],
        [w.row("LACKS", given_name="Ada"), w.row("LACKS", given_name="Ada", family_name="Known")],
    ],
    "twice in one body": lambda w: [[w.row("LACKS"), w.row("LACKS")], [w.row("LACKS")] * 2],
    "as a volunteer first": lambda w: [
        [w.row("LACKS", contract="volunteer")],
        [w.row("LACKS", contract="permanent")],
    ],
    "a colleague engaged otherwise": lambda w: [[w.row("KNOWN", contract="director")]],
    "a day of joining of one’s own": lambda w: [[w.row("NEW", joined_on=TOMORROW.isoformat())]],
    "a clearance of one’s own": lambda w: [[w.row("NEW", clearance_id=1, before_joining=True)]],
    "a reference in other letters": lambda w: [
        [w.row("known", given_name="Ada", family_name="Known", role="teacher")],
        [w.row(" KNOWN ", role="teacher")],
    ],
}


def inside(session: Session) -> tuple[list[tuple[str, Any, str, str]], int]:
    """Who is in post today, where and as whom, and how many clearances there are."""
    session.rollback()
    session.expire_all()
    query = select(PersonInPost).where(
        PersonInPost.ended_on.is_(None) | (PersonInPost.ended_on >= TODAY)
    )
    found = [
        (row.person_reference, row.home_id, row.role.value, row.family_name)
        for row in session.scalars(query.order_by(PersonInPost.id))
    ]
    return found, session.scalar(select(func.count()).select_from(StartClearance)) or 0


@pytest.mark.parametrize("name", TRICKS)
def test_no_body_puts_anybody_in_post_past_the_gate(
    world: World, session: Session, name: str
) -> None:
    home_id = world.home.id
    known = ("KNOWN", home_id, JobRole.RESIDENTIAL_SUPPORT_WORKER.value, "Known")
    assert inside(session) == ([known], 1)
    for rows in TRICKS[name](world):
        assert world.send(*rows) in {200, 422}
        assert inside(session) == ([known], 1)


def test_the_same_door_lets_in_whose_checks_are_complete(world: World, session: Session) -> None:
    make.make_appointment(
        world.home,
        complete=True,
        given_name="Cleo",
        family_name="Stranger",
        person_reference="NEW",
    )
    assert world.send(world.row("NEW")) == 200
    assert [one[0] for one in inside(session)[0]] == ["KNOWN", "NEW"]
