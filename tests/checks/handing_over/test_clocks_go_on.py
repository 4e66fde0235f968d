"""A home changes owner: clocks that began in another home of an earlier owner keep their day."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import (
    DAY,
    EVE,
    ONE_DAY,
    TODAY,
    hand_over,
    spells,
    through_the_gate,
)
from tests.factories import accounts
from tests.factories.duties import make_event, make_policy
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member
from tests.factories.training import make_requirement
from tests.page import StrictClient, _counted
from workforce.checks import queries
from workforce.checks.queries import passes
from workforce.checks.queries.passes import LackKind
from workforce.checks.queries.passes.lacking import Lack
from workforce.checks.states import CheckKind, Why
from workforce.core import clock
from workforce.employment.models import PersonInPost
from workforce.employment.queries import service
from workforce.employment.queries.owed import duties
from workforce.employment.rules.duties import Due
from workforce.employment.services.owed import duties as recording
from workforce.employment.services.owed.duties import Told
from workforce.employment.states import DutyKind, DutyOutcome, JobRole, LeavingReason
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role
from workforce.training.queries import figures, standings
from workforce.web.layout import long_date

DIPLOMA = "level-3-residential-childcare"
LONG_AGO = TODAY - timedelta(days=900)
MOVED_ON = TODAY - timedelta(days=200)
TWO_YEARS = 24
MOVED = LeavingReason.MOVED_WITHIN_PROVIDER


@pytest.fixture
def elsewhere(home: Home, giver: Organisation) -> Home:
    """Another home of the giver, which does not go over."""
    make_requirement(DIPLOMA, months=None, within_months=TWO_YEARS)
    return make_home(giver, joined_on=home.joined_on)


def first(elsewhere: Home, home: Home, **more: Any) -> PersonInPost:
    """Somebody who began elsewhere long ago and works in the home now."""
    make_person_in_post(
        elsewhere,
        reference="R1",
        started_on=LONG_AGO,
        ended_on=MOVED_ON - ONE_DAY,
        leaving_reason=MOVED,
    )
    return make_person_in_post(home, reference="R1", started_on=MOVED_ON, **more)


def diploma_by(row: PersonInPost, day: date) -> date | None:
    return standings.standing_of(row, day).statuses[DIPLOMA].due_on


def due_of(row: PersonInPost, kind: DutyKind, day: date = DAY) -> Due:
    [person] = duties.duties_of([row], day)
    return next(one for one in person.dues if one.kind is kind)


def test_two_years_for_the_diploma_count_from_the_first_care_role_in_any_home_of_the_owner(
    home: Home, receiver: Organisation, elsewhere: Home
) -> None:
    before = diploma_by(first(elsewhere, home), EVE)
    hand_over(home, receiver)
    (new,) = spells(receiver)
    assert before is not None
    assert before < DAY
    assert diploma_by(new, DAY) == before
    (counted,) = figures.training_validity_by_home(DAY, receiver.id)
    assert (counted.home_id, counted.required_count, counted.in_date_count) == (home.id, 1, 0)


def test_a_role_that_needs_no_diploma_elsewhere_does_not_set_the_clock_going(
    home: Home, receiver: Organisation, elsewhere: Home
) -> None:
    make_person_in_post(elsewhere, JobRole.TEACHER, reference="R1", started_on=LONG_AGO)
    before = diploma_by(make_person_in_post(home, reference="R1", started_on=MOVED_ON), EVE)
    hand_over(home, receiver)
    (new,) = spells(receiver)
    assert diploma_by(new, DAY) == before
    assert before is not None
    assert before > DAY
    assert figures.training_validity_by_home(DAY, receiver.id) == []


def test_what_began_elsewhere_with_the_giver_after_the_change_is_nothing_to_the_receiver(
    home: Home, receiver: Organisation, elsewhere: Home
) -> None:
    row = make_person_in_post(home, JobRole.TEACHER, reference="R1", started_on=MOVED_ON)
    hand_over(home, receiver)
    after = DAY + timedelta(days=30)
    make_person_in_post(elsewhere, reference=row.person_reference, started_on=after)
    late = DAY + timedelta(days=60)
    make_person_in_post(home, reference=row.person_reference, started_on=late)
    new = spells(receiver)[-1]
    due_on = diploma_by(new, late)
    assert due_on is not None
    assert due_on.year == late.year + 2
    assert (due_on.month, due_on.day) == (late.month, late.day)


def test_before_the_day_the_receiver_knew_nothing_of_it(
    home: Home, receiver: Organisation, elsewhere: Home
) -> None:
    person = accounts.make_person()
    first(elsewhere, home, account=person)
    own = make_person_in_post(
        make_home(receiver), reference="R1", account=person, started_on=TODAY - 30 * ONE_DAY
    )
    before = diploma_by(own, EVE)
    hand_over(home, receiver)
    assert {row.person_reference for row in spells(receiver)} == {"R1"}
    assert diploma_by(own, EVE) == before
    assert diploma_by(own, DAY) == diploma_by(spells(receiver)[-1], DAY) != before
    assert service.employed_since(own) == LONG_AGO


@pytest.mark.parametrize("kind", [DutyKind.INDUCTION, DutyKind.PROBATION])
def test_what_was_done_once_in_another_home_of_the_giver_is_done(
    home: Home, receiver: Organisation, elsewhere: Home, kind: DutyKind
) -> None:
    row = first(elsewhere, home)
    for owner in (home.organisation, receiver):
        make_policy(owner, kind, 180)
    make_event(row, kind, LONG_AGO + timedelta(days=90))
    before = due_of(row, kind, EVE)
    hand_over(home, receiver)
    (new,) = spells(receiver)
    assert due_of(new, kind) == before
    assert before.done_on == LONG_AGO + timedelta(days=90)


@pytest.mark.parametrize("kind", [DutyKind.SUPERVISION, DutyKind.APPRAISAL])
def test_what_returns_is_counted_from_the_same_day_as_before(
    home: Home, receiver: Organisation, elsewhere: Home, kind: DutyKind
) -> None:
    row = first(elsewhere, home)
    for owner in (home.organisation, receiver):
        make_policy(owner, kind, 300)
    done_on = MOVED_ON - timedelta(days=90)
    make_event(row, kind, done_on)
    hand_over(home, receiver)
    (new,) = spells(receiver)
    assert due_of(new, kind).done_on == done_on
    assert due_of(new, kind).due_on == due_of(row, kind, EVE).due_on


def test_what_was_done_before_the_home_can_be_recorded_by_the_next_owner(
    home: Home, receiver: Organisation, elsewhere: Home
) -> None:
    first(elsewhere, home)
    hand_over(home, receiver)
    (new,) = spells(receiver)
    manager = make_member(Role.REGISTERED_MANAGER, receiver, homes=(home,)).actor
    told = Told(DutyKind.INDUCTION, DutyOutcome.COMPLETED, LONG_AGO + ONE_DAY, "Sam Lead")
    recording.record_duty(manager, new, told)
    assert due_of(new, DutyKind.INDUCTION).done_on == LONG_AGO + ONE_DAY


def test_two_changes_of_owner_in_a_row_keep_the_first_day(
    home: Home, receiver: Organisation, elsewhere: Home, session: Session
) -> None:
    before = diploma_by(first(elsewhere, home), EVE)
    hand_over(home, receiver)
    third = make_member(Role.OWNER).organisation
    assert third is not None
    later = DAY + timedelta(days=40)
    hand_over(home, third, later)
    session.expire_all()
    (last,) = spells(third)
    assert diploma_by(last, later) == before
    assert service.service_since(last, later) == LONG_AGO


def test_a_home_that_comes_back_keeps_the_first_day_too(
    home: Home, giver: Organisation, receiver: Organisation, elsewhere: Home
) -> None:
    before = diploma_by(first(elsewhere, home), EVE)
    hand_over(home, receiver)
    later = DAY + timedelta(days=40)
    hand_over(home, giver, later)
    last = spells(giver)[-1]
    assert last.started_on == later
    assert diploma_by(last, later) == before
    assert service.service_since(last, later) == LONG_AGO
    assert service.service_since(spells(receiver)[0], later) is None


def test_a_break_before_the_change_is_a_break_after_it(
    home: Home, receiver: Organisation, elsewhere: Home
) -> None:
    make_person_in_post(
        elsewhere, reference="R1", started_on=LONG_AGO, ended_on=LONG_AGO + timedelta(days=99)
    )
    make_person_in_post(home, reference="R1", started_on=MOVED_ON)
    hand_over(home, receiver)
    (new,) = spells(receiver)
    assert service.service_since(new, DAY) == MOVED_ON


def test_a_post_kept_with_the_giver_bridges_no_break_with_the_receiver(
    home: Home, receiver: Organisation, elsewhere: Home
) -> None:
    make_person_in_post(elsewhere, reference="R1", started_on=LONG_AGO)
    make_person_in_post(home, reference="R1", started_on=MOVED_ON, ended_on=DAY + 9 * ONE_DAY)
    hand_over(home, receiver)
    back = DAY + timedelta(days=300)
    again = make_person_in_post(home, reference="R1", started_on=back)
    assert service.service_since(spells(receiver)[0], DAY) == LONG_AGO
    assert service.service_since(again, back) == back


def test_pages_of_both_sides_say_since_when(
    client: StrictClient, home: Home, receiver: Organisation, elsewhere: Home
) -> None:
    person = accounts.make_person()
    first(elsewhere, home, account=person)
    hand_over(home, receiver)
    (new,) = spells(receiver)
    owner = make_member(Role.OWNER, receiver).person
    with time_machine.travel(clock.day_start(DAY) + timedelta(hours=9), tick=False):
        accounts.sign_in(client, owner)
        assert long_date(LONG_AGO) in client.page(f"/people/{new.public_id}").main
        accounts.sign_out(client)
        accounts.sign_in(client, person)
        page = client.page("/my-work").main
        assert f"without a break since {long_date(LONG_AGO)}" in page


def test_the_six_months_to_register_in_wales_count_from_the_first_day_of_the_work(
    giver: Organisation, receiver: Organisation
) -> None:
    home = make_home(giver, joined_on=TODAY, region_code="W92000004")
    started_on = through_the_gate(home).started_on
    hand_over(home, receiver, TODAY + timedelta(days=100))
    (new,) = spells(receiver)
    appointment = queries.of_spell(new)
    assert appointment is not None
    last_day = started_on + relativedelta(months=6)
    late = Lack(LackKind.CHECK, CheckKind.REGISTRATION, Why.NOT_DONE)
    assert late not in passes.why_no_pass(appointment, last_day)
    assert late in passes.why_no_pass(appointment, last_day + ONE_DAY)


def test_clocks_of_many_are_read_in_as_many_statements_as_of_one(
    home: Home, receiver: Organisation, elsewhere: Home
) -> None:
    for number in range(12):
        make_person_in_post(elsewhere, reference=f"P{number}", started_on=LONG_AGO)
        make_person_in_post(home, reference=f"P{number}", started_on=MOVED_ON)
    hand_over(home, receiver)
    rows = [row for row in spells(receiver) if row.home.is_open]

    def asked(some: list[PersonInPost]) -> int:
        before = len(_counted)
        duties.duties_of(some, DAY)
        return len(_counted) - before

    assert len(rows) == 12
    assert asked(rows[:1]) == asked(rows)
