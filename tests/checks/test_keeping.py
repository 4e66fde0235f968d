"""Photographs, passes, openings and views go two years after employment, and not a day before."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.passes import make_door_pass, make_photograph, make_view
from tests.factories.providers import make_home, make_organisation
from workforce.checks import privacy, services
from workforce.checks.models import (
    Appointment,
    Concern,
    DoorPass,
    FileOpening,
    InspectionLook,
    InspectionView,
    Photograph,
)
from workforce.checks.services import inspection
from workforce.checks.services.inspection import keeping
from workforce.checks.states import InspectedPage, OpenedFor
from workforce.core import clock
from workforce.core.db import atomic
from workforce.employment import services as employment
from workforce.employment.models import PersonInPost
from workforce.employment.states import LeavingReason
from workforce.providers.models import Home

TODAY = clock.today()
DAY = timedelta(days=1)
LEFT_ON = TODAY + 30 * DAY
LAST_KEPT = LEFT_ON + relativedelta(years=2)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=TODAY - 30 * DAY)


def started(home: Home) -> tuple[Appointment, PersonInPost]:
    appointment = make.make_appointment(home, complete=True)
    return appointment, services.start(make.make_keeper(home), appointment, started_on=TODAY)


def left(home: Home) -> Appointment:
    appointment, spell = started(home)
    employment.leave(make.SYSTEM, spell, ended_on=LEFT_ON, reason=LeavingReason.PAY)
    return appointment


def count(session: Session, *tables: type) -> list[int]:
    session.rollback()
    return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_a_photograph_goes_two_years_after_the_last_day_and_not_before(
    session: Session, home: Home
) -> None:
    make_photograph(home, left(home))
    assert keeping.erase_passes(LAST_KEPT) == 0
    assert keeping.erase_passes(LAST_KEPT + DAY) == 1
    assert count(session, Photograph) == [0]
    assert keeping.erase_passes(LAST_KEPT + DAY) == 0


def test_what_is_about_somebody_in_post_stays_however_old(session: Session, home: Home) -> None:
    appointment, _spell = started(home)
    make_photograph(home, appointment)
    inspection.note_opening(make.make_keeper(home), appointment, OpenedFor.CHECKS)
    long_after = TODAY + timedelta(days=4000)
    assert keeping.erase_passes(long_after) == keeping.erase_openings(long_after) == 0
    assert count(session, Photograph, FileOpening) == [1, 1]


def test_a_pass_goes_with_its_photograph(session: Session, home: Home) -> None:
    row = make_door_pass(accounts.make_person(), home)
    services.withdraw(make.make_keeper(home), row.appointment, reason="Changed their mind")
    last = clock.today() + relativedelta(months=12)
    assert keeping.erase_passes(last) == 0
    assert keeping.erase_passes(last + DAY) == 2
    assert count(session, DoorPass, Photograph) == [0, 0]


def test_whom_checks_are_under_way_for_keeps_pass_and_photograph(
    session: Session, home: Home
) -> None:
    make_door_pass(accounts.make_person(), home)
    assert keeping.erase_passes(TODAY + timedelta(days=4000)) == 0
    assert count(session, DoorPass, Photograph) == [1, 1]


def test_an_opening_goes_with_the_employment_record(session: Session, home: Home) -> None:
    appointment = left(home)
    inspection.note_opening(make.make_keeper(home), appointment, OpenedFor.CHECKS)
    assert keeping.erase_openings(LAST_KEPT) == 0
    assert keeping.erase_openings(LAST_KEPT + DAY) == 1
    assert count(session, FileOpening) == [0]


@atomic
def looked(session: Session, view: InspectionView, appointment: Appointment | None) -> None:
    look = InspectionLook(
        inspection_view_id=view.id,
        page=next(iter(InspectedPage)),
        appointment_id=appointment.id if appointment else None,
    )
    session.add(look)


def test_a_view_goes_with_its_looks_two_years_after_it_was_made(
    session: Session, home: Home
) -> None:
    looked(session, make_view(home), None)
    two_years: date = TODAY + relativedelta(years=2)
    assert keeping.erase_openings(two_years) == 0
    assert keeping.erase_openings(two_years + 2 * DAY) == 1
    assert count(session, InspectionView, InspectionLook) == [0, 0]


def test_a_view_stays_as_long_as_somebody_may_see_that_they_were_read(
    session: Session, home: Home
) -> None:
    view, (appointment, _spell) = make_view(home), started(home)

    @atomic
    def opened() -> None:
        row = FileOpening(
            organisation_id=appointment.organisation_id,
            person_reference=appointment.person_reference,
            appointment_id=appointment.id,
            inspection_view_id=view.id,
            organisation_name="Ofsted",
            opened_for=OpenedFor.CHECKS,
            opened_at=clock.now(),
        )
        session.add(row)

    opened()
    assert keeping.erase_openings(TODAY + relativedelta(years=3)) == 0
    assert count(session, InspectionView, FileOpening) == [1, 1]


def test_no_rule_of_ours_erases_a_concern(session: Session, home: Home) -> None:
    make.make_concern(home)
    for rule in privacy.CONTRIBUTION.retention:
        rule.erase(TODAY + timedelta(days=9000))
    assert count(session, Concern) == [1]
