"""What else goes along when a home changes owner: posts, adverts, those who wait, training."""

from datetime import date, timedelta
from decimal import Decimal

import time_machine
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import DAY, EVE, TODAY, hand_over, spells, through_the_gate
from tests.factories import checks as make
from tests.factories.applications import make_application
from tests.factories.employment import make_confirmation, make_person_in_post, make_post
from tests.factories.providers import make_home, make_member
from tests.factories.training import make_completion
from tests.factories.transfers import make_transfer
from tests.factories.vacancies import make_vacancy
from workforce.checks import services
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.core.registry import registry
from workforce.employment import queries as employment
from workforce.employment.models import HoursWorked
from workforce.employment.queries import presence
from workforce.employment.states import HoursSource, JobRole
from workforce.providers import jobs
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role
from workforce.training.queries import standings


def test_funded_posts_and_confirmations_stay_with_the_home(
    home: Home, receiver: Organisation
) -> None:
    make_post(home, JobRole.RESIDENTIAL_SUPPORT_WORKER, "5")
    make_confirmation(home)
    before = employment.establishment_fte_by_home(DAY)
    hand_over(home, receiver)
    assert employment.establishment_fte_by_home(DAY) == before
    assert employment.confirmed_on_by_home(DAY) == {home.id: TODAY}


def test_live_adverts_and_those_who_wait_go_along(
    home: Home, receiver: Organisation, session: Session
) -> None:
    live = make_vacancy(home)
    waiting = make_application(live)
    hand_over(home, receiver)
    session.expire_all()
    assert live.organisation_id == receiver.id
    assert live.employer_name == "Receiver"
    assert waiting.organisation_id == receiver.id


def test_training_goes_along_and_its_clock_is_not_wound_back(
    home: Home, receiver: Organisation
) -> None:
    person = make_person_in_post(home)
    make_completion(person)
    before = standings.standing_of(person, EVE)
    hand_over(home, receiver)
    (new,) = spells(receiver)
    after = standings.standing_of(new, EVE)
    assert len(after.completions) == len(before.completions) == 1


def test_no_impossible_state_is_left_behind(
    home: Home, receiver: Organisation, session: Session
) -> None:
    make_person_in_post(home)
    through_the_gate(home)
    make.make_appointment(home)
    make_member(Role.OWNER, home.organisation)
    make_member(Role.OWNER, receiver)
    hand_over(home, receiver)
    session.expire_all()
    for state in registry().each("impossible"):
        if state.name != "before-without-plan":
            assert state.find(DAY) == [], state.name


def test_no_file_says_that_somebody_was_transferred_and_old_numbers_say_where_the_home_went(
    home: Home, giver: Organisation, receiver: Organisation, session: Session
) -> None:
    old_number = home.registration_number
    header = (
        "person_reference,given_name,family_name,home_registration_number,role,contract,"
        "weekly_hours,started_on,ended_on,leaving_reason"
    )
    line = f"X1,Jo,Day,{old_number},teacher,permanent,37.5,2015-01-01,2016-01-01,transferred"
    content = "\n".join([header, line]).encode()
    (refused,) = services.import_people(make.SYSTEM, giver, content).refused
    assert refused.column == "leaving_reason"
    hand_over(home, receiver)
    session.expire_all()
    for organisation, words in ((giver, "passed to Receiver"), (receiver, "has the number")):
        (refused,) = services.import_people(make.SYSTEM, organisation, content).refused
        assert words in str(refused.reason)


@atomic
def worked(home: Home, reference: str, week: date, hours: str = "37.5") -> None:
    current().add(
        HoursWorked(
            organisation_id=home.organisation_id,
            person_reference=reference,
            home_id=home.id,
            week_ending=week,
            hours=Decimal(hours),
            source_kind=HoursSource.ROTA,
        )
    )


def test_hours_worked_in_the_home_are_the_next_owners_too(
    home: Home, giver: Organisation, receiver: Organisation, session: Session
) -> None:
    make_person_in_post(home, reference="1001")
    make_person_in_post(make_home(receiver), reference="1001")
    week = TODAY - timedelta(days=7)
    worked(home, "1001", week)
    worked(home, "gone", week)
    hand_over(home, receiver)
    session.expire_all()
    long_ago = TODAY - timedelta(days=90)
    for owner, reference, weeks in ((giver, "1001", 1), (receiver, "1001-2", 1)):
        rows = presence.hours_of(owner.id, reference, long_ago, TODAY)
        assert [row.hours for row in rows] == [Decimal("37.5")] * weeks
    assert not presence.hours_of(receiver.id, "1001", long_ago, TODAY)
    assert not presence.hours_of(receiver.id, "gone", long_ago, TODAY)


def test_a_home_that_comes_back_brings_no_week_twice(
    home: Home, giver: Organisation, receiver: Organisation, session: Session
) -> None:
    make_person_in_post(home, reference="1001")
    week = TODAY - timedelta(days=7)
    worked(home, "1001", week)
    hand_over(home, receiver)
    session.expire_all()
    later = DAY + timedelta(days=30)
    make_transfer(home, giver, later)
    with time_machine.travel(clock.day_start(later), tick=False):
        assert jobs.home_transfers(later) == "handed over 1"
    session.expire_all()
    assert len(presence.hours_of(giver.id, "1001", TODAY - timedelta(days=90), TODAY)) == 1
