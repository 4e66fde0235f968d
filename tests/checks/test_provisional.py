"""A provisional start: only where the setting's own law gives one, and never by an import."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.checks.people_csv import in_post, line, outcomes, rows_of, take
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks import queries, services
from workforce.checks.models import Appointment, ProvisionalCondition
from workforce.checks.services import ChecksIncomplete, Outcome
from workforce.checks.states import AppointmentState, CheckKind, CheckState, ProvisionalKind
from workforce.core import clock, db
from workforce.core.actors import Actor
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.states import JobRole
from workforce.providers.models import Home
from workforce.providers.states import HomeType, Role

TODAY = clock.today()
SOON = TODAY + timedelta(days=28)
REASONS = {
    ProvisionalKind.STEPS_TAKEN: "Asked twice in writing and rang the referee",
    ProvisionalKind.EXCEPTIONAL: "Two colleagues fell ill in one night",
    ProvisionalKind.SUPERVISED: "Sam Taylor works beside them on every shift",
}
CHILDRENS_HOMES = [one for one in HomeType if one is not HomeType.SUPPORTED_ACCOMMODATION]


def a_home(home_type: HomeType = HomeType.SUPPORTED_ACCOMMODATION, **more: Any) -> Home:
    joined_on = TODAY - timedelta(days=30)
    return make_home(make_organisation(), joined_on=joined_on, home_type=home_type, **more)


def waiting(home: Home, *kinds: CheckKind) -> Appointment:
    """An appointment complete but for some checks, which nobody has answered yet."""
    appointment = make.make_appointment(home, complete=True)

    @db.atomic
    def undo() -> None:
        for kind in kinds:
            check = make.check_of(appointment, kind)
            check.state = CheckState.OUTSTANDING
            check.verified_by_id = check.verified_at = None

    undo()
    return appointment


def start(actor: Actor, appointment: Appointment, **more: Any) -> PersonInPost:
    said = {"started_on": TODAY, "until": SOON, "reasons": REASONS, **more}
    return services.start_provisionally(actor, appointment, **said)


def test_with_identity_and_certificate_settled_somebody_starts_until_a_day(
    session: Session,
) -> None:
    home = a_home()
    appointment = waiting(home, CheckKind.REFERENCE_SECOND, CheckKind.QUALIFICATIONS)
    owner = make.make_keeper(home)
    with pytest.raises(ChecksIncomplete):
        services.start(owner, appointment, started_on=TODAY)
    row = start(owner, appointment)
    clearance = session.get(StartClearance, row.clearance_id)
    assert clearance is not None
    assert (clearance.provisional, clearance.provisional_until) == (True, SOON)
    kept = session.query(ProvisionalCondition).filter_by(appointment_id=appointment.id).all()
    assert {one.condition: one.reason for one in kept} == REASONS
    assert {one.recorded_by_id for one in kept} == {owner.person_id}
    assert appointment.state is AppointmentState.STARTED
    missing = {one.kind for one in queries.what_is_missing(appointment)}
    assert missing == {CheckKind.REFERENCE_SECOND, CheckKind.QUALIFICATIONS}


@pytest.mark.parametrize("school", [False, True])
@pytest.mark.parametrize("home_type", CHILDRENS_HOMES)
def test_nobody_starts_provisionally_in_any_kind_of_childrens_home(
    session: Session,
    home_type: HomeType,
    school: bool,  # noqa: FBT001 - a column of the table
) -> None:
    _ = session
    home = a_home(home_type, also_school=school)
    appointment = waiting(home, CheckKind.REFERENCE_SECOND)
    with pytest.raises(DomainError, match="no provisional start"):
        start(make.make_keeper(home), appointment)
    assert appointment.state is AppointmentState.CHECKING


def test_nobody_starts_provisionally_in_wales(session: Session) -> None:
    _ = session
    home = a_home(HomeType.CHILDRENS_HOME, authority_code="W06000015", region_code="W92000004")
    with pytest.raises(DomainError, match="no provisional start"):
        start(make.make_keeper(home), waiting(home, CheckKind.QUALIFICATIONS))


@pytest.mark.parametrize(
    "kind",
    [
        CheckKind.IDENTITY,
        CheckKind.CRIMINAL_RECORD,
        CheckKind.FITNESS,
        CheckKind.CHARACTER,
        CheckKind.COMPETENCE,
        CheckKind.RIGHT_TO_WORK,
    ],
)
def test_only_unfinished_enquiries_may_wait_whatever_else_is_said(
    session: Session, kind: CheckKind
) -> None:
    _ = session
    home = a_home()
    with pytest.raises(ChecksIncomplete) as refused:
        start(make.make_keeper(home), waiting(home, kind, CheckKind.REFERENCE_SECOND))
    assert {one.kind for one in refused.value.missing} == {kind}


def test_an_unsatisfactory_reference_is_no_unfinished_enquiry(session: Session) -> None:
    _ = session
    home = a_home()
    owner = make.make_keeper(home)
    appointment = waiting(home, CheckKind.REFERENCE_SECOND)
    check = make.check_of(appointment, CheckKind.REFERENCE_SECOND)
    services.mark_unsatisfactory(owner, check, reason="Would not employ again")
    with pytest.raises(ChecksIncomplete):
        start(owner, appointment)


@pytest.mark.parametrize("condition", list(ProvisionalKind))
def test_every_condition_needs_a_reason(session: Session, condition: ProvisionalKind) -> None:
    _ = session
    home = a_home()
    appointment = waiting(home, CheckKind.QUALIFICATIONS)
    with pytest.raises(DomainError, match="Say why") as refused:
        start(make.make_keeper(home), appointment, reasons={**REASONS, condition: "  "})
    assert refused.value.field == condition.value.replace("-", "_")


@pytest.mark.parametrize(
    "until, fine",
    [
        (TODAY - timedelta(days=1), False),
        (TODAY, True),
        (SOON, True),
        (SOON + timedelta(days=1), False),
    ],
)
def test_a_provisional_start_ends_within_28_days(
    session: Session,
    until: date,
    fine: bool,  # noqa: FBT001 - a column of the table
) -> None:
    _ = session
    home = a_home()
    owner, appointment = make.make_keeper(home), waiting(home, CheckKind.QUALIFICATIONS)
    if fine:
        assert start(owner, appointment, until=until).clearance_id
        return
    with pytest.raises(DomainError, match="28 days") as refused:
        start(owner, appointment, until=until)
    assert refused.value.field == "until"


def test_who_lacks_nothing_is_not_started_provisionally(session: Session) -> None:
    _ = session
    home = a_home()
    with pytest.raises(DomainError, match="Nothing is missing"):
        start(make.make_keeper(home), waiting(home))


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.DEPUTY_MANAGER, Role.RESPONSIBLE_INDIVIDUAL])
def test_only_who_answers_for_the_home_may(session: Session, role: Role) -> None:
    _ = session
    home = a_home()
    appointment = waiting(home, CheckKind.QUALIFICATIONS)
    with pytest.raises(NotAllowed):
        start(make.make_keeper(home, role), appointment)
    with pytest.raises(NotAllowed):
        start(make.SYSTEM, appointment)


def test_a_second_start_is_refused(session: Session) -> None:
    _ = session
    home = a_home()
    owner, appointment = make.make_keeper(home), waiting(home, CheckKind.QUALIFICATIONS)
    start(owner, appointment)
    with pytest.raises(Conflict):
        start(owner, appointment)


@pytest.mark.parametrize("home_type", CHILDRENS_HOMES)
def test_the_database_refuses_a_provisional_clearance_for_a_childrens_home(
    session: Session, home_type: HomeType
) -> None:
    home = a_home(home_type)

    @db.atomic
    def force(said: HomeType) -> None:
        session.add(
            StartClearance(
                home_id=home.id,
                role=JobRole.OTHER,
                person_key="X-1",
                appointment_public_id="made-by-hand",
                cleared_at=clock.now(),
                provisional=True,
                provisional_until=SOON,
                provisional_home_type=said,
            )
        )

    with pytest.raises(Conflict, match="provisionally"):
        force(home_type)
    with pytest.raises(IntegrityError):
        force(HomeType.SUPPORTED_ACCOMMODATION)


def test_no_people_file_starts_anybody_provisionally(session: Session) -> None:
    home = a_home()
    appointment = waiting(home, CheckKind.REFERENCE_SECOND)
    row = line(
        home,
        person_reference=appointment.person_reference,
        given_name=appointment.given_name,
        family_name=appointment.family_name,
        started_on=TODAY,
    )
    assert outcomes(take(home, row)) == {Outcome.WAITING: 1}
    assert in_post(home) == []
    assert rows_of(session, StartClearance, ProvisionalCondition) == [0, 0]
