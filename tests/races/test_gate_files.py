"""Files, merges and changes of owner that meet a start: nobody is lost, and nobody is twice."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checks.people_csv import BEFORE, JOINED, TODAY, line
from tests.checks.test_races import started
from tests.checks.twice import propose_by_hand
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.transfers import make_transfer
from tests.races.steps import ADA, AT_ONCE, Verb, race, wrongs
from workforce.checks import services
from workforce.checks.models import (
    MergeProposal,
)
from workforce.checks.rules.people_file import COLUMNS
from workforce.checks.services import merging, people_file
from workforce.checks.services.people_file import running
from workforce.checks.states import (
    AppointmentState,
)
from workforce.core.db import session
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home, Organisation
from workforce.providers.services import handing_over
from workforce.providers.states import Role


@pytest.fixture
def home(real_app: Flask) -> Home:
    assert real_app
    return make_home(make_organisation(), joined_on=JOINED)


def merge(proposal_id: int, keep: str, actor: Any) -> Verb:
    return lambda: merging.merge(actor, session().get_one(MergeProposal, proposal_id), keep=keep)


def test_merges_that_meet_leave_nobody_between_two_references(real_app: Flask, home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation).actor
    for number, reference in enumerate(("A", "B", "C")):
        first = BEFORE - timedelta(days=100 * (3 - number))
        make_person_in_post(
            home,
            reference=reference,
            started_on=first,
            ended_on=first + timedelta(days=50),
            **ADA,
        )
    one, two = propose_by_hand(home, "A", "B").id, propose_by_hand(home, "B", "C").id
    said = race(real_app, *[merge(one, "A", owner)] * 2, *[merge(two, "C", owner)] * 2)
    references = set(session().scalars(select(PersonInPost.person_reference)))
    assert (said.count("done"), references) == (1, {"A", "C"})
    assert wrongs() == []


def test_a_merge_while_somebody_starts_leaves_one_person(real_app: Flask, home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation).actor
    verbs: list[Verb] = []
    for number in range(AT_ONCE):
        there = make_home(home.organisation, joined_on=JOINED)
        kept, other = f"K{number}", f"O{number}"
        names: dict[str, Any] = {"given_name": "Ada", "family_name": f"Day {number}"}
        make_person_in_post(home, reference=kept, **names)
        row = make.make_appointment(there, complete=True, person_reference=other, **names)
        proposal = propose_by_hand(home, kept, other)
        verbs += [started(row.id), merge(proposal.id, kept, owner)]
    said = race(real_app, *verbs)
    assert said.count("done") == len(verbs)
    assert wrongs() == []
    references = Counter(session().scalars(select(PersonInPost.person_reference)))
    assert references == {f"K{number}": 2 for number in range(AT_ONCE)}


def sent(organisation_id: int, content: bytes) -> Verb:
    def verb() -> None:
        organisation = session().get_one(Organisation, organisation_id)
        services.import_people(make.SYSTEM, organisation, content)

    return verb


def file_of(*lines: str) -> bytes:
    return "\n".join([",".join(COLUMNS), *lines]).encode()


def test_a_file_that_starts_whom_a_page_starts_makes_one_start(real_app: Flask, home: Home) -> None:
    rows = [make.make_appointment(home, complete=True) for _ in range(AT_ONCE)]
    unchecked = make.make_appointment(home)
    lines = [
        line(
            home,
            person_reference=row.person_reference,
            given_name=row.given_name,
            family_name=row.family_name,
            started_on=TODAY.isoformat(),
        )
        for row in (*rows, unchecked)
    ]
    take = sent(home.organisation_id or 0, file_of(*lines))
    race(real_app, take, *[started(row.id) for row in (*rows, unchecked)], take)
    assert wrongs() == []
    assert session().query(PersonInPost).count() == AT_ONCE
    assert unchecked.state is AppointmentState.CHECKING


def test_a_file_and_a_start_while_a_home_changes_owner_leave_nobody_behind(
    real_app: Flask, home: Home
) -> None:
    row = make.make_appointment(home, complete=True)
    make_person_in_post(home, reference="OLD")
    content = file_of(line(home, person_reference="A1"), line(home, person_reference="A2"))
    transfer_id = make_transfer(home, make_organisation(), TODAY).id
    carry: Verb = lambda: handing_over.carry_out(transfer_id)  # noqa: E731 - two of one kind
    take = sent(home.organisation_id or 0, content)
    race(real_app, carry, take, started(row.id), carry)
    assert wrongs() == []


def test_two_jobs_that_take_the_same_waiting_file_take_everybody_once(
    real_app: Flask, home: Home
) -> None:
    owner = make_member(Role.OWNER, home.organisation)
    lines = [line(home, person_reference=f"W{number}") for number in range(20)]
    row = people_file.send_people(owner.actor, owner.organisation, file_of(*lines), dry_run=False)
    ended: list[int] = []

    def run() -> None:
        ended.append(running.run_waiting())

    race(real_app, run, run, run)
    assert session().query(PersonInPost).count() == 20
    assert sum(ended) <= 1
    assert row.attempt_count == 1
    assert wrongs() == []
