"""On the evening page: provisional starts, re-checks, plans, and what agencies offer or doubt."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.factories import agency as agencies
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.checks import privacy, queries, services
from workforce.checks.models import Appointment, Check
from workforce.checks.queries.needs import NEEDS
from workforce.checks.services.agency import accept, doubt
from workforce.checks.states import AppointmentState, CheckKind, CheckState, ProvisionalKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.db import session as reading
from workforce.core.registry import Urgency
from workforce.employment.rules import Entrant
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import HomeType, Role

TODAY = clock.today()
DAY = timedelta(days=1)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(
        make_organisation(),
        joined_on=TODAY - 30 * DAY,
        home_type=HomeType.SUPPORTED_ACCOMMODATION,
    )


def waits(actor: Actor) -> dict[str, Urgency]:
    return {one.what: one.urgency for need in NEEDS for one in need(actor)}


@atomic
def change(check: Check, **values: Any) -> None:
    reading().execute(update(Check).where(Check.id == check.id).values(**values))


def provisional(home: Home, until: date) -> Appointment:
    appointment = make.make_appointment(home, complete=True)
    check = make.check_of(appointment, CheckKind.REFERENCE_SECOND)
    change(check, state=CheckState.OUTSTANDING, verified_by_id=None, verified_at=None)
    reasons = dict.fromkeys(ProvisionalKind, "Somebody fell ill, and we asked twice")
    services.start_provisionally(
        make.make_keeper(home), appointment, started_on=TODAY, until=until, reasons=reasons
    )
    return appointment


def findings(day: date) -> list[tuple[str, str]]:
    [state] = [one for one in privacy.CONTRIBUTION.impossible if one.name == "provisional-past-end"]
    return state.find(day)


def test_a_provisional_start_waits_until_its_checks_are_finished(home: Home) -> None:
    appointment, owner = provisional(home, TODAY + 5 * DAY), make.make_keeper(home)
    words = f"Finish the checks of {appointment.name}, who started provisionally"
    assert waits(owner)[words] is Urgency.SOON
    make.finish_checks(appointment)
    assert words not in waits(owner)
    assert findings(TODAY + 6 * DAY) == []


def test_past_its_end_it_is_for_now_and_support_finds_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    appointment, owner = provisional(home, TODAY + 5 * DAY), make.make_keeper(home)
    assert findings(TODAY + 5 * DAY) == []
    assert findings(TODAY + 6 * DAY) == [("appointment", appointment.public_id)]
    monkeypatch.setattr(clock, "today", lambda: TODAY + 6 * DAY)
    words = f"The provisional start of {appointment.name} is past its end, and checks are missing"
    assert waits(owner)[words] is Urgency.NOW


def test_a_check_to_be_looked_at_again_waits_sixty_days_before(home: Home) -> None:
    appointment, owner = make.make_appointment(home, complete=True), make.make_keeper(home)
    services.start(owner, appointment, started_on=TODAY)
    check = make.check_of(appointment, CheckKind.FITNESS)
    words = f"Look at a check of {appointment.name} again"
    for days, urgency in {61: None, 60: Urgency.LATER, 14: Urgency.SOON, 0: Urgency.NOW}.items():
        change(check, recheck_on=TODAY + days * DAY)
        assert waits(owner).get(words) is urgency


def test_somebody_from_before_joining_without_a_plan_waits(home: Home) -> None:
    row = make_person_in_post(home, started_on=TODAY - 90 * DAY)
    owner = make.make_keeper(home)
    words = f"No plan says when the checks of {row.name} are recorded here"
    known = ("person-in-post", row.public_id) in [
        ("person-in-post", one) for one in queries.before_without_plan(TODAY)
    ]
    assert (words in waits(owner)) is known is True
    stranger = make.make_keeper(make_home(make_organisation()))
    assert words not in waits(stranger)


def before(home: Home, family_name: str, plan_due_on: date) -> None:
    """Somebody in post since before the home joined, whose checks are to be recorded by a day."""
    who = Entrant(
        person_reference=family_name,
        given_name="Alex",
        family_name=family_name,
        role=JobRole.RESIDENTIAL_SUPPORT_WORKER,
        contract=Contract.PERMANENT,
        weekly_hours=Decimal(30),
        started_on=TODAY - 90 * DAY,
    )
    services.record_in_post_before(make.make_keeper(home), home, who, plan_due_on=plan_due_on)


def test_plans_of_many_people_are_one_line_for_a_home_and_urgency(home: Home) -> None:
    for name, days in {"Ash": 0, "Birch": 14, "Cedar": 15, "Elm": 15}.items():
        before(home, name, TODAY + days * DAY)
    owner, stranger = make.make_keeper(home), make.make_keeper(make_home(make_organisation()))
    alone = "Checks still to record of Alex {}, in post before the home joined"
    assert {what: at for what, at in waits(owner).items() if "still to record" in what} == {
        alone.format("Ash"): Urgency.NOW,
        alone.format("Birch"): Urgency.SOON,
        "Checks still to record of 2 people in post before the home joined": Urgency.LATER,
    }
    assert not [what for what in waits(stranger) if "still to record" in what]


def test_an_offered_worker_waits_for_who_takes_workers(home: Home) -> None:
    assert home.organisation is not None
    agencies.make_proposal(home.organisation)
    words = "An agency offers you 1 worker: take them or decline"
    assert waits(make.make_keeper(home))[words] is Urgency.SOON
    assert words not in waits(make.make_keeper(home, Role.RESPONSIBLE_INDIVIDUAL))
    assert words not in waits(make.make_keeper(make_home(make_organisation())))


def test_a_check_that_fell_with_its_agency_waits_until_it_is_settled(home: Home) -> None:
    worker = agencies.make_worker()
    held = agencies.settle(worker, CheckKind.QUALIFICATIONS)
    appointment, owner = agencies.make_taken(home, worker), make.make_keeper(home)
    accept(owner, make.check_of(appointment, CheckKind.QUALIFICATIONS))
    words = f"An agency no longer stands for a check of {appointment.name}"
    assert words not in waits(owner)
    doubt(agencies.staff_of(worker.organisation), held, reason="The paper was false")
    assert appointment.state is AppointmentState.CHECKING
    assert waits(owner)[words] is Urgency.NOW
    services.record_evidence(owner, make.check_of(appointment, CheckKind.QUALIFICATIONS))
    assert words not in waits(owner)
