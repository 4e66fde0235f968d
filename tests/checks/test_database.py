"""What the database itself refuses, whoever writes to it: nobody starts unchecked."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks import services
from workforce.checks.states import CheckState, EvidenceKind
from workforce.core import clock, db
from workforce.core.errors import Conflict, DomainError
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.rules import Entrant
from workforce.employment.services import entry
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home

TODAY = clock.today()
A_MONTH_AGO = TODAY - timedelta(days=30)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=A_MONTH_AGO)


def entrant(started_on: date = TODAY, **more: Any) -> Entrant:
    values = {
        "person_reference": "E-1",
        "given_name": "Jo",
        "family_name": "Side",
        "role": JobRole.RESIDENTIAL_SUPPORT_WORKER,
        "contract": Contract.PERMANENT,
        "weekly_hours": Decimal("37.5"),
        "started_on": started_on,
        **more,
    }
    return Entrant(**values)


def test_the_database_refuses_one_person_for_both_without_an_open_sole_sign_off(
    home: Home, session: Session
) -> None:
    check = make.make_appointment(home).checks[0]
    person_id = make.accounts.make_person().id

    @db.atomic
    def force() -> None:
        with session.no_autoflush:
            check.state, check.evidence = CheckState.SATISFACTORY, EvidenceKind.SEEN
            check.seen_by_id = check.verified_by_id = person_id
            check.seen_at = check.verified_at = clock.now()

    with pytest.raises(Conflict, match="second person"):
        force()


def test_a_clearance_serves_no_other_home_role_or_person(home: Home) -> None:
    other = make_home(home.organisation, joined_on=A_MONTH_AGO)
    clearance = made_clearance(home, "E-1")
    for where, who in (
        (other, entrant()),
        (home, entrant(role=JobRole.REGISTERED_MANAGER)),
        (home, entrant(person_reference="E-2")),
    ):
        with pytest.raises(DomainError, match="another home, role or person"):
            entry.start(make.SYSTEM, clearance, where, who)


@db.atomic
def made_clearance(home: Home, reference: str) -> StartClearance:
    clearance = StartClearance(
        home_id=home.id,
        role=JobRole.RESIDENTIAL_SUPPORT_WORKER,
        organisation_id=home.organisation_id,
        person_key=reference,
        appointment_public_id="made-by-hand",
        cleared_at=clock.now(),
    )
    db.session().add(clearance)
    db.session().flush()
    return clearance


def bare_row(home: Home, **more: object) -> PersonInPost:
    values: dict[str, object] = {
        "organisation_id": home.organisation_id,
        "home_id": home.id,
        "role": JobRole.RESIDENTIAL_SUPPORT_WORKER,
        "contract": Contract.PERMANENT,
        "weekly_hours": Decimal("37.5"),
        "standard_week": Decimal("37.5"),
        "fte": Decimal(1),
        "started_on": TODAY,
        "person_reference": "BARE",
        "given_name": "Bare",
        "family_name": "Insert",
    }
    return PersonInPost(**{**values, **more})


def insert(home: Home, **more: object) -> None:
    @db.atomic
    def forced() -> None:
        db.session().add(bare_row(home, **more))

    forced()


def test_the_database_refuses_a_direct_insert_without_a_clearance(home: Home) -> None:
    with pytest.raises(Conflict, match="before their checks are complete"):
        insert(home)


def test_the_database_refuses_before_joining_for_somebody_who_came_after(home: Home) -> None:
    with pytest.raises(Conflict, match="before the home joined"):
        insert(home, before_joining=True, home_joined_on=home.joined_on)


def test_the_database_refuses_before_joining_without_the_day_the_home_joined(home: Home) -> None:
    with pytest.raises(Conflict, match="before the home joined"):
        insert(home, before_joining=True)


def test_the_database_refuses_a_joining_day_that_is_not_the_homes_own(home: Home) -> None:
    with pytest.raises(IntegrityError):
        insert(home, before_joining=True, home_joined_on=TODAY + timedelta(days=1))


def test_the_database_refuses_the_clearance_of_another_home_or_role(home: Home) -> None:
    other = make_home(home.organisation, joined_on=A_MONTH_AGO)
    clearance = made_clearance(home, "BARE")
    with pytest.raises(IntegrityError):
        insert(other, clearance_id=clearance.id)
    with pytest.raises(IntegrityError):
        insert(home, clearance_id=clearance.id, role=JobRole.REGISTERED_MANAGER)
    with pytest.raises(IntegrityError):
        insert(home, clearance_id=clearance.id + 1_000_000)


def test_the_database_lets_a_clearance_serve_once(home: Home) -> None:
    clearance = made_clearance(home, "BARE")
    insert(home, clearance_id=clearance.id, ended_on=TODAY, leaving_reason="other")
    with pytest.raises(IntegrityError):
        insert(home, clearance_id=clearance.id, person_reference="SECOND")


def test_the_joining_day_of_a_home_cannot_move_under_people_in_post_before(home: Home) -> None:
    services.record_in_post_before(
        make.make_keeper(home), home, entrant(A_MONTH_AGO - timedelta(days=1))
    )

    @db.atomic
    def move_joining() -> None:
        home.joined_on = TODAY

    with pytest.raises(IntegrityError):
        move_joining()


def test_a_spell_cannot_be_moved_to_another_home_or_role(home: Home) -> None:
    row = services.start(
        make.make_keeper(home), make.make_appointment(home, complete=True), started_on=TODAY
    )
    other = make_home(home.organisation, joined_on=A_MONTH_AGO)

    @db.atomic
    def transfer() -> None:
        row.home_id = other.id

    @db.atomic
    def promote() -> None:
        row.role = JobRole.REGISTERED_MANAGER

    for change in (transfer, promote):
        with pytest.raises(IntegrityError):
            change()
