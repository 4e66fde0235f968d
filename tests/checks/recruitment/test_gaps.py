"""Gaps are asked about, judged by the provider, and keep the gate shut meanwhile."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.recruitment.steps import START, begun, gap_row, judged, rows, work
from tests.factories import checks as make
from tests.factories import recruitment as files
from tests.factories.providers import make_home, make_organisation
from workforce.checks import queries
from workforce.checks import services as gate
from workforce.checks.queries import recruitment as records
from workforce.checks.services import ChecksIncomplete
from workforce.checks.services import recruitment as services
from workforce.checks.states import (
    CheckKind,
    CheckState,
    HistoryKind,
    HistoryStart,
)
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.audit import AuditEntry
from workforce.core.errors import DomainError
from workforce.providers.models import Home

TODAY = clock.today()


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


@pytest.fixture
def owner(home: Home) -> Actor:
    return make.make_keeper(home)


def test_a_gap_of_more_than_28_days_gets_its_row_and_shorter_ones_only_when_asked(
    home: Home, owner: Actor
) -> None:
    row = begun(owner, home)
    end = START + timedelta(days=500)
    work(owner, row, START, end)
    again = work(owner, row, end + timedelta(days=29), None)
    assert rows(row, CheckKind.GAP) == {}
    services.judge_gap(owner, row, from_on=end + timedelta(days=1))
    assert list(rows(row, CheckKind.GAP)) == [
        f"{end + timedelta(days=1)}..{end + timedelta(days=28)}"
    ]
    services.remove_post(owner, again)
    assert list(rows(row, CheckKind.GAP)) == [f"{end + timedelta(days=1)}.."]


def test_a_judged_gap_is_seen_verified_by_a_second_person_and_opens_the_gate(
    home: Home, owner: Actor
) -> None:
    row = make.make_appointment(home, complete=True)
    services.set_start(owner, row, start=HistoryStart.DECLARED, starts_on=START)
    with pytest.raises(ChecksIncomplete) as refused:
        gate.start(owner, row, started_on=TODAY)
    kinds = {one.kind for one in refused.value.missing}
    assert kinds == {CheckKind.GAP, CheckKind.EMPLOYMENT_HISTORY}
    judged(owner, row, START)
    services.say_all_stays(owner, row)
    services.declare_complete(owner, row)
    second = make.make_keeper(home)
    for kind in (CheckKind.GAP, CheckKind.EMPLOYMENT_HISTORY):
        for check in queries.rows_of_kind(row.id, kind):
            gate.verify(second, check)
    assert gate.start(owner, row, started_on=TODAY)


def test_a_gap_that_time_has_opened_keeps_somebody_out_before_it_has_a_row(
    home: Home, owner: Actor
) -> None:
    row = make.make_appointment(home)
    left = TODAY - timedelta(days=5)
    files.make_history(row, files.a_post(START, left), starts_on=START)
    make.finish_checks(row)
    assert queries.what_is_missing(row, TODAY) == []
    late = left + timedelta(days=30)
    (missing,) = queries.what_is_missing(row, late)
    assert (missing.kind, missing.subject) == (CheckKind.GAP, f"{left + timedelta(days=1)}..")
    _ = owner


def test_a_gap_judged_unsatisfactory_closes_the_gate_until_it_is_closed_itself(
    home: Home, owner: Actor
) -> None:
    row = begun(owner, home)
    services.judge_gap(owner, row, from_on=START, explanation="No comment", satisfactory=False)
    assert gap_row(row).state is CheckState.UNSATISFACTORY
    work(owner, row, START, None)
    assert set(rows(row, CheckKind.GAP).values()) <= {CheckState.NOT_APPLICABLE}


def test_a_judgement_stands_as_long_as_its_gap_does(home: Home, owner: Actor) -> None:
    row = begun(owner, home)
    end = START + timedelta(days=100)
    first = work(owner, row, START, end)
    later = work(owner, row, end + timedelta(days=101), None)
    judged(owner, row, end + timedelta(days=1))
    services.change_post(
        owner,
        later,
        kind=HistoryKind.WORK,
        employer="Oak Care",
        from_on=later.from_on,
        until_on=later.until_on,
    )
    assert len(records.gap_judgements_of(row.id)) == 1
    services.change_post(
        owner,
        first,
        kind=HistoryKind.WORK,
        employer="Elm Care",
        from_on=START,
        until_on=end - timedelta(days=10),
    )
    assert records.gap_judgements_of(row.id) == []


def test_a_judgement_that_falls_away_is_kept_in_the_audit(
    home: Home, owner: Actor, session: Session
) -> None:
    row = begun(owner, home)
    judged(owner, row, START)
    work(owner, row, START, None)
    entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "drop-gap-judgement"))
    (entry,) = entries
    assert "father" not in str(entry.details)
    assert START.isoformat() in str(entry.details)


def test_a_gap_needs_the_persons_own_words_before_it_is_judged(home: Home, owner: Actor) -> None:
    row = begun(owner, home)
    with pytest.raises(DomainError, match="as they wrote it"):
        services.judge_gap(owner, row, from_on=START, satisfactory=True)
    with pytest.raises(DomainError, match="no such gap"):
        services.judge_gap(owner, row, from_on=START + timedelta(days=1))
