"""The stories of the demo provider: told through the services, in every state, safe to show."""

from collections import Counter
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.demo.conftest import DemoActor, demo_person
from tests.factories import accounts as sign_ins
from tests.page import Page
from workforce.checks.models import (
    Appointment,
    Check,
    Concern,
    DoorPass,
    PeopleImport,
    ProvisionalCondition,
    RightToWorkCheck,
    UpdateServiceCheck,
)
from workforce.checks.queries import concerns, passes, rechecks
from workforce.checks.states import (
    AppointmentState,
    CheckKind,
    CheckState,
    ConcernState,
    RightToWorkResult,
)
from workforce.core import clock
from workforce.core.db import session
from workforce.employment.models import PersonInPost, StaffRecord, StartClearance
from workforce.employment.queries import figures
from workforce.employment.states import Contract
from workforce.messages.models import Letter
from workforce.providers.models import ApiKey, EarlierRegistration, Home, HomeTransfer
from workforce.providers.states import HomeType, TransferState


def rows(model: Any, *conditions: Any) -> list[Any]:
    return list(session().scalars(select(model).where(*conditions).order_by(model.id)))


def test_a_home_has_passed_to_the_demo_provider_with_its_people(demo_actor: DemoActor) -> None:
    owner = demo_actor("owner")
    transfer = rows(HomeTransfer, HomeTransfer.state == TransferState.DONE)[0]
    home = transfer.home
    assert home.organisation_id == owner.organisation_id
    earlier = rows(EarlierRegistration, EarlierRegistration.home_id == home.id)[0]
    assert earlier.registration_number != home.registration_number
    assert earlier.until_on == transfer.on_day - timedelta(days=1)
    carried = rows(PersonInPost, PersonInPost.home_id == home.id, PersonInPost.ended_on.is_(None))
    assert len(carried) >= 4
    assert {one.organisation_id for one in carried} == {owner.organisation_id}
    assert any(one.continues_id is not None for one in carried)


def test_nobody_of_a_home_that_passed_counts_twice(demo_app: Flask) -> None:
    _ = demo_app
    transfer = rows(HomeTransfer, HomeTransfer.state == TransferState.DONE)[0]
    of_home = (PersonInPost.home_id == transfer.home_id,)
    for day in (transfer.on_day - timedelta(days=1), transfer.on_day, clock.today()):
        own = [one for one in rows(PersonInPost, *of_home) if one.in_post_on(day)]
        employed = [one for one in own if one.contract in {Contract.PERMANENT, Contract.FIXED_TERM}]
        stocks = figures.in_post_fte_by_home(day)
        counted = sum(one.people_count for one in stocks if one.home_id == transfer.home_id)
        assert counted == len(employed)


def test_every_kind_of_engagement_started_through_the_gate(demo_app: Flask) -> None:
    _ = demo_app
    started = rows(Appointment, Appointment.state == AppointmentState.STARTED)
    assert {one.contract for one in started} == set(Contract) - {Contract.PARTNER}


def test_a_school_and_homes_of_wales_ask_for_what_is_theirs(demo_app: Flask) -> None:
    _ = demo_app
    started = rows(Appointment, Appointment.state == AppointmentState.STARTED)
    of_school = [one for one in started if one.home.also_school]
    of_wales = [one for one in started if one.home.nation == "wales"]
    assert of_school
    assert of_wales
    assert {one.rule_set for one in of_school} == {"england.childrens-home-school.2015"}
    wanted = {check.kind for one in of_wales for check in one.checks}
    assert CheckKind.REGISTRATION in wanted


def test_somebody_started_provisionally_where_the_law_knows_that(demo_app: Flask) -> None:
    _ = demo_app
    clearance = rows(StartClearance, StartClearance.provisional)[0]
    home = session().get_one(Home, clearance.home_id)
    assert home.home_type is HomeType.SUPPORTED_ACCOMMODATION
    assert clearance.provisional_until > clock.today()
    conditions = rows(ProvisionalCondition)
    assert len(conditions) == 3
    checks = rows(Check, Check.appointment_id == conditions[0].appointment_id)
    states = {one.kind: one.state for one in checks}
    assert states[CheckKind.IDENTITY] is CheckState.SATISFACTORY
    assert states[CheckKind.CRIMINAL_RECORD] is CheckState.SATISFACTORY
    assert states[CheckKind.EMPLOYMENT_HISTORY] is CheckState.OUTSTANDING


def test_concerns_stand_in_every_state_and_one_referral_is_overdue(demo_app: Flask) -> None:
    _ = demo_app
    found = rows(Concern)
    assert {one.state for one in found} == set(ConcernState)
    late = [task for task in concerns.open_tasks() if task.overdue_after < clock.today()]
    assert [task.code for task in late].count("refer-dbs") == 1
    for concern in found:
        assert concern.closed_by_id is None or concern.closed_by_id != concern.opened_by_id
        assert all(task.done_on for task in concern.tasks) or concern.state is ConcernState.OPEN


def test_the_update_service_was_asked_and_is_to_be_asked_again(demo_actor: DemoActor) -> None:
    today, due = clock.today(), Counter[bool]()
    for row in rechecks.update_service_for(demo_actor("owner"), today):
        assert row.next_on is not None
        due[row.next_on < today] += 1
    assert due == {True: 1, False: 2}
    assert len(rechecks.update_service_for(demo_actor("manager"), today)) == 2
    assert len(rows(UpdateServiceCheck)) == 4


def test_a_pending_application_is_covered_for_six_months(demo_app: Flask) -> None:
    _ = demo_app
    row = rows(RightToWorkCheck, RightToWorkCheck.result == RightToWorkResult.PENDING)[0]
    assert row.covered_until == row.follow_up_on
    assert clock.today() < row.covered_until
    check = next(one for one in row.appointment.checks if one.kind is CheckKind.RIGHT_TO_WORK)
    assert check.state is CheckState.SATISFACTORY
    assert check.expires_on == row.covered_until


def test_one_key_is_live_one_was_taken_away_and_nobody_knows_either(demo_app: Flask) -> None:
    _ = demo_app
    keys = rows(ApiKey)
    assert [one.is_good(clock.now()) for one in keys] == [False, True]


def test_staff_records_are_kept_and_one_says_little(demo_app: Flask) -> None:
    _ = demo_app
    found = rows(StaffRecord)
    assert len(found) >= 5
    assert sum(one.qualifications is None for one in found) == 1


def test_the_worker_of_tonight_can_have_a_pass_and_had_two(demo_actor: DemoActor) -> None:
    worker = demo_actor("worker")
    appointment = passes.my_posts(worker)[0]
    assert appointment.contract is Contract.AGENCY
    assert passes.why_no_pass(appointment, clock.today()) == []
    over = rows(DoorPass, DoorPass.account_id == worker.person_id)
    assert len(over) == 2
    assert all(one.expires_at < clock.now() for one in over)


def test_a_file_was_shown_with_its_differences_and_one_came_at_night(demo_app: Flask) -> None:
    _ = demo_app
    shown, nightly = rows(PeopleImport)
    assert (shown.dry_run, nightly.dry_run) == (True, False)
    totals = shown.summary["totals"]
    assert totals["differences"] == 3
    assert (totals["refused"], totals["waiting"]) == (2, 1)
    assert nightly.key_id is not None
    assert nightly.summary["totals"]["refused"] == 1
    assert nightly.summary["counts"]["unchanged"] == nightly.row_count - 1


def test_nobody_is_written_to_about_days_long_gone(demo_app: Flask) -> None:
    _ = demo_app
    assert rows(Letter) == []


def test_the_worker_signs_in_and_finds_the_door_pass(demo_app: Flask) -> None:
    client = demo_app.test_client()
    sign_ins.sign_in(client, demo_person("worker"))
    page = Page(client.get("/my-work/door-passes"))
    assert page.response.status_code == 200
