"""What the invented country says could have happened: lawful moves, whole checks, safe adverts."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from workforce.applications.models import APPLICATION, Application
from workforce.applications.models.hiring import (
    DISCLOSURE,
    INVITE,
    OFFER,
    REQUEST,
    SLOT,
    InterviewInvite,
    InterviewSlot,
    Offer,
    ReferenceRequest,
    SelfDisclosure,
)
from workforce.campaigns.models import CAMPAIGN, Campaign
from workforce.checks import queries as checks
from workforce.checks.models import (
    APPOINTMENT,
    CHECK,
    Appointment,
    Check,
    ProvisionalCondition,
    RightToWorkCheck,
)
from workforce.checks.states import AppointmentState, CheckState, RightToWorkResult, Why
from workforce.core import clock, registry
from workforce.core.db import session
from workforce.core.lifecycle import Lifecycle, StateChange
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.rules import fte
from workforce.places import rules as places
from workforce.providers.models import (
    ORGANISATION,
    TRANSFER,
    Home,
    HomeTransfer,
    Organisation,
)
from workforce.providers.states import HomeStatus
from workforce.sponsorship.models import CASE, Duty, SponsorshipCase
from workforce.training.models import COURSE, Completion, Course
from workforce.training.rules import expiry, topics
from workforce.vacancies import services as vacancies
from workforce.vacancies.models import (
    ALERT,
    JOB_REPORT,
    VACANCY,
    JobAlert,
    JobReport,
    Vacancy,
)
from workforce.vacancies.rules import screening
from workforce.vacancies.states import VacancyState

KINDS: list[tuple[Any, Lifecycle[Any]]] = [
    (Application, APPLICATION),
    (Appointment, APPOINTMENT),
    (Campaign, CAMPAIGN),
    (Check, CHECK),
    (Course, COURSE),
    (HomeTransfer, TRANSFER),
    (InterviewInvite, INVITE),
    (InterviewSlot, SLOT),
    (JobAlert, ALERT),
    (JobReport, JOB_REPORT),
    (Offer, OFFER),
    (Organisation, ORGANISATION),
    (ReferenceRequest, REQUEST),
    (SelfDisclosure, DISCLOSURE),
    (SponsorshipCase, CASE),
    (Vacancy, VACANCY),
]


IS_STARTED = Appointment.state == AppointmentState.STARTED


def provisional_starts() -> set[int]:
    """The appointments of those who started while enquiries were unfinished."""
    return set(session().scalars(select(ProvisionalCondition.appointment_id)))


def looked_at_again() -> set[int]:
    """The appointments whose right to work was looked at again since."""
    pending = RightToWorkCheck.result == RightToWorkResult.PENDING
    return set(session().scalars(select(RightToWorkCheck.appointment_id).where(pending)))


def rows(model: Any, *conditions: Any) -> Iterable[Any]:
    return session().scalars(select(model).where(*conditions).order_by(model.id))


@pytest.mark.parametrize("model, lifecycle", KINDS)
def test_every_move_is_lawful_and_leads_to_the_present_state(
    demo_app: Flask, model: Any, lifecycle: Lifecycle[Any]
) -> None:
    _ = demo_app
    kind = model.__tablename__
    states = {row.id: row.state.value for row in rows(model)}
    held: dict[int, str] = {}
    last: dict[int, Any] = {}
    for change in rows(StateChange, StateChange.subject_kind == kind):
        subject = change.subject_id
        state = type(next(iter(lifecycle.moves)))
        if change.from_state is not None:
            assert held.get(subject, "outstanding") == change.from_state
            assert lifecycle.allows(state(change.from_state), state(change.to_state))
        assert subject not in last or last[subject] <= change.created_at
        held[subject], last[subject] = change.to_state, change.created_at
    assert held.keys() <= states.keys()
    assert all(states[subject] == reached for subject, reached in held.items())
    if kind != "check":
        assert held.keys() == states.keys()


def test_no_state_is_found_that_should_never_be(demo_app: Flask) -> None:
    _ = demo_app
    watched = list(registry.registry().each("impossible"))
    assert len(watched) >= 10
    found = {one.name: one.find(clock.today()) for one in watched}
    assert {name: rows for name, rows in found.items() if rows} == {}


def test_nothing_has_happened_in_the_future(demo_app: Flask) -> None:
    _ = demo_app
    latest = session().scalar(select(func.max(StateChange.created_at)))
    published = session().scalar(select(func.max(Vacancy.published_at)))
    assert latest is not None
    assert published is not None
    assert max(latest, published) <= clock.now()


def test_whoever_passed_the_gate_had_every_check_verified_before_the_first_day(
    demo_app: Flask,
) -> None:
    _ = demo_app
    started = [row for row in rows(Appointment, IS_STARTED) if row.id not in provisional_starts()]
    assert len(started) > 50
    for appointment in started:
        spell = appointment.person_in_post
        assert spell is not None
        missing = checks.what_is_missing(appointment, spell.started_on)
        assert [one for one in missing if one.why is not Why.CONCERN] == []
        complete_on = checks.complete_from(appointment, spell.started_on)
        assert complete_on is not None
        assert complete_on <= spell.started_on or appointment.id in looked_at_again()


def test_every_clearance_names_its_appointment_and_its_one_spell(demo_app: Flask) -> None:
    _ = demo_app
    appointments = {row.public_id: row for row in rows(Appointment)}
    spells = {row.clearance_id: row for row in rows(PersonInPost)}
    for clearance in rows(StartClearance):
        appointment, spell = appointments[clearance.appointment_public_id], spells[clearance.id]
        assert appointment.person_in_post_id == spell.id
        assert appointment.person_reference == spell.person_reference == clearance.person_key


def test_everybody_in_post_has_an_appointment(demo_app: Flask) -> None:
    _ = demo_app
    known = set(session().scalars(select(Appointment.person_in_post_id)))
    present = set(session().scalars(select(PersonInPost.id).where(PersonInPost.ended_on.is_(None))))
    assert present <= known


def test_who_was_there_before_has_a_plan_and_nothing_recorded(demo_app: Flask) -> None:
    _ = demo_app
    before = list(rows(Appointment, Appointment.state == AppointmentState.IN_POST_BEFORE))
    assert len(before) > 500
    assert all(row.plan_due_on is not None and row.plan_due_on > clock.today() for row in before)
    states = set(
        session().scalars(
            select(Check.state)
            .join(Check.appointment)
            .where(Appointment.state == AppointmentState.IN_POST_BEFORE)
        )
    )
    assert states <= {CheckState.NOT_RECORDED_HERE, CheckState.NOT_APPLICABLE}


def test_no_advert_tells_where_its_home_is(demo_app: Flask) -> None:
    _ = demo_app
    for vacancy in rows(Vacancy):
        secret = vacancies.whereabouts(vacancy.home)
        for text in (vacancy.title, vacancy.description, vacancy.employer_name):
            assert screening.spot(text, secret) is None
        shown = vacancy.state not in {VacancyState.DRAFT, VacancyState.SCHEDULED}
        name = vacancies.employer_name(vacancy.organisation, vacancy.home) if shown else ""
        assert vacancy.employer_name == name


def test_the_index_holds_what_the_service_would_have_written(demo_app: Flask) -> None:
    _ = demo_app
    for vacancy in rows(Vacancy, Vacancy.state == VacancyState.LIVE):
        assert vacancy.search_text == vacancies.search_text(vacancy)


def test_adverts_are_of_homes_that_may_recruit(demo_app: Flask) -> None:
    _ = demo_app
    for vacancy in rows(Vacancy, Vacancy.state == VacancyState.LIVE):
        home = vacancy.home
        assert home.status is HomeStatus.ACTIVE
        assert (vacancy.public_point, vacancy.authority_code, vacancy.region_code) == (
            home.public_point,
            home.authority_code,
            home.region_code,
        )
        assert places.public_point_by_key(home.public_point or "") is not None
        assert vacancy.closes_on > clock.today()
        assert home.joined_on is not None
        assert vacancy.published_at is not None
        assert home.joined_on < clock.london(vacancy.published_at).date()


def test_training_lasts_as_long_as_the_rule_says(demo_app: Flask) -> None:
    _ = demo_app
    for completion in rows(Completion):
        months = topics.topics()[completion.topic].months
        assert completion.valid_until == expiry.valid_until(completion.completed_on, months)
        assert completion.completed_on < clock.today()


def test_hours_and_full_time_equivalents_agree(demo_app: Flask) -> None:
    _ = demo_app
    assert all(row.fte == fte(row.weekly_hours, row.standard_week) for row in rows(PersonInPost))


def test_sponsored_people_work_where_their_case_says(demo_app: Flask) -> None:
    _ = demo_app
    cases = list(rows(SponsorshipCase))
    assert 8 <= len(cases) <= 60
    for case in cases:
        spell = session().get_one(PersonInPost, case.person_in_post_id)
        assert case.home_id == spell.home_id
        assert case.worker_name == spell.name
    dues = {duty.case_id: duty for duty in rows(Duty)}
    assert dues.keys() == {case.id for case in cases}
    assert all(duty.due_on > clock.today() for duty in dues.values())


def test_homes_that_nobody_claimed_show_no_more_than_the_register(demo_app: Flask) -> None:
    _ = demo_app
    for home in rows(Home, Home.organisation_id.is_(None)):
        assert (home.name, home.address, home.postcode, home.joined_on) == (None,) * 4
        assert home.public_point is not None


def test_nobody_left_before_they_came_or_after_yesterday(demo_app: Flask) -> None:
    _ = demo_app
    yesterday: date = clock.today() - timedelta(days=1)
    for spell in rows(PersonInPost, PersonInPost.ended_on.is_not(None)):
        assert spell.ended_on is not None
        assert spell.started_on <= spell.ended_on <= yesterday
