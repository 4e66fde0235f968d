"""Simultaneous requests at the gate: one start, and no check slips away underneath it."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from tests.factories.transfers import make_transfer
from workforce.checks import services
from workforce.checks.models import Appointment, Check
from workforce.checks.states import AppointmentState, CheckKind, CheckState
from workforce.core import clock
from workforce.core.db import db, session
from workforce.core.errors import DomainError
from workforce.employment.models import PersonInPost, StartClearance
from workforce.providers.models import EarlierRegistration, Home, Organisation
from workforce.providers.services import handing_over

TODAY = clock.today()
AT_ONCE = 12


@pytest.fixture
def appointment_id(real_app: Flask) -> int:
    _ = real_app
    home = make_home(make_organisation())
    return make.make_appointment(home, complete=True).id


def together(app: Flask, *verbs: Callable[[], Any]) -> list[str]:
    """Run verbs at the same moment, each in a thread with a session of its own."""
    ready = threading.Barrier(len(verbs))
    said: list[str] = []

    def one(verb: Callable[[], Any]) -> None:
        with app.app_context():
            ready.wait()
            try:
                verb()
                said.append("done")
            except DomainError as wrong:
                said.append(type(wrong).__name__)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=one, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def started(appointment_id: int) -> Callable[[], Any]:
    def verb() -> None:
        appointment = session().get_one(Appointment, appointment_id)
        services.start(make.SYSTEM, appointment, started_on=TODAY)

    return verb


def count(table: Any) -> int:
    session().rollback()
    return session().scalar(select(func.count()).select_from(table)) or 0


def test_starting_at_the_same_moment_starts_once(real_app: Flask, appointment_id: int) -> None:
    said = together(real_app, *[started(appointment_id)] * AT_ONCE)
    assert sorted(said) == ["Conflict"] * (AT_ONCE - 1) + ["done"]
    assert (count(PersonInPost), count(StartClearance)) == (1, 1)


@pytest.mark.parametrize("attempt", range(6))
def test_a_check_found_wanting_at_the_same_moment_never_slips_through(
    real_app: Flask, appointment_id: int, attempt: int
) -> None:
    _ = attempt
    appointment = session().get_one(Appointment, appointment_id)
    check_id = make.check_of(appointment, CheckKind.CHARACTER).id
    actor = make.member_actor(appointment.home)
    session().rollback()

    def doubted() -> None:
        services.mark_unsatisfactory(
            actor, session().get_one(Check, check_id), reason="A call just now"
        )

    together(real_app, started(appointment_id), doubted)
    session().rollback()
    session().expire_all()
    check = session().get_one(Check, check_id)
    state = session().get_one(Appointment, appointment_id).state
    assert check.state is CheckState.UNSATISFACTORY
    # Either the start came first, on checks that were complete, or it was refused.
    assert count(PersonInPost) == (1 if state is AppointmentState.STARTED else 0)
    if state is AppointmentState.STARTED:
        clearance = session().scalars(select(StartClearance)).one()
        row = session().scalars(select(PersonInPost)).one()
        assert row.clearance_id == clearance.id


def test_the_same_offer_accepted_at_the_same_moment_opens_one_appointment(
    real_app: Flask, appointment_id: int
) -> None:
    home_id = session().get_one(Appointment, appointment_id).home.id
    session().rollback()

    def opened() -> None:
        home = session().get_one(Home, home_id)
        make.make_appointment(home, origin="application:same", person_reference="SAME")

    said = together(real_app, *[opened] * AT_ONCE)
    assert set(said) == {"done"}
    assert count(Appointment) == 2


def test_two_jobs_at_the_same_moment_hand_a_home_over_once(
    real_app: Flask, appointment_id: int
) -> None:
    home = session().get_one(Appointment, appointment_id).home
    receiver = make_organisation()
    make_person_in_post(home)
    row = make_transfer(home, receiver, TODAY)
    transfer_id, receiver_id = row.id, receiver.id
    session().rollback()

    said = together(real_app, *[lambda: handing_over.carry_out(transfer_id)] * 4)
    assert set(said) == {"done"}
    session().rollback()
    theirs = session().scalars(
        select(PersonInPost).where(PersonInPost.organisation_id == receiver_id)
    )
    assert len(list(theirs)) == 1
    assert count(EarlierRegistration) == 1


def test_a_start_while_a_home_is_handed_over_is_nobodys_twice(
    real_app: Flask, appointment_id: int
) -> None:
    home = session().get_one(Appointment, appointment_id).home
    transfer_id = make_transfer(home, make_organisation(), TODAY).id
    session().rollback()
    together(real_app, started(appointment_id), lambda: handing_over.carry_out(transfer_id))
    session().rollback()
    session().expire_all()
    assert count(PersonInPost) <= 1
    for row in session().scalars(select(PersonInPost)):
        assert row.organisation_id == session().get_one(Home, row.home_id).organisation_id


def test_the_same_file_sent_at_the_same_moment_takes_everybody_once(
    real_app: Flask, appointment_id: int
) -> None:
    home = session().get_one(Appointment, appointment_id).home
    organisation_id, number = home.organisation_id, home.registration_number
    header = (
        "person_reference,given_name,family_name,home_registration_number,role,contract,"
        "weekly_hours,started_on"
    )
    rows = [f"F{n},Jo,Day,{number},teacher,permanent,37.5,2020-01-01" for n in range(20)]
    content = "\n".join([header, *rows]).encode()
    session().rollback()

    def sent() -> None:
        organisation = session().get_one(Organisation, organisation_id)
        services.import_people(make.SYSTEM, organisation, content)

    together(real_app, *[sent] * 4)
    assert count(PersonInPost) == 20
