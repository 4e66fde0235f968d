"""The people of the sign-in page: everybody can begin their first task, and hiring works."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.demo.conftest import DemoActor, demo_person
from tests.factories import accounts as sign_ins
from tests.factories import forms, recruitment
from tests.factories.checks import CERTIFICATE
from tests.page import Page
from workforce.accounts import presenters
from workforce.accounts.models import Person
from workforce.accounts.services import passwords
from workforce.applications import services as applications
from workforce.applications.models import Application
from workforce.applications.queries import facts
from workforce.checks import queries as checks
from workforce.checks import services as gate
from workforce.checks.models import Appointment
from workforce.checks.states import AppointmentState, CheckState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.demo.rules.geography import COMMISSIONED_AUTHORITIES
from workforce.demo.rules.providers import SHOWCASE_NAME
from workforce.demo.services.people import CAST, PASSWORD
from workforce.employment.models import PersonInPost
from workforce.staffing import queries as staffing_queries
from workforce.staffing import services as staffing
from workforce.staffing.models import Snapshot
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import results
from workforce.vacancies.rules import search

README = Path(__file__).parents[2] / "README.md"
YORKSHIRE = "E12000003"
PROVIDER_ROLES = {
    "recruiter": "recruiter",
    "manager": "registered-manager",
    "training": "training-lead",
    "sponsor": "sponsor-officer",
    "owner": "owner",
    "responsible": "responsible-individual",
}
OTHER_ROLES = {
    "trainer": ("training-provider", "trainer"),
    "analyst": ("sector-body", "analyst"),
    "campaign": ("sector-body", "campaign-manager"),
    "commissioner": ("sector-body", "commissioner"),
    "support": ("platform", "support"),
    "agency": ("agency", "agency-manager"),
}


def near_leeds() -> list[Any]:
    asked = search.asked(q="support worker", location="LS1", radius="20", roles=[], sort="")
    return list(results.found(asked, 1, clock.today()).rows)


def region(snapshot: Snapshot) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(snapshot.payload)["areas"][YORKSHIRE]["values"]
    return values


def showcase() -> Vacancy:
    found = near_leeds()[0]
    return session().scalars(select(Vacancy).where(Vacancy.public_id == found.public_id)).one()


def test_everybody_on_the_sign_in_page_is_there_with_the_one_password(demo_app: Flask) -> None:
    _ = demo_app
    assert list(presenters.DEMO_PEOPLE) == list(CAST)
    hashes = {demo_person(name).password_hash for name in CAST}
    assert len(hashes) == 1
    assert passwords.matches(hashes.pop(), PASSWORD)


def test_the_readme_and_the_command_name_the_people_of_the_sign_in_page(demo_app: Flask) -> None:
    people = {
        presenters.demo_address(name): str(text) for name, text in presenters.DEMO_PEOPLE.items()
    }
    readme = README.read_text("utf-8")
    rows = re.findall(r"^\| `(\S+@demo\.example\.org)` \| (.+) \|$", readme, re.MULTILINE)
    assert dict(rows) == people
    told = demo_app.test_cli_runner().invoke(args=["demo", "people"])
    assert dict(re.findall(r"^  (\S+) +(.+)$", told.output, re.MULTILINE)) == people
    assert PASSWORD in told.output
    assert PASSWORD in readme


@pytest.mark.parametrize("name", PROVIDER_ROLES)
def test_the_people_of_the_demo_provider_act_for_it(demo_actor: DemoActor, name: str) -> None:
    actor = demo_actor(name)
    assert actor.organisation_kind == "provider"
    assert actor.organisation_id == demo_actor("owner").organisation_id
    assert actor.roles == {PROVIDER_ROLES[name]}


@pytest.mark.parametrize("name", OTHER_ROLES)
def test_the_other_people_act_for_bodies_of_their_own(demo_actor: DemoActor, name: str) -> None:
    kind, role = OTHER_ROLES[name]
    actor = demo_actor(name)
    assert actor.organisation_kind == kind
    assert role in actor.roles


def test_the_commissioner_reads_leeds_and_its_neighbours(demo_actor: DemoActor) -> None:
    assert demo_actor("commissioner").authority_codes == frozenset(COMMISSIONED_AUTHORITIES)


def test_the_candidate_has_not_applied_for_the_demo_providers_job(demo_actor: DemoActor) -> None:
    candidate = demo_actor("candidate").person_id
    query = select(Application.vacancy_id).where(Application.candidate_id == candidate)
    assert showcase().id not in session().scalars(query).all()


def test_a_search_near_leeds_finds_the_demo_providers_job_first(demo_actor: DemoActor) -> None:
    assert len(near_leeds()) >= 10
    assert showcase().organisation_id == demo_actor("recruiter").organisation_id


def test_the_manager_stands_in_the_records_of_her_home(demo_actor: DemoActor) -> None:
    manager = demo_actor("manager")
    spell = (
        session()
        .scalars(select(PersonInPost).where(PersonInPost.account_id == manager.person_id))
        .one()
    )
    assert manager.home_ids == {spell.home_id}
    assert showcase().home_id == spell.home_id


def test_somebody_elses_checks_wait_for_the_manager(demo_actor: DemoActor) -> None:
    found = checks.appointments_for(demo_actor("manager"), AppointmentState.CHECKING)
    states = [{check.state for check in one.checks} for one in found]
    assert any({CheckState.SEEN, CheckState.OUTSTANDING} <= one for one in states)


def test_hiring_the_candidate_moves_the_region_by_exactly_their_hours(
    demo_actor: DemoActor,
) -> None:
    before = staffing_queries.latest_snapshot()
    assert before is not None
    vacancy, recruiter = showcase(), demo_actor("recruiter")
    person = session().get_one(Person, demo_actor("candidate").person_id)
    application = forms.send(forms.write_form(forms.make_draft(vacancy, person)))
    applications.shortlist(recruiter, application)
    applications.interview(recruiter, application)
    applications.offer(recruiter, application)
    origin = facts.origin_of(application)
    appointment = session().scalars(select(Appointment).where(Appointment.origin == origin)).one()
    for check in list(appointment.checks):
        if check.state is CheckState.OUTSTANDING:
            yesterday = clock.today() - timedelta(days=1)
            recruitment.put_on_file(check)
            details: Any = {"dated_on": yesterday, "issued_for_us": True, **CERTIFICATE}
            gate.record_evidence(demo_actor("manager"), check, **details)
            gate.verify(demo_actor("responsible"), check)
    spell = applications.mark_started(recruiter, application, started_on=clock.today())
    after = staffing.take_snapshot(Actor.system("test"), clock.today())
    moved = {
        name: Decimal(region(after)[name]) - Decimal(region(before)[name])
        for name in ("in_post_fte", "vacancy_fte", "establishment_fte")
    }
    assert moved == {
        "in_post_fte": spell.fte,
        "vacancy_fte": -spell.fte,
        "establishment_fte": Decimal(0),
    }


def test_the_public_finds_the_demo_providers_job(demo_app: Flask) -> None:
    page = Page(demo_app.test_client().get("/jobs?q=support+worker&location=LS1&radius=20"))
    assert page.response.status_code == 200
    assert SHOWCASE_NAME in page.main


def test_the_public_sees_figures_of_most_regions_at_once(demo_app: Flask) -> None:
    page = Page(demo_app.test_client().get("/shortfalls"))
    assert page.response.status_code == 200
    assert "Not reported" not in page.texts("td")


def test_the_analyst_sees_the_region_of_the_demo_provider(demo_app: Flask) -> None:
    client = demo_app.test_client()
    sign_ins.sign_in(client, demo_person("analyst"))
    page = client.get("/sector/shortfalls").get_data(as_text=True)
    taken = staffing_queries.latest_snapshot()
    assert taken is not None
    in_post = Decimal(region(taken)["in_post_fte"])
    assert f"{in_post:,.1f}" in page
