"""What the demo people find on the board: a job full of applicants, an offer, reports, figures."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.demo.conftest import DemoActor, demo_person
from tests.factories import accounts as sign_ins
from tests.page import Page, StrictClient
from workforce.applications.models import Application
from workforce.applications.models.beside import LivedHere
from workforce.applications.models.choosing import ApplicantNote, PanelMember, Score
from workforce.applications.models.hiring import (
    ApplicationMessage,
    InterviewInvite,
    Offer,
    ReferenceRequest,
    SelfDisclosure,
)
from workforce.applications.queries.hiring.interviews import free_slots
from workforce.applications.states import ApplicationState as State
from workforce.applications.states.hiring import (
    DisclosureState,
    InviteState,
    OfferState,
    RequestState,
)
from workforce.campaigns.queries import funnel, kept
from workforce.campaigns.states import Division, Stage
from workforce.core import clock
from workforce.core.db import session
from workforce.vacancies.models import JobReport, Vacancy, VacancyPlace, VacancyPost
from workforce.vacancies.queries.returning import alerts, saved
from workforce.vacancies.states import ReportState, Route, VacancyState


def of_provider(demo_actor: DemoActor, *conditions: object) -> list[Vacancy]:
    ours = demo_actor("recruiter").organisation_id
    query = select(Vacancy).where(Vacancy.organisation_id == ours, *conditions)  # type: ignore[arg-type]
    return list(session().scalars(query.order_by(Vacancy.home_id, Vacancy.id)))


def busy(demo_actor: DemoActor) -> Vacancy:
    """The second live job of the first home."""
    return of_provider(demo_actor, Vacancy.state == VacancyState.LIVE)[1]


def applied(vacancy: Vacancy) -> list[Application]:
    query = select(Application).where(Application.vacancy_id == vacancy.id)
    return list(session().scalars(query.order_by(Application.id)))


def own(demo_actor: DemoActor) -> list[Application]:
    person = demo_actor("candidate").person_id
    query = select(Application).where(Application.candidate_id == person)
    return list(session().scalars(query))


def visit(demo_app: Flask, name: str, path: str) -> Page:
    client = demo_app.test_client()
    assert isinstance(client, StrictClient)
    sign_ins.sign_in(client, demo_person(name))
    return client.page(path)


def test_thirty_have_applied_for_one_job_and_stand_in_every_stage(demo_actor: DemoActor) -> None:
    found = applied(busy(demo_actor))
    assert len(found) == 30
    assert {one.state for one in found} == {
        State.SUBMITTED,
        State.SHORTLISTED,
        State.INTERVIEWING,
        State.OFFERED,
        State.UNSUCCESSFUL,
        State.WITHDRAWN,
    }


def test_interviews_are_held_missed_taken_and_free(demo_actor: DemoActor) -> None:
    vacancy = busy(demo_actor)
    ids = [one.id for one in applied(vacancy)]
    query = select(InterviewInvite.state).where(InterviewInvite.application_id.in_(ids))
    assert set(session().scalars(query)) == {
        InviteState.INVITED,
        InviteState.BOOKED,
        InviteState.NONE_SUITS,
        InviteState.HELD,
        InviteState.MISSED,
    }
    assert len(free_slots(vacancy.id, clock.now())) == 2


def test_those_who_choose_have_written_asked_and_scored(demo_actor: DemoActor) -> None:
    vacancy = busy(demo_actor)
    ids = [one.id for one in applied(vacancy)]
    unread = select(ApplicationMessage.from_employer).where(
        ApplicationMessage.application_id.in_(ids), ApplicationMessage.read_at.is_(None)
    )
    assert set(session().scalars(unread)) == {True, False}
    references = session().scalars(
        select(ReferenceRequest).where(ReferenceRequest.application_id.in_(ids))
    )
    asked = {one.state: one for one in references}
    assert set(asked) == {RequestState.ASKED, RequestState.GIVEN}
    disclosed = select(SelfDisclosure.state).where(SelfDisclosure.application_id.in_(ids))
    assert set(session().scalars(disclosed)) == set(DisclosureState)
    assert len(session().scalars(select(ApplicantNote)).all()) >= 3
    scorers = session().scalars(select(Score.scorer_id).where(Score.application_id.in_(ids)))
    assert len(set(scorers)) == 2
    seats = select(PanelMember).where(PanelMember.vacancy_id == vacancy.id)
    assert session().scalars(seats).one().ended_at is None


def test_one_offer_of_it_waits_for_an_answer(demo_actor: DemoActor) -> None:
    (offered,) = [one for one in applied(busy(demo_actor)) if one.state is State.OFFERED]
    offer = session().scalars(select(Offer).where(Offer.application_id == offered.id)).one()
    assert offer.state is OfferState.OPEN
    assert offer.expires_on >= clock.today()
    assert offer.code == offer.code.upper()


def test_other_jobs_of_the_provider_show_one_thing_each(demo_actor: DemoActor) -> None:
    live = of_provider(demo_actor, Vacancy.state == VacancyState.LIVE)
    (anonymous,) = [one for one in live if one.is_anonymous]
    assert [one.state for one in applied(anonymous)] == [State.SUBMITTED] * 8
    (evergreen,) = [one for one in live if one.evergreen]
    assert evergreen.takes_interest
    assert {one.state for one in applied(evergreen)} == {State.INTERESTED}
    (elsewhere,) = [one for one in live if one.route is Route.OWN_SITE]
    assert applied(elsewhere) == []
    places = session().scalars(select(VacancyPlace.vacancy_id)).all()
    assert len(places) == 2
    assert set(places) <= {one.id for one in live}


@pytest.mark.parametrize(
    "state", [VacancyState.DRAFT, VacancyState.SCHEDULED, VacancyState.INTERNAL]
)
def test_an_advert_of_the_provider_is_on_its_way(
    demo_actor: DemoActor, state: VacancyState
) -> None:
    (found,) = of_provider(demo_actor, Vacancy.state == state)
    assert found.published_at is None
    assert (found.publish_on is not None) == (state is VacancyState.SCHEDULED)


def test_one_ended_advert_waits_to_be_accounted_for(demo_actor: DemoActor) -> None:
    accounted = select(VacancyPost.vacancy_id)
    (asked,) = of_provider(
        demo_actor, Vacancy.state == VacancyState.ENDED, Vacancy.id.not_in(accounted)
    )
    assert asked.ended_at is not None
    assert asked.ended_at > clock.now() - timedelta(days=10)


def test_the_candidate_finds_something_of_everything(demo_actor: DemoActor) -> None:
    candidate = demo_actor("candidate")
    states = sorted(one.state.value for one in own(demo_actor))
    assert states == ["draft", "interviewing", "offered", "unsuccessful"]
    assert len(alerts.alerts_for(candidate)) == 2
    assert saved.saved_jobs_for(candidate)


@pytest.mark.parametrize(
    "name, path",
    [
        ("recruiter", "/vacancies"),
        ("recruiter", "/"),
        ("candidate", "/applications"),
        ("candidate", "/"),
        ("support", "/"),
        ("campaign", "/our-campaigns/funnels"),
    ],
)
def test_the_demo_people_open_their_pages(demo_app: Flask, name: str, path: str) -> None:
    assert visit(demo_app, name, path).response.status_code == 200


def test_the_recruiter_opens_the_job_and_applicants_of_its_stages(
    demo_app: Flask, demo_actor: DemoActor
) -> None:
    vacancy = busy(demo_actor)
    page = visit(demo_app, "recruiter", f"/vacancies/{vacancy.public_id}/applicants")
    assert page.response.status_code == 200
    by_state = {one.state: one for one in applied(vacancy) if one.state is not State.OFFERED}
    assert len(by_state) == 5
    for application in by_state.values():
        shown = visit(demo_app, "recruiter", f"/applicants/{application.public_id}")
        assert shown.response.status_code == 200


def test_the_candidate_opens_each_application_they_sent(
    demo_app: Flask, demo_actor: DemoActor
) -> None:
    sent = [one for one in own(demo_actor) if one.state is not State.DRAFT]
    for application in sent:
        page = visit(demo_app, "candidate", f"/applications/{application.public_id}")
        assert page.response.status_code == 200


def test_support_finds_a_report_that_is_due_and_a_note_of_somebody_who_lived_here(
    demo_app: Flask,
) -> None:
    _ = demo_app
    reports = {row.state: row for row in session().scalars(select(JobReport))}
    assert set(reports) == {ReportState.WAITING, ReportState.DISMISSED}
    due_on = reports[ReportState.WAITING].due_on
    assert clock.today() <= due_on <= clock.today() + timedelta(days=5)
    assert session().scalars(select(LivedHere)).one().seen_at is None


@pytest.mark.parametrize("division", list(Division))
def test_the_campaign_brought_more_than_five_of_each(
    demo_actor: DemoActor, division: Division
) -> None:
    (campaign,) = kept.campaigns_for(demo_actor("campaign"))
    counted = funnel.of_campaign(campaign, division)
    assert sum(counted.visits.values()) > 5
    assert sum(counted.interest.values()) > 5
    assert sum(counted.reached[Stage.APPLICATIONS].values()) > 5
