"""Fifty windows of one person, and two people who let the same candidate start."""

from collections import Counter
from dataclasses import asdict

from flask import Flask
from sqlalchemy import func, select

from tests.factories import accounts, applications, vacancies
from tests.support import race
from workforce.applications.models import Application
from workforce.applications.queries import facts
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks
from workforce.core.db import db, session
from workforce.core.lifecycle import StateChange
from workforce.employment.models import PersonInPost
from workforce.messages.models import Letter


def count(table: type) -> int:
    """How many rows a table holds now."""
    session().rollback()
    return session().scalar(select(func.count()).select_from(table)) or 0


def test_fifty_applications_at_once_by_one_person_make_one(real_app: Flask) -> None:
    vacancy, person = vacancies.make_vacancy(), accounts.make_person()
    _, token = accounts.make_sign_in(person)
    path = f"/jobs/{vacancy.public_id}/apply"
    db.session.remove()
    said = race.together(real_app, "apply", processes=5, times=10, path=path, token=token)
    assert len(said) == 50
    application = session().scalars(select(Application)).one()
    sent = f"303 /applications/{application.public_id}"
    assert set(said) <= {sent, "200 already", "409 already"}
    assert said.count(sent) >= 1
    assert Counter(session().scalars(select(Letter.template)))["applications/received"] == 1
    moves = select(func.count()).select_from(StateChange)
    assert session().scalar(moves.where(StateChange.subject_kind == "application")) == 1


def test_a_candidate_started_by_several_at_once_is_in_post_once(real_app: Flask) -> None:
    offered = applications.make_application(state=ApplicationState.OFFERED)
    applications.complete_checks(offered)
    recruiter = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(applications.recruiter_of(offered.vacancy)).items()
    }
    application_id = offered.id
    db.session.remove()
    said = race.together(
        real_app,
        "mark_started",
        processes=4,
        times=3,
        application_id=application_id,
        actor=recruiter,
    )
    assert said.count("done") == 1
    assert set(said) <= {"done", "Conflict", "DomainError"}
    assert count(PersonInPost) == 1
    row = session().get_one(Application, application_id)
    assert row.state is ApplicationState.STARTED


def test_an_appointment_started_from_two_pages_at_once_is_in_post_once(real_app: Flask) -> None:
    offered = applications.make_application(state=ApplicationState.OFFERED)
    applications.complete_checks(offered)
    appointment = checks.appointment_by_origin(offered.organisation_id, facts.origin_of(offered))
    assert appointment is not None
    appointment_id = appointment.id
    db.session.remove()
    said = race.together(real_app, "start", processes=4, times=3, appointment_id=appointment_id)
    assert said.count("done") == 1
    assert set(said) <= {"done", "Conflict", "DomainError"}
    assert count(PersonInPost) == 1
