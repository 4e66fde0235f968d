"""What the gate and employment add to all features: own data, closing, impossible states."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.checks import privacy as checks
from workforce.checks import queries, services
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.registry import Contribution
from workforce.employment import privacy as employment
from workforce.providers.models import Home

TODAY = clock.today()


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


def found(contribution: Contribution) -> dict[str, list[tuple[str, str]]]:
    return {state.name: state.find(TODAY) for state in contribution.impossible}


def test_nothing_impossible_is_found_where_the_gate_was_passed(home: Home) -> None:
    services.start(
        make.make_keeper(home), make.make_appointment(home, complete=True), started_on=TODAY
    )
    assert not any(found(checks.CONTRIBUTION).values())
    assert not any(found(employment.CONTRIBUTION).values())


def test_somebody_in_post_since_before_without_a_plan_is_found(home: Home) -> None:
    row = make_person_in_post(home)
    assert found(checks.CONTRIBUTION)["before-without-plan"] == [("person-in-post", row.public_id)]


def test_a_started_appointment_whose_clearance_is_another_is_found(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    services.start(make.make_keeper(home), appointment, started_on=TODAY)
    stray = make_person_in_post(home, started_on=TODAY)

    @atomic
    def tamper() -> None:
        appointment.person_in_post_id = stray.id

    tamper()
    assert found(checks.CONTRIBUTION)["started-without-clearance"] == [
        ("appointment", appointment.public_id)
    ]


def test_somebody_twice_in_the_same_post_on_one_day_is_found(home: Home) -> None:
    first = make_person_in_post(home, reference="ONE", ended_on=TODAY + timedelta(days=3))
    make_person_in_post(home, reference="ONE", started_on=first.started_on - timedelta(days=1))
    assert len(found(employment.CONTRIBUTION)["in-post-twice"]) == 1


def test_people_can_take_their_own_data_along(home: Home) -> None:
    person = accounts.make_person()
    appointment = make.make_appointment(home, complete=True, account=person)
    services.start(make.make_keeper(home), appointment, started_on=TODAY)
    for contribution, key in (
        (employment.CONTRIBUTION, "work_records"),
        (checks.CONTRIBUTION, "appointments"),
    ):
        assert contribution.export is not None
        assert len(contribution.export(person.id)[key]) == 1
        assert contribution.export(accounts.make_person().id)[key] == []


def test_closing_an_account_leaves_the_employers_record(home: Home) -> None:
    person = accounts.make_person()
    appointment = make.make_appointment(home, account=person)
    assert checks.CONTRIBUTION.erase is not None
    checks.CONTRIBUTION.erase(person.as_actor, person.id)
    assert appointment.account_id is None
    assert queries.my_appointments(person.id) == []


def test_both_features_are_among_the_contributions(app: Flask) -> None:
    registered = app.extensions["contributions"].contributions
    assert {employment.CONTRIBUTION, checks.CONTRIBUTION} <= set(registered)
