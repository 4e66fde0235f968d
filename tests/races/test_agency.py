"""The gate while an agency takes its word back: whoever is first, nobody starts on what fell."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checks.people_csv import JOINED, TODAY
from tests.checks.test_races import started
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from tests.races.steps import AT_ONCE, Verb, cleared_at, race, wrongs
from workforce.checks import services
from workforce.checks.models import Acceptance, AgencyCheck, AgencyWorker, Appointment, Check
from workforce.checks.services import agency
from workforce.checks.states import CheckKind, CheckState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.providers.models import Home

KIND = CheckKind.QUALIFICATIONS
Ready = tuple[Appointment, Check, AgencyCheck, Actor]


@pytest.fixture
def home(real_app: Flask) -> Home:
    assert real_app
    return make_home(make_organisation(), joined_on=JOINED)


def ready(home: Home) -> Ready:
    """An agency worker who may start this moment, on one check that the home has accepted."""
    worker = elsewhere.make_worker()
    theirs = elsewhere.settle(worker, KIND)
    row = elsewhere.make_taken(home, worker)
    check = make.check_of(row, KIND)
    agency.accept(make.member_actor(home), check)
    services.verify(make.member_actor(home), check)
    for other in row.checks:
        if other.required and other.kind is not KIND:
            make.satisfy(other)
    return row, check, theirs, elsewhere.staff_of(worker.organisation)


def fell_at(check_id: int) -> Any:
    query = select(StateChange.created_at).where(
        StateChange.subject_kind == "check",
        StateChange.subject_id == check_id,
        StateChange.to_state == CheckState.UNSATISFACTORY.value,
    )
    return session().scalars(query).first()


def back(how: str, theirs: AgencyCheck, actor: Actor) -> Verb:
    """One of the ways in which an agency takes back what it stood for."""
    check_id, worker_id = theirs.id, theirs.worker_id
    return {
        "doubts": lambda: agency.doubt(
            actor, session().get_one(AgencyCheck, check_id), reason="A call just now"
        ),
        "replaces": lambda: agency.record_seen(actor, session().get_one(AgencyCheck, check_id)),
        "leaves": lambda: agency.leave_agency(
            actor, session().get_one(AgencyWorker, worker_id), left_on=TODAY
        ),
    }[how]


@pytest.mark.parametrize("how", ["doubts", "replaces", "leaves"])
def test_a_start_never_comes_after_the_agency_took_its_word_back(
    real_app: Flask, home: Home, how: str
) -> None:
    rows = [ready(home) for _ in range(AT_ONCE)]
    verbs = [started(row.id) for row, *_ in rows]
    race(real_app, *verbs, *[back(how, theirs, actor) for _, _, theirs, actor in rows])
    assert wrongs() == []
    for row, check, _theirs, _actor in rows:
        moment = fell_at(check.id)
        assert moment is not None
        assert cleared_at(row) is None or cleared_at(row) < moment
        assert session().get_one(Check, check.id).state is CheckState.UNSATISFACTORY
    assert session().query(Acceptance).filter(Acceptance.fell_at.is_(None)).count() == 0


def test_nothing_is_accepted_of_whoever_leaves_the_agency_at_that_moment(
    real_app: Flask, home: Home
) -> None:
    taken = []
    for _ in range(AT_ONCE):
        worker = elsewhere.make_worker()
        theirs = elsewhere.settle(worker, KIND)
        check = make.check_of(elsewhere.make_taken(home, worker), KIND)
        taken.append((check.id, theirs, elsewhere.staff_of(worker.organisation)))
    reader = make.member_actor(home)

    def accept(check_id: int) -> Verb:
        return lambda: agency.accept(reader, session().get_one(Check, check_id))

    leaving = [back("leaves", theirs, actor) for _, theirs, actor in taken]
    race(real_app, *[accept(check_id) for check_id, *_ in taken], *leaving)
    for check_id, *_ in taken:
        state = session().get_one(Check, check_id).state
        assert state in {CheckState.OUTSTANDING, CheckState.UNSATISFACTORY}
    assert session().query(Acceptance).filter(Acceptance.fell_at.is_(None)).count() == 0
