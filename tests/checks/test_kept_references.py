"""A reference that was merged away never makes a second person, by whichever door it comes."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import hand_over
from tests.checks.people_csv import BEFORE, JOINED, TODAY, in_post, line, outcomes, take
from tests.checks.twice import proposed, spell
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.applications import make_application, recruiter_of
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_key, make_member, make_organisation
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import services as applications
from workforce.checks import services
from workforce.checks.models import Appointment
from workforce.checks.services import Outcome, merging
from workforce.checks.services.moving import Destination
from workforce.employment import queries as employment
from workforce.employment.models import HoursWorked, PersonInPost
from workforce.employment.rules import Entrant
from workforce.employment.services.entry import Ending
from workforce.employment.services.presence import import_hours
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role

NIGHTS = JobRole.WAKING_NIGHT_WORKER
ENTRANT = Entrant("A2", "Ada", "Day", JobRole.TEACHER, Contract.PERMANENT, Decimal("37.5"), BEFORE)


@pytest.fixture
def home(session: Session) -> Home:
    """A home with somebody who was recorded as A1 and A2, and is A1 now."""
    _ = session
    home = make_home(make_organisation(), joined_on=JOINED)
    spell(home, "A1", email="ada@example.org")
    spell(home, "A2", email="ada@example.org", role=NIGHTS)
    [row] = proposed(home)
    merging.merge(make_member(Role.OWNER, home.organisation).actor, row, keep="A1")
    return home


def everybody(session: Session, home: Home) -> set[str]:
    """Every reference by which the employer of a home names somebody."""
    session.rollback()
    session.expire_all()
    found: set[str] = set()
    for table in (PersonInPost, Appointment, HoursWorked):
        query = select(table.person_reference).where(table.organisation_id == home.organisation_id)
        found |= set(session.scalars(query))
    return found


def people_once(home: Home) -> int:
    return sum(employment.people_once_by_home(TODAY, [home.id]).values())


@pytest.mark.parametrize("started_on", [BEFORE, TODAY])
def test_somebody_added_by_hand(home: Home, session: Session, started_on: date) -> None:
    entrant = replace(ENTRANT, started_on=started_on)
    added = services.add_person(make.make_keeper(home), home, entrant)
    assert added.appointment.person_reference == "A1"
    assert everybody(session, home) == {"A1"}


def test_somebody_recorded_as_in_post_before(home: Home, session: Session) -> None:
    row = services.record_in_post_before(make.make_keeper(home), home, ENTRANT)
    assert row.person_reference == "A1"
    assert (everybody(session, home), people_once(home)) == ({"A1"}, 1)


def test_somebody_recorded_as_having_left(home: Home, session: Session) -> None:
    left = Ending(JOINED + timedelta(days=3))
    services.record_in_post_before(make.make_keeper(home), home, ENTRANT, ending=left)
    assert everybody(session, home) == {"A1"}


def test_an_appointment_opened_for_them(home: Home, session: Session) -> None:
    make.make_appointment(home, JobRole.TEACHER, person_reference="A2", complete=True)
    assert everybody(session, home) == {"A1"}


def test_an_appointment_continued_from_elsewhere(home: Home, session: Session) -> None:
    services.open_appointment(
        make.SYSTEM,
        home,
        origin="elsewhere:1",
        role=JobRole.TEACHER,
        contract=Contract.PERMANENT,
        weekly_hours=Decimal(20),
        given_name="Ada",
        family_name="Day",
        person_reference="A2",
    )
    assert everybody(session, home) == {"A1"}


@pytest.mark.parametrize("started_on", [BEFORE, TODAY])
def test_a_row_of_a_people_file(home: Home, session: Session, started_on: date) -> None:
    names = {"given_name": "Ada", "family_name": "Day", "role": "teacher"}
    rows = [
        line(home, person_reference="A1", **{**names, "role": "residential-support-worker"}),
        line(home, person_reference="A1", **{**names, "role": NIGHTS.value}),
        line(home, person_reference="A2", **names, started_on=started_on),
    ]
    report = take(home, *rows)
    assert not report.refused
    assert everybody(session, home) == {"A1"}
    assert Outcome.UNCHANGED in outcomes(take(home, *rows))
    assert {row.person_reference for row in in_post(home)} == {"A1"}


def test_a_row_of_the_people_api(client: StrictClient, home: Home, session: Session) -> None:
    client.strict = False
    make_key(home.organisation, token="people_a-key-for-tests")
    rows = [
        {
            "person_reference": reference,
            "given_name": "Ada",
            "family_name": "Day",
            "home_registration_number": home.registration_number,
            "role": role.value,
            "contract": "permanent",
            "weekly_hours": 37.5,
            "started_on": BEFORE.isoformat(),
        }
        for reference, role in (
            ("A1", JobRole.RESIDENTIAL_SUPPORT_WORKER),
            ("A2", NIGHTS),
            ("A2", JobRole.TEACHER),
        )
    ]
    headers = {"X-Api-Key": "people_a-key-for-tests"}
    answer = client.post("/api/v1/people", json={"data": rows}, headers=headers)
    assert answer.status_code == 200
    assert len(in_post(home)) == 3
    assert everybody(session, home) == {"A1"}


def test_hours_that_they_worked(home: Home, session: Session) -> None:
    assert home.organisation is not None
    content = (
        "person_reference,home_registration_number,week_ending,hours_worked,source\n"
        f"A2,{home.registration_number},{TODAY - timedelta(days=3)},37.5,rota\n"
    )
    report = import_hours(make.make_keeper(home), home.organisation, content.encode())
    assert report.taken_count == 1
    assert everybody(session, home) == {"A1"}


def test_a_move_to_another_home(home: Home, session: Session) -> None:
    row = in_post(home)[0]
    assert home.organisation is not None
    other = make_home(home.organisation, joined_on=JOINED)
    to = Destination(JobRole.TEACHER, Decimal(20), TODAY)
    services.move_person(make_member(Role.OWNER, home.organisation).actor, row, other, to)
    assert everybody(session, home) == {"A1"}


def test_somebody_hired_from_an_application_who_works_here_already(
    home: Home, session: Session
) -> None:
    candidate = accounts.make_person()
    other = make_home(home.organisation, joined_on=JOINED)
    make_person_in_post(other, reference="A1", account=candidate)
    application = make_application(make_vacancy(home), candidate)
    recruiter = recruiter_of(application.vacancy)
    for step in (applications.shortlist, applications.interview, applications.offer):
        step(recruiter, application)
    (appointment,) = session.scalars(select(Appointment).where(Appointment.origin.is_not(None)))
    assert appointment.person_reference == "A1"


def test_somebody_hired_from_an_application_who_is_new_gets_a_reference_of_their_own(
    home: Home, session: Session
) -> None:
    candidate = accounts.make_person()
    make_person_in_post(make_home(make_organisation()), reference="A1", account=candidate)
    application = make_application(make_vacancy(home), candidate)
    recruiter = recruiter_of(application.vacancy)
    for step in (applications.shortlist, applications.interview, applications.offer):
        step(recruiter, application)
    (appointment,) = session.scalars(select(Appointment).where(Appointment.origin.is_not(None)))
    assert appointment.person_reference not in {"A1", ""}


def test_another_employers_person_who_comes_with_a_home_is_not_taken_for_them(
    home: Home, session: Session
) -> None:
    sold = make_home(make_organisation(), joined_on=JOINED)
    make_person_in_post(sold, reference="A2")
    assert home.organisation is not None
    hand_over(sold, home.organisation)
    assert everybody(session, home) == {"A1", "A2-2"}
    assert employment.kept_reference(home.organisation.id, "A2") == "A1"


def test_undone_the_reference_is_their_own_again(home: Home, session: Session) -> None:
    [row] = proposed(home)
    merging.undo(make_member(Role.OWNER, home.organisation).actor, row)
    added = services.add_person(make.make_keeper(home), home, ENTRANT)
    assert added.appointment.person_reference == "A2"
    assert everybody(session, home) == {"A1", "A2"}
