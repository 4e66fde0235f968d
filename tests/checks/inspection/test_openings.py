"""Every opening of a file by somebody else is written once an hour, and shown to the person."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import privacy
from workforce.checks.models import Appointment, FileOpening
from workforce.checks.queries import inspection as queries
from workforce.checks.services import inspection
from workforce.checks.states import OpenedFor
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.providers.models import Home
from workforce.providers.states import Role


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(name="Lantern Care"))


def written(session: Session, appointment: Appointment) -> list[FileOpening]:
    query = select(FileOpening).where(FileOpening.appointment_id == appointment.id)
    return list(session.scalars(query.order_by(FileOpening.id)))


def test_opening_the_checks_of_somebody_is_written_and_they_see_by_whom(
    client: StrictClient, home: Home
) -> None:
    person = accounts.make_person()
    appointment = make.make_appointment(home, account=person)
    manager = make_member(Role.OWNER, home.organisation)
    accounts.sign_in(client, manager.person)
    for _turn in range(2):
        client.page(f"/appointments/{appointment.public_id}")
    accounts.sign_out(client)
    accounts.sign_in(client, person)
    page = client.page("/my-work/checks")
    assert page.main.count(manager.person.name) == 1
    assert "Lantern Care" in page.main
    assert "Your checks" in page.main


def test_one_reader_is_written_once_an_hour_and_again_in_the_next(
    session: Session, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    appointment = make.make_appointment(home)
    reader = make.make_keeper(home)
    start = clock.now().replace(minute=0, second=0, microsecond=0)
    for minutes, so_far in ((0, 1), (59, 1), (60, 2), (119, 2)):
        moment = start + timedelta(minutes=minutes)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        inspection.note_opening(reader, appointment, OpenedFor.CHECKS)
        assert len(written(session, appointment)) == so_far
    inspection.note_opening(reader, appointment, OpenedFor.FILE)
    assert len(written(session, appointment)) == 3


def test_another_reader_is_written_apart(session: Session, home: Home) -> None:
    appointment = make.make_appointment(home)
    for _turn in range(2):
        inspection.note_opening(make.make_keeper(home), appointment, OpenedFor.FILE)
    assert len({row.opened_by_id for row in written(session, appointment)}) == 2


def test_what_is_about_the_reader_and_what_the_service_reads_is_not_written(
    session: Session, home: Home
) -> None:
    person = accounts.make_person()
    appointment = make.make_appointment(home, account=person)
    inspection.note_opening(person.as_actor, appointment, OpenedFor.CHECKS)
    inspection.note_opening(Actor.system("tests"), appointment, OpenedFor.CHECKS)
    assert written(session, appointment) == []


def test_nobody_sees_who_opened_the_file_about_another(home: Home) -> None:
    person, other = accounts.make_person(), accounts.make_person()
    appointment = make.make_appointment(home, account=person)
    make.make_appointment(home, account=other)
    inspection.note_opening(make.make_keeper(home), appointment, OpenedFor.FILE)
    assert len(queries.my_file_openings(person.as_actor)) == 1
    assert queries.my_file_openings(other.as_actor) == []
    assert queries.my_file_openings(make.make_keeper(home)) == []
    assert queries.my_file_openings(Actor.anonymous()) == []


def test_openings_are_among_the_data_that_a_person_takes_along(home: Home) -> None:
    person = accounts.make_person()
    appointment = make.make_appointment(home, account=person)
    inspection.note_opening(make.make_keeper(home), appointment, OpenedFor.FILE)
    [line] = privacy.export(person.id)["file_openings"]
    assert (line["organisation"], line["what"]) == ("Lantern Care", "file")
    assert privacy.export(accounts.make_person().id)["file_openings"] == []
