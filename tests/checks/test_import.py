"""A people file goes through the same gate as every other door."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.checks import presenters, queries, services
from workforce.checks.models import Appointment
from workforce.checks.rules.people_file import COLUMNS
from workforce.checks.services import Outcome, Report
from workforce.checks.states import AppointmentState, CheckKind, CheckState
from workforce.core import clock
from workforce.core.audit import AuditEntry
from workforce.core.errors import DomainError
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.states import Contract, JobRole, LeavingReason
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
JOINED = TODAY - timedelta(days=30)
BEFORE = JOINED - timedelta(days=1)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


def line(home: Home, **changes: Any) -> str:
    values = {
        "person_reference": "A1",
        "given_name": "Jo",
        "family_name": "Day",
        "email": "",
        "home_registration_number": home.registration_number,
        "role": "residential-support-worker",
        "contract": "permanent",
        "weekly_hours": "37.5",
        "started_on": BEFORE.isoformat(),
        "ended_on": "",
        "leaving_reason": "",
    }
    unknown = set(changes) - set(values)
    assert not unknown
    cells = {**values, **{name: str(value) for name, value in changes.items()}}
    return ",".join(cells[name] for name in COLUMNS)


def take(home: Home, *lines: str, dry_run: bool = False, role: Role = Role.OWNER) -> Report:
    content = "\n".join([",".join(COLUMNS), *lines]).encode()
    assert home.organisation is not None
    return services.import_people(
        make.make_keeper(home, role), home.organisation, content, dry_run=dry_run
    )


def outcomes(report: Report) -> dict[Outcome, int]:
    return {outcome: count for outcome, count in report.counts.items() if count}


def rows_of(session: Session, *tables: Any) -> list[int]:
    session.rollback()
    return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def in_post(home: Home) -> list[PersonInPost]:
    return employment.people_in_post_at(home.id, TODAY)


def test_somebody_in_post_before_the_home_joined_is_taken_with_a_plan(home: Home) -> None:
    report = take(home, line(home))
    assert outcomes(report) == {Outcome.IN_POST_BEFORE: 1}
    assert report.all_taken
    [row] = in_post(home)
    appointment = queries.of_spell(row)
    assert appointment is not None
    assert appointment.plan_due_on == TODAY + timedelta(days=90)
    assert {check.state for check in appointment.checks} == {CheckState.NOT_RECORDED_HERE}


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
    make.make_appointment(home, complete=True, person_reference="A1")
    report = take(home, line(home, started_on=TODAY - timedelta(days=3)))
    assert in_post(home) == []
    [bad] = report.refused
    assert bad.column == "started_on"


def test_the_file_starts_nobody_ahead(home: Home) -> None:
    make.make_appointment(home, complete=True, person_reference="A1")
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
