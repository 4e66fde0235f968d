"""Leaving, coming back, moving and changing by a people file: nobody twice, nobody unchecked."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from tests.checks.people_csv import (
    BEFORE,
    JOINED,
    TODAY,
    in_post,
    line,
    outcomes,
    take,
)
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks import services
from workforce.checks.rules.people_file import COLUMNS
from workforce.checks.services import Outcome
from workforce.checks.states import CheckKind
from workforce.core.errors import DomainError
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


def test_somebody_who_has_left_does_not_come_back_by_a_blank_or_later_last_day(
    home: Home,
) -> None:
    gone = TODAY - timedelta(days=5)
    take(home, line(home, ended_on=gone, leaving_reason="pay"))
    for again in ("", TODAY.isoformat(), (TODAY + timedelta(days=90)).isoformat()):
        report = take(home, line(home, ended_on=again))
        assert [bad.column for bad in report.refused] == ["ended_on"]
    assert in_post(home) == []


def test_coming_back_to_a_post_is_a_new_start_with_checks(home: Home) -> None:
    take(home, line(home, ended_on=BEFORE, leaving_reason="pay", started_on=date(2024, 1, 1)))
    report = take(home, line(home, started_on=TODAY))
    assert outcomes(report) == {Outcome.WAITING: 1}
    assert in_post(home) == []


def test_another_start_of_somebody_in_the_post_is_refused_and_counts_nobody_twice(
    home: Home,
) -> None:
    take(home, line(home))
    report = take(home, line(home, started_on=BEFORE - timedelta(days=100)))
    assert [bad.column for bad in report.refused] == ["person_reference"]
    assert len(in_post(home)) == 1


def test_another_role_needs_the_old_post_in_the_file_too(home: Home) -> None:
    take(home, line(home))
    senior = line(home, role="senior-residential-support-worker")
    assert [bad.line for bad in take(home, senior).refused] == [2]
    both = take(
        home, line(home, ended_on=BEFORE), line(home, role="waking-night-worker", weekly_hours="8")
    )
    assert not both.refused
    assert [row.role for row in in_post(home)] == [JobRole.WAKING_NIGHT_WORKER]


def test_a_move_to_another_home_is_a_start_there_with_its_own_checks(home: Home) -> None:
    other = make_home(home.organisation, joined_on=JOINED)
    take(home, line(home))
    moved = line(other, started_on=TODAY)
    assert [bad.column for bad in take(home, moved).refused] == ["person_reference"]
    ended = line(home, ended_on=TODAY - timedelta(days=1), leaving_reason="moved-within-provider")
    report = take(home, ended, moved)
    assert outcomes(report) == {Outcome.LEFT: 1, Outcome.WAITING: 1}
    assert in_post(home) == []
    assert in_post(other) == []


def test_homes_of_another_provider_are_refused_and_not_told_apart_from_unknown_ones(
    home: Home,
) -> None:
    foreign = make_home(make_organisation(), joined_on=JOINED)
    report = take(home, line(foreign), line(home, home_registration_number="no-such-home"))
    assert len({str(bad.reason) for bad in report.refused}) == 1
    assert in_post(foreign) == []


def test_a_manager_takes_rows_of_their_own_homes_only(home: Home) -> None:
    other = make_home(home.organisation, joined_on=JOINED)
    report = take(
        home, line(home), line(other, person_reference="A2"), role=Role.REGISTERED_MANAGER
    )
    assert [bad.column for bad in report.refused] == ["home_registration_number"]
    assert len(in_post(home)) == 1
    assert in_post(other) == []


def test_a_contract_that_asks_for_more_checks_waits_for_them(home: Home) -> None:
    appointment = make.make_appointment(
        home, complete=True, contract=Contract.VOLUNTEER, person_reference="A1"
    )
    services.start(make.make_keeper(home), appointment, started_on=TODAY)
    paid = line(
        home,
        given_name="Robin",
        family_name=appointment.family_name,
        started_on=TODAY,
        contract="permanent",
    )
    report = take(home, paid)
    assert len(report.refused) == 1
    assert "Right to work" in str(report.refused[0].reason)
    assert [row.contract for row in in_post(home)] == [Contract.VOLUNTEER]
    make.satisfy(make.check_of(appointment, CheckKind.RIGHT_TO_WORK))
    assert outcomes(take(home, paid)) == {Outcome.CHANGED: 1}


def test_a_file_that_cannot_be_read_is_refused_whole(home: Home) -> None:
    assert home.organisation is not None
    with pytest.raises(DomainError, match="salary"):
        services.import_people(
            make.make_keeper(home), home.organisation, b"person_reference,salary\nA,1"
        )


def test_progress_is_told_and_reaches_the_end(home: Home) -> None:
    told: list[tuple[int, int]] = []
    other = make_home(home.organisation, joined_on=JOINED)
    content = "\n".join([",".join(COLUMNS), line(home), line(other, person_reference="A2")])
    assert home.organisation is not None
    services.import_people(
        make.make_keeper(home),
        home.organisation,
        content.encode(),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 2), (2, 2)]


def test_an_import_of_unchanged_rows_asks_the_database_little(home: Home) -> None:
    lines = [line(home, person_reference=f"P{number}") for number in range(40)]
    take(home, *lines)
    asked: list[str] = []

    def count(*details: Any) -> None:
        asked.append(str(details[2]))

    event.listen(Engine, "before_cursor_execute", count)
    try:
        take(home, *lines)
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert len([one for one in asked if "SAVEPOINT" not in one]) < 60


def test_the_checks_of_one_person_never_let_another_in_under_the_same_reference(
    home: Home,
) -> None:
    make.make_appointment(
        home, complete=True, person_reference="A1", given_name="Robin", family_name="Checked"
    )
    swapped = line(home, given_name="Pat", family_name="Unchecked", started_on=TODAY)
    assert [bad.column for bad in take(home, swapped).refused] == ["given_name"]
    renamed = line(home, given_name="Robin", family_name="Married", started_on=TODAY)
    report = take(home, renamed)
    assert [one.kind for waiting in report.waiting for one in waiting.missing] == [
        CheckKind.IDENTITY
    ]
    assert in_post(home) == []


def test_a_record_in_post_never_becomes_somebody_elses_by_a_file(home: Home) -> None:
    take(home, line(home))
    report = take(home, line(home, given_name="Pat", family_name="Unchecked"))
    assert [bad.column for bad in report.refused] == ["given_name"]
    assert [row.given_name for row in in_post(home)] == ["Jo"]
