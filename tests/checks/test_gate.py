"""The gate: nobody starts unchecked, by whatever the service offers."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.checks import queries, services
from workforce.checks.services import ChecksIncomplete
from workforce.checks.states import AppointmentState, CheckKind, CheckState, EvidenceKind, Why
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment import queries as employment
from workforce.employment.rules import Entrant
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
A_MONTH_AGO = TODAY - timedelta(days=30)
ASKED_OF_A_WORKER = (
    CheckKind.IDENTITY,
    CheckKind.CRIMINAL_RECORD,
    CheckKind.REFERENCE_RECENT,
    CheckKind.REFERENCE_SECOND,
    CheckKind.REASON_FOR_LEAVING,
    CheckKind.QUALIFICATIONS,
    CheckKind.EMPLOYMENT_HISTORY,
    CheckKind.FITNESS,
    CheckKind.CHARACTER,
    CheckKind.COMPETENCE,
    CheckKind.DISQUALIFICATION,
    CheckKind.RIGHT_TO_WORK,
)


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


def test_a_start_is_refused_with_the_list_until_every_check_is_verified(home: Home) -> None:
    appointment = make.make_appointment(home)
    owner = make.make_keeper(home)
    with pytest.raises(ChecksIncomplete) as refused:
        services.start(owner, appointment, started_on=TODAY)
    assert {one.kind for one in refused.value.missing} == set(ASKED_OF_A_WORKER)
    assert "Identity" in str(refused.value)
    make.finish_checks(appointment)
    row = services.start(owner, appointment, started_on=TODAY)
    assert row.clearance_id is not None
    assert not row.before_joining
    assert appointment.state is AppointmentState.STARTED
    assert employment.people_in_post_at(home.id, TODAY) == [row]


@pytest.mark.parametrize("kind", ASKED_OF_A_WORKER)
def test_one_check_alone_keeps_somebody_from_starting(home: Home, kind: CheckKind) -> None:
    appointment = make.make_appointment(home, complete=True)
    owner = make.make_keeper(home)
    services.mark_unsatisfactory(owner, make.check_of(appointment, kind), reason="In doubt")
    with pytest.raises(ChecksIncomplete) as refused:
        services.start(owner, appointment, started_on=TODAY)
    assert [(one.kind, one.why) for one in refused.value.missing] == [(kind, Why.UNSATISFACTORY)]


def test_evidence_that_was_seen_but_not_verified_does_not_open_the_gate(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    owner = make.make_keeper(home)
    services.record_evidence(owner, make.check_of(appointment, CheckKind.FITNESS))
    with pytest.raises(ChecksIncomplete) as refused:
        services.start(owner, appointment, started_on=TODAY)
    assert [one.why for one in refused.value.missing] == [Why.NOT_VERIFIED]


def test_the_same_person_cannot_verify_what_they_recorded(home: Home) -> None:
    check = make.make_appointment(home).checks[0]
    owner = make.make_keeper(home)
    services.record_evidence(owner, check)
    with pytest.raises(DomainError, match="second person"):
        services.verify(owner, check)
    assert check.state is CheckState.SEEN


def test_a_sole_sign_off_needs_a_reason_and_is_listed(home: Home) -> None:
    check = make.make_appointment(home).checks[0]
    owner = make.make_keeper(home)
    services.record_evidence(owner, check)
    with pytest.raises(DomainError, match="Say why"):
        services.verify(owner, check, sole_sign_off=True)
    services.verify(owner, check, sole_sign_off=True, reason="The only manager on duty")
    assert check.state is CheckState.SATISFACTORY
    assert queries.sign_offs_for(owner) == [check]


def test_a_second_person_is_no_sole_sign_off_even_when_it_was_offered(home: Home) -> None:
    check = make.make_appointment(home).checks[0]
    services.record_evidence(make.make_keeper(home, Role.RECRUITER), check)
    services.verify(make.make_keeper(home), check, sole_sign_off=True, reason="Not needed")
    assert not check.sole_sign_off


def test_new_evidence_takes_the_verification_away(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    check = make.check_of(appointment, CheckKind.IDENTITY)
    services.record_evidence(make.make_keeper(home), check, evidence=EvidenceKind.DOCUMENT)
    assert check.state is CheckState.SEEN
    assert check.verified_by_id is None


def test_what_the_law_asks_of_everybody_cannot_be_set_aside(home: Home) -> None:
    check = make.check_of(make.make_appointment(home), CheckKind.CRIMINAL_RECORD)
    with pytest.raises(DomainError, match="law asks"):
        services.mark_not_applicable(make.make_keeper(home), check, reason="Adult First is clear")


def test_a_check_that_may_not_apply_opens_the_gate_with_its_reason(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    owner = make.make_keeper(home)
    check = make.check_of(appointment, CheckKind.QUALIFICATIONS)
    services.record_evidence(owner, check)
    services.mark_not_applicable(owner, check, reason="Holds none that is relevant")
    assert services.start(owner, appointment, started_on=TODAY)


@pytest.mark.parametrize("role", [Role.TRAINING_LEAD, Role.SPONSOR_OFFICER])
def test_roles_without_the_duty_neither_record_nor_verify_nor_start(home: Home, role: Role) -> None:
    appointment = make.make_appointment(home, complete=True)
    actor = make.make_keeper(home, role)
    with pytest.raises(NotAllowed):
        services.record_evidence(actor, appointment.checks[0])
    with pytest.raises(NotAllowed):
        services.verify(actor, appointment.checks[0])
    with pytest.raises(NotAllowed):
        services.start(actor, appointment, started_on=TODAY)


def test_a_recruiter_records_and_starts_but_does_not_verify(home: Home) -> None:
    recruiter = make.make_keeper(home, Role.RECRUITER)
    appointment = make.make_appointment(home, complete=True)
    check = appointment.checks[0]
    services.record_evidence(recruiter, check)
    with pytest.raises(NotAllowed):
        services.verify(make.make_keeper(home, Role.RECRUITER), check)
    services.verify(make.make_keeper(home, Role.RESPONSIBLE_INDIVIDUAL), check)
    assert services.start(recruiter, appointment, started_on=TODAY)


def test_another_provider_cannot_start_somebody_here(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    stranger = make.make_keeper(make_home(make_organisation()))
    with pytest.raises(NotAllowed):
        services.start(stranger, appointment, started_on=TODAY)


def test_a_start_is_never_recorded_ahead(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    with pytest.raises(DomainError, match="on the day it happens"):
        services.start(make.make_keeper(home), appointment, started_on=TODAY + timedelta(days=1))


def test_a_start_is_never_dated_back_to_before_the_checks_were_complete(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    with pytest.raises(DomainError, match="verified after this day") as refused:
        services.start(make.make_keeper(home), appointment, started_on=TODAY - timedelta(days=1))
    assert refused.value.field == "started_on"


def test_a_start_dated_back_to_before_joining_does_not_slip_through_the_gate(home: Home) -> None:
    appointment = make.make_appointment(home)
    with pytest.raises(ChecksIncomplete):
        services.start(
            make.make_keeper(home), appointment, started_on=A_MONTH_AGO - timedelta(days=1)
        )


def test_an_appointment_starts_once(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    owner = make.make_keeper(home)
    services.start(owner, appointment, started_on=TODAY)
    with pytest.raises(Conflict):
        services.start(owner, appointment, started_on=TODAY)
    assert len(employment.people_in_post_at(home.id, TODAY)) == 1


def test_a_withdrawn_appointment_neither_starts_nor_takes_evidence(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    owner = make.make_keeper(home)
    services.withdraw(owner, appointment, reason="Another job")
    with pytest.raises(Conflict):
        services.start(owner, appointment, started_on=TODAY)
    with pytest.raises(Conflict):
        services.record_evidence(owner, appointment.checks[0])


def test_the_same_origin_never_opens_two_appointments(home: Home) -> None:
    first = make.make_appointment(home, origin="application:abc")
    assert make.make_appointment(home, origin="application:abc") is first


def test_in_post_before_is_recorded_with_a_plan_and_never_as_done(home: Home) -> None:
    owner = make.make_keeper(home)
    row = services.record_in_post_before(owner, home, entrant(A_MONTH_AGO - timedelta(days=1)))
    appointment = queries.of_spell(row)
    assert appointment is not None
    assert appointment.state is AppointmentState.IN_POST_BEFORE
    assert appointment.plan_due_on is not None
    assert appointment.plan_due_on > TODAY
    states = {check.state for check in appointment.checks if check.required}
    assert states == {CheckState.NOT_RECORDED_HERE}
    assert {one.why for one in queries.what_is_missing(appointment)} == {Why.NOT_RECORDED}


@pytest.mark.parametrize("days_after", [0, 1, 30])
def test_nobody_who_starts_on_or_after_joining_counts_as_in_post_before(
    home: Home, days_after: int
) -> None:
    day = A_MONTH_AGO + timedelta(days=days_after)
    with pytest.raises(DomainError, match="before the home joined"):
        services.record_in_post_before(make.make_keeper(home), home, entrant(day))


def test_a_recruiter_does_not_record_people_as_in_post_before(home: Home) -> None:
    day = A_MONTH_AGO - timedelta(days=1)
    with pytest.raises(NotAllowed):
        services.record_in_post_before(make.make_keeper(home, Role.RECRUITER), home, entrant(day))


def test_nobody_records_or_verifies_checks_about_themselves(home: Home) -> None:
    manager = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    about = {
        "by the account": make.make_appointment(home, account=manager.person),
        "by the address": make.make_appointment(home, email=manager.person.email.upper()),
    }
    for appointment in about.values():
        check = make.check_of(appointment, CheckKind.QUALIFICATIONS)
        with pytest.raises(NotAllowed):
            services.record_evidence(manager.actor, check)
        services.record_evidence(make.make_keeper(home, Role.RECRUITER), check)
        with pytest.raises(NotAllowed):
            services.verify(manager.actor, check)
        with pytest.raises(NotAllowed):
            services.mark_not_applicable(manager.actor, check, reason="I hold none")
        assert check.state is CheckState.SEEN


def test_a_start_is_never_dated_back_to_before_a_check_was_set_aside(home: Home) -> None:
    owner = make.make_keeper(home)
    try:
        clock.set_today(TODAY - timedelta(days=10))
        appointment = make.make_appointment(home, complete=True)
        check = make.check_of(appointment, CheckKind.QUALIFICATIONS)
        services.record_evidence(owner, check)
    finally:
        clock.set_today(None)
    services.mark_not_applicable(owner, check, reason="Holds none that is relevant")
    with pytest.raises(DomainError, match="after this day"):
        services.start(owner, appointment, started_on=TODAY - timedelta(days=5))
    assert services.start(owner, appointment, started_on=TODAY)


def test_a_volunteer_in_post_before_is_taken_on_once_the_new_rows_are_settled(home: Home) -> None:
    owner = make.make_keeper(home)
    day = A_MONTH_AGO - timedelta(days=1)
    row = services.record_in_post_before(owner, home, entrant(day, contract=Contract.VOLUNTEER))
    appointment = queries.of_spell(row)
    assert appointment is not None
    with pytest.raises(ChecksIncomplete) as refused:
        services.change_contract(owner, row, Contract.PERMANENT)
    assert [one.kind for one in refused.value.missing] == [CheckKind.RIGHT_TO_WORK]
    assert (row.contract, appointment.contract) == (Contract.VOLUNTEER, Contract.VOLUNTEER)
    make.satisfy(make.check_of(appointment, CheckKind.RIGHT_TO_WORK))
    assert services.change_contract(owner, row, Contract.PERMANENT).contract is Contract.PERMANENT
