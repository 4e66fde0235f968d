"""A people file goes through the same gate as every other door."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.checks.people_csv import (
    BEFORE,
    JOINED,
    TODAY,
    in_post,
    line,
    outcomes,
    rows_of,
    take,
)
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.checks import presenters, queries
from workforce.checks.models import Appointment
from workforce.checks.services import Outcome
from workforce.checks.states import AppointmentState, CheckKind, CheckState
from workforce.core.audit import AuditEntry
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.states import LeavingReason
from workforce.providers.models import Home


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


def test_somebody_in_post_before_the_home_joined_is_taken_with_a_plan(home: Home) -> None:
    report = take(home, line(home))
    assert outcomes(report) == {Outcome.IN_POST_BEFORE: 1}
    assert report.all_taken
    [row] = in_post(home)
    appointment = queries.of_spell(row)
    assert appointment is not None
    assert appointment.plan_due_on == TODAY + timedelta(days=90)
    states = {check.state for check in appointment.checks if check.required}
    assert states == {CheckState.NOT_RECORDED_HERE}


@pytest.mark.parametrize("days_after_joining", [0, 1, 30])
def test_a_start_after_joining_opens_an_appointment_and_puts_nobody_in_post(
    home: Home, days_after_joining: int
) -> None:
    report = take(home, line(home, started_on=JOINED + timedelta(days=days_after_joining)))
    assert outcomes(report) == {Outcome.WAITING: 1}
    assert not report.all_taken
    assert in_post(home) == []
    [waiting] = report.waiting
    assert {one.kind for one in waiting.missing} >= {CheckKind.IDENTITY, CheckKind.CRIMINAL_RECORD}
    [appointment] = queries.appointments_for(make.make_keeper(home), AppointmentState.CHECKING)
    assert appointment.public_id == waiting.appointment_id
    assert "Identity" in presenters.waiting_words(waiting)


def test_the_file_starts_somebody_whose_checks_are_complete(home: Home) -> None:
    row = line(home, started_on=TODAY)
    take(home, row)
    [appointment] = queries.appointments_for(make.make_keeper(home))
    make.finish_checks(appointment)
    report = take(home, row)
    assert outcomes(report) == {Outcome.STARTED: 1}
    [spell] = in_post(home)
    assert spell.clearance_id is not None
    assert appointment.state is AppointmentState.STARTED
    assert outcomes(take(home, row)) == {Outcome.UNCHANGED: 1}


def test_the_file_dates_nobody_back_to_before_their_checks_were_complete(home: Home) -> None:
    make.make_appointment(
        home, complete=True, person_reference="A1", given_name="Jo", family_name="Day"
    )
    report = take(home, line(home, started_on=TODAY - timedelta(days=3)))
    assert in_post(home) == []
    [bad] = report.refused
    assert bad.column == "started_on"


def test_the_file_starts_nobody_ahead(home: Home) -> None:
    make.make_appointment(
        home, complete=True, person_reference="A1", given_name="Jo", family_name="Day"
    )
    report = take(home, line(home, started_on=TODAY + timedelta(days=1)))
    assert in_post(home) == []
    assert [one.missing for one in report.waiting] == [()]


def test_somebody_who_came_and_left_after_joining_without_checks_is_refused(home: Home) -> None:
    day = TODAY - timedelta(days=10)
    report = take(home, line(home, started_on=day, ended_on=TODAY - timedelta(days=2)))
    assert [bad.column for bad in report.refused] == ["started_on"]
    assert queries.appointments_for(make.make_keeper(home)) == []


def test_somebody_who_had_left_before_the_home_joined_is_history_without_a_plan(
    home: Home,
) -> None:
    row = line(home, started_on=date(2020, 1, 1), ended_on=date(2025, 1, 31), leaving_reason="pay")
    assert outcomes(take(home, row)) == {Outcome.IN_POST_BEFORE: 1}
    assert in_post(home) == []
    [spell] = employment.spells_of(home.organisation_id or 0)
    assert spell.leaving_reason is LeavingReason.PAY
    assert queries.of_spell(spell) is None


def test_the_same_file_twice_changes_nothing(home: Home, session: Session) -> None:
    lines = [
        line(home),
        line(home, person_reference="A2", email="two@example.org", weekly_hours="20"),
        line(home, person_reference="A3", started_on=TODAY),
        line(home, person_reference="A4", started_on=date(2020, 1, 1), ended_on=BEFORE),
        line(home, person_reference="A5", role="chef"),
    ]
    first = take(home, *lines)
    tables = (PersonInPost, Appointment, StartClearance, AuditEntry)
    counted = rows_of(session, *tables)
    second = take(home, *lines)
    assert rows_of(session, *tables) == counted
    assert outcomes(second) == {Outcome.UNCHANGED: 3, Outcome.WAITING: 1}
    assert second.changed_count == 0
    assert len(second.refused) == len(first.refused) == 1


def test_a_dry_run_says_the_same_and_changes_nothing(home: Home, session: Session) -> None:
    gone = make_person_in_post(home, reference="OLD")
    lines = [
        line(home),
        line(home, person_reference="A2", started_on=TODAY),
        line(
            home,
            person_reference="OLD",
            started_on=gone.started_on,
            given_name="Alex",
            family_name=gone.family_name,
            ended_on=TODAY,
        ),
    ]
    tables = (PersonInPost, Appointment, StartClearance, AuditEntry)
    counted = rows_of(session, *tables)
    tried = take(home, *lines, dry_run=True)
    assert rows_of(session, *tables) == counted
    done = take(home, *lines)
    assert outcomes(tried) == outcomes(done)
    assert outcomes(done) == {Outcome.LEFT: 1, Outcome.IN_POST_BEFORE: 1, Outcome.WAITING: 1}


def test_names_hours_and_leaving_follow_the_file(home: Home) -> None:
    take(home, line(home))
    changed = line(home, given_name="Joanna", weekly_hours="30", email="Jo@Example.org")
    assert outcomes(take(home, changed)) == {Outcome.CHANGED: 1}
    [spell] = in_post(home)
    assert (spell.given_name, str(spell.fte), spell.email) == (
        "Joanna",
        "0.8000",
        "jo@example.org",
    )
    left = line(
        home,
        given_name="Joanna",
        weekly_hours="30",
        email="jo@example.org",
        ended_on=TODAY - timedelta(days=1),
        leaving_reason="career",
    )
    assert outcomes(take(home, left)) == {Outcome.LEFT: 1}
    assert in_post(home) == []
