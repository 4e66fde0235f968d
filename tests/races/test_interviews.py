"""Candidates for one interview time, one candidate for several, and the last post offered."""

from flask import Flask
from sqlalchemy import func, select

from tests.factories import accounts, applications, hiring, vacancies
from tests.support import race
from workforce.applications.models.hiring import InterviewBooking, InterviewInvite, Offer
from workforce.applications.queries import facts
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import InviteState
from workforce.checks.models import Appointment
from workforce.core.db import db, session

INTERVIEWING = ApplicationState.INTERVIEWING


def bookings_count() -> int:
    session().rollback()
    return session().scalar(select(func.count()).select_from(InterviewBooking)) or 0


def test_of_several_candidates_one_gets_the_time(real_app: Flask) -> None:
    vacancy = vacancies.make_vacancy()
    rows = [
        applications.make_application(vacancy, accounts.make_person(), INTERVIEWING)
        for _ in range(3)
    ]
    ids, slot_id = [row.id for row in rows], hiring.make_slot(vacancy).id
    db.session.remove()
    said = race.together(
        real_app,
        "choose_time",
        processes=4,
        times=3,
        application_ids=ids,
        slot_ids=[slot_id],
    )
    assert set(said) <= {"done", "Conflict"}
    assert "done" in said
    assert bookings_count() == 1
    states = list(session().scalars(select(InterviewInvite.state)))
    assert states.count(InviteState.BOOKED) == 1


def test_one_candidate_in_several_windows_has_one_time(real_app: Flask) -> None:
    row = applications.make_application(state=INTERVIEWING)
    slots = [hiring.make_slot(row.vacancy, days=days).id for days in (5, 6, 7)]
    row_id = row.id
    db.session.remove()
    said = race.together(
        real_app,
        "choose_time",
        processes=4,
        times=3,
        application_ids=[row_id],
        slot_ids=slots,
    )
    assert set(said) <= {"done", "Conflict"}
    assert bookings_count() == 1
    booked = session().scalars(select(InterviewBooking)).one()
    assert session().scalars(select(InterviewInvite)).one().last_slot_id == booked.slot_id


def test_of_several_offers_for_the_last_post_one_is_made(real_app: Flask) -> None:
    vacancy = vacancies.make_vacancy(posts_count=1)
    rows = [
        applications.make_application(vacancy, accounts.make_person(), INTERVIEWING)
        for _ in range(3)
    ]
    ids = [row.id for row in rows]
    db.session.remove()
    said = race.together(real_app, "offer", processes=4, times=3, application_ids=ids)
    assert said.count("done") == 1
    assert set(said) <= {"done", "Conflict"}
    session().rollback()
    offered = session().scalars(select(Offer)).one()
    appointments = session().scalars(select(Appointment.origin)).all()
    assert appointments == [facts.origin_of(offered.application)]
