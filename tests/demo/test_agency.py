"""The staffing agency of the invented country, and the home that takes one of its workers."""

from flask import Flask
from sqlalchemy import select

from tests.demo.conftest import DemoActor, demo_person
from tests.factories import accounts as sign_ins
from tests.page import Page
from workforce.checks import queries as checks
from workforce.checks.models import Acceptance, AgencyLink, AgencyProposal, Appointment
from workforce.checks.queries import agency
from workforce.checks.rules import taking_over
from workforce.checks.rules.taking_over import Way
from workforce.checks.states import AppointmentState, CheckState
from workforce.core import clock
from workforce.core.db import session
from workforce.employment.states import Contract


def of_agency(state: AppointmentState) -> Appointment:
    query = select(Appointment).where(Appointment.contract == Contract.AGENCY)
    return session().scalars(query.where(Appointment.state == state)).one()


def taken() -> Appointment:
    return of_agency(AppointmentState.CHECKING)


def test_the_agency_keeps_workers_whom_two_people_checked(demo_actor: DemoActor) -> None:
    workers = agency.workers_for(demo_actor("agency"))
    assert len(workers) == 6
    whole = [
        worker
        for worker in workers
        if all(check.state is CheckState.SATISFACTORY for check in worker.checks)
    ]
    assert 3 <= len(whole) < len(workers)


def test_the_agency_and_the_demo_provider_work_together(demo_actor: DemoActor) -> None:
    link = session().scalars(select(AgencyLink)).one()
    assert link.is_agreed
    assert link.organisation_id == demo_actor("manager").organisation_id
    assert link.agency_id == demo_actor("agency").organisation_id


def test_a_worker_is_offered_to_the_provider(demo_actor: DemoActor) -> None:
    assert len(agency.proposals_for(demo_actor("manager"))) == 1


def test_the_home_accepted_only_what_a_home_may_accept(demo_app: Flask) -> None:
    _ = demo_app
    appointment = taken()
    assert appointment.state is AppointmentState.CHECKING
    accepted = list(session().scalars(select(Acceptance)))
    assert accepted
    for row in accepted:
        assert row.check.appointment_id == appointment.id
        assert row.check.kind is row.agency_check.kind
        assert row.accepted_at == row.check.seen_at
        assert row.check.dated_on == row.agency_check.dated_on
        assert not row.check.issued_for_us
        rule = taking_over.rule_of(row.check.kind, Way.AGENCY)
        assert rule.allows(appointment.home.nation, update_service=False)
    assert {check.state for check in appointment.checks} > {CheckState.OUTSTANDING}


def test_a_worker_of_the_agency_is_at_work_with_nothing_missing(demo_app: Flask) -> None:
    _ = demo_app
    appointment = of_agency(AppointmentState.STARTED)
    assert appointment.account_id == demo_person("worker").id
    assert checks.what_is_missing(appointment, clock.today()) == []
    proposal = session().scalars(
        select(AgencyProposal).where(AgencyProposal.appointment_id == appointment.id)
    )
    assert proposal.one().worker.account_id == demo_person("worker").id


def test_the_agency_manager_signs_in_and_sees_the_workers(demo_app: Flask) -> None:
    client = demo_app.test_client()
    sign_ins.sign_in(client, demo_person("agency"))
    page = Page(client.get("/agency/workers"))
    assert page.response.status_code == 200
    assert taken().name in page.main
