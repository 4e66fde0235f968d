"""What a people file's report says: differences by field, and who is not in the file."""

from datetime import timedelta

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from tests.checks.people_csv import JOINED, TODAY, in_post, line, outcomes, rows_of, take
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.checks.models import Appointment
from workforce.checks.rules.people_file import shapes
from workforce.checks.services import Outcome
from workforce.core.audit import AuditEntry
from workforce.employment.models import PersonInPost
from workforce.employment.rules import csv_file
from workforce.providers.models import Home
from workforce.providers.states import Role


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


def test_the_report_shows_each_field_before_and_after(home: Home) -> None:
    take(home, line(home))
    day = TODAY - timedelta(days=1)
    report = take(home, line(home, weekly_hours="30.50", ended_on=day, leaving_reason="pay"))
    told = {one.field: (one.before, one.after) for one in report.differences}
    assert told == {
        "weekly_hours": ("37.5", "30.5"),
        "ended_on": ("", day.isoformat()),
        "leaving_reason": ("", "pay"),
    }
    assert {one.line for one in report.differences} == {2}


def test_somebody_new_is_one_difference_without_a_field(home: Home) -> None:
    [one] = take(home, line(home), dry_run=True).differences
    assert (one.outcome, one.field, one.person_reference) == (Outcome.IN_POST_BEFORE, "", "A1")


def test_people_in_post_whom_the_file_does_not_mention_are_listed_and_stay(home: Home) -> None:
    make_person_in_post(home, reference="STAYS")
    make_person_in_post(home, reference="LEFT", ended_on=TODAY - timedelta(days=3))
    report = take(home, line(home))
    assert [one.person_reference for one in report.absent] == ["STAYS"]
    assert {one.person_reference for one in in_post(home)} == {"A1", "STAYS"}


def test_a_manager_of_one_home_hears_of_nobody_elsewhere(home: Home) -> None:
    other = make_home(home.organisation, joined_on=JOINED)
    make_person_in_post(other, reference="ELSEWHERE")
    make_person_in_post(make_home(make_organisation(), joined_on=JOINED), reference="FOREIGN")
    assert take(home, line(home), role=Role.REGISTERED_MANAGER).absent == []


def test_the_same_file_twice_writes_nothing_at_all(home: Home, session: Session) -> None:
    lines = [line(home, person_reference=f"P{number}") for number in range(5)]
    take(home, *lines)
    counted = rows_of(session, PersonInPost, Appointment, AuditEntry)
    written: list[str] = []

    def note(*details: object) -> None:
        words = str(details[2]).lstrip().upper()
        if words.startswith(("INSERT", "UPDATE", "DELETE")):
            written.append(words)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        report = take(home, *lines)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert outcomes(report) == {Outcome.UNCHANGED: 5}
    assert report.differences == []
    about_people = ("PERSON_IN_POST", "APPOINTMENT", "AUDIT_ENTRY", "CHECK")
    assert not [words for words in written if any(name in words for name in about_people)]
    assert rows_of(session, PersonInPost, Appointment, AuditEntry) == counted


ADDRESSES = st.from_regex(r"[a-zA-Z0-9._+' -]{1,70}@[a-zA-Z0-9.-]{1,40}", fullmatch=True)


@given(ADDRESSES)
def test_the_quick_way_to_read_an_address_agrees_with_the_thorough_one(address: str) -> None:
    try:
        thorough = validate_email(address, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        thorough = "refused"
    try:
        quick = shapes.SHAPES["email"](address)
    except csv_file.Wrong:
        quick = "refused"
    assert quick == thorough
