"""Fifty windows of one person, and two people who let the same candidate start."""

from collections import Counter
from dataclasses import asdict

from flask import Flask
from sqlalchemy import func, select

from tests.factories import accounts, applications, forms, vacancies
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


def test_fifty_beginnings_at_once_by_one_person_make_one_draft(real_app: Flask) -> None:
    vacancy, person = vacancies.make_vacancy(), accounts.make_person()
    _, token = accounts.make_sign_in(person)
    path = f"/jobs/{vacancy.public_id}/apply"
    db.session.remove()
    said = race.together(real_app, "apply", processes=5, times=10, path=path, token=token)
    assert len(said) == 50
    application = session().scalars(select(Application)).one()
    assert application.state is ApplicationState.DRAFT
    # One account begins at most thirty an hour.
    begun = f"303 /applications/{application.public_id}/form"
    assert set(said) <= {begun, "429 "}
    assert said.count(begun) >= 1


def whole_form() -> tuple[Application, str, str]:
    """A whole form that was not sent yet, where it is sent, and a sign-in of its candidate."""
    person = accounts.make_person()
    application = forms.write_form(forms.make_draft(vacancies.make_vacancy(), person))
    _, token = accounts.make_sign_in(person)
    return application, f"/applications/{application.public_id}/form/check", token


def test_a_form_sent_from_many_windows_at_once_is_sent_once(real_app: Flask) -> None:
    application, path, token = whole_form()
    application_id, public_id = application.id, application.public_id
    db.session.remove()
    said = race.together(real_app, "send_application", processes=5, times=4, path=path, token=token)
    assert said.count(f"303 /applications/{public_id}/sent") == 1
    assert set(said) <= {f"303 /applications/{public_id}/sent", "200 already", "409 already"}
    assert Counter(session().scalars(select(Letter.template)))["applications/received"] == 1
    row = session().get_one(Application, application_id)
    assert row.state is ApplicationState.SUBMITTED
    moves = select(StateChange.to_state).where(StateChange.subject_kind == "application")
    assert session().scalars(moves.order_by(StateChange.id)).all() == ["draft", "submitted"]


def test_a_job_ended_while_somebody_sends_either_has_the_application_or_has_not(
    real_app: Flask,
) -> None:
    application, path, token = whole_form()
    application_id, public_id = application.id, application.public_id
    recruiter = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(applications.recruiter_of(application.vacancy)).items()
    }
    values = {"path": path, "token": token, "vacancy_id": application.vacancy_id}
    db.session.remove()
    said = race.together(real_app, "send_or_end", processes=4, times=2, actor=recruiter, **values)
    row = session().get_one(Application, application_id)
    sent = said.count(f"303 /applications/{public_id}/sent")
    assert sent in {0, 1}
    assert said.count("done") == 1
    assert row.state is (ApplicationState.SUBMITTED if sent else ApplicationState.DRAFT)
    letters = Counter(session().scalars(select(Letter.template)))
    assert letters["applications/received"] == sent
    ended = (
        session()
        .scalars(
            select(StateChange.id).where(
                StateChange.subject_kind == "vacancy", StateChange.to_state == "ended"
            )
        )
        .one()
    )
    sending = (
        session().scalars(select(StateChange.id).where(StateChange.to_state == "submitted")).all()
    )
    assert all(one < ended for one in sending)


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
