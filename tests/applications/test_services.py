"""Applying once, choosing lawfully, starting only through the gate."""

import itertools
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.factories.accounts import make_person
from tests.factories.applications import complete_checks, make_application, recruiter_of
from tests.factories.providers import make_home, make_member
from tests.factories.vacancies import make_vacancy
from workforce.applications import jobs, policies, services
from workforce.applications.models import APPLICATION, Application
from workforce.applications.queries import candidate as own
from workforce.applications.queries import choosing, facts
from workforce.applications.queries.hiring.offers import standing
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks_queries
from workforce.checks import services as checks
from workforce.checks.services import ChecksIncomplete
from workforce.checks.states import AppointmentState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, NotFound
from workforce.core.lifecycle import history
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.vacancies.models import VacancyPost
from workforce.vacancies.services import ats
from workforce.vacancies.states import PostOutcome

S = ApplicationState
pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("start, to", list(itertools.product(S, S)))
def test_only_the_lawful_moves_are_lawful(start: S, to: S) -> None:
    way = [S.SUBMITTED, S.SHORTLISTED, S.INTERVIEWING, S.OFFERED, S.STARTED]
    forward = start in way and to in way and way.index(to) == way.index(start) + 1
    ended = start in way[:4] and to in {S.UNSUCCESSFUL, S.WITHDRAWN}
    declined = (start, to) == (S.OFFERED, S.DECLINED)
    begun = start is S.DRAFT and to in {S.INTERESTED, S.SUBMITTED}
    interested = {S.SUBMITTED, S.SHORTLISTED, S.UNSUCCESSFUL, S.WITHDRAWN}
    lawful = forward or ended or declined or begun or (start is S.INTERESTED and to in interested)
    assert APPLICATION.allows(start, to) is lawful


def test_an_offer_opens_one_appointment_and_withdrawing_closes_it() -> None:
    application = make_application(state=S.OFFERED)
    appointment = checks_queries.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    assert appointment is not None
    services.withdraw(application.candidate.as_actor, application, reason="Moved away")
    assert appointment.state is AppointmentState.WITHDRAWN
    assert [change.to_state for change in history(application)][-1] == "withdrawn"


def test_a_start_with_open_checks_is_refused_and_changes_nothing() -> None:
    application = make_application(state=S.OFFERED)
    with pytest.raises(ChecksIncomplete) as refused:
        services.mark_started(
            recruiter_of(application.vacancy), application, started_on=clock.today()
        )
    assert len(refused.value.missing) >= 6
    assert application.state is S.OFFERED
    assert session().scalar(select(func.count()).select_from(PersonInPost)) == 0


def test_a_start_with_every_check_done_puts_the_candidate_in_post() -> None:
    application = make_application(state=S.OFFERED)
    complete_checks(application)
    row = services.mark_started(
        recruiter_of(application.vacancy), application, started_on=clock.today()
    )
    assert application.state is S.STARTED
    assert row.account_id == application.candidate_id
    assert row.weekly_hours == application.vacancy.weekly_hours
    assert facts.hires_by_home(clock.today() - timedelta(days=1), clock.today()) == {
        application.vacancy.home_id: 1
    }


def test_a_filled_post_is_no_longer_open() -> None:
    application = make_application(vacancy=make_vacancy(posts_count=2), state=S.OFFERED)
    home_id = application.vacancy.home_id
    assert facts.open_posts_by_home(clock.today()) == {home_id: 2}
    complete_checks(application)
    services.mark_started(recruiter_of(application.vacancy), application, started_on=clock.today())
    assert facts.open_posts_by_home(clock.today()) == {home_id: 1}


def test_posts_that_ended_another_way_are_open_no_longer_from_that_day_on() -> None:
    vacancy, day = make_vacancy(posts_count=3), clock.today()
    with clock.stopped_at(clock.now() + timedelta(days=2)):
        filled = [
            ats.PostEnd(PostOutcome.ELSEWHERE, None, day + timedelta(days=1)),
            ats.PostEnd(PostOutcome.OWN_STAFF, None, day + timedelta(days=2)),
        ]
        ats.report_posts(recruiter_of(vacancy), vacancy, filled)
    found = [facts.open_posts_by_home(day + timedelta(days=gone)) for gone in range(3)]
    assert [one.get(vacancy.home_id) for one in found] == [3, 2, 1]


def test_no_offer_goes_out_above_the_posts_that_are_left() -> None:
    application = make_application(vacancy=make_vacancy(posts_count=2), state=S.INTERVIEWING)
    vacancy = application.vacancy
    actor, filled = recruiter_of(vacancy), ats.PostEnd(PostOutcome.ELSEWHERE, None, clock.today())
    ats.report_posts(actor, vacancy, [filled, filled])
    with pytest.raises(Conflict, match="has an offer or is filled"):
        services.offer(actor, application)
    ats.report_posts(actor, vacancy, [filled])
    services.offer(actor, application)
    assert application.state is S.OFFERED


def test_a_start_noted_later_fills_its_post_on_its_own_day_in_the_home_that_was_offered() -> None:
    application = make_application(state=S.OFFERED)
    vacancy, day = application.vacancy, clock.today()
    further = make_home(vacancy.organisation)
    _offer_in(application, further)
    complete_checks(application)
    appointment = checks_queries.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    assert appointment is not None
    checks.start(recruiter_of(vacancy), appointment, started_on=day)
    with clock.stopped_at(clock.now() + timedelta(days=5)):
        services.note_starts(Actor.system("note-starts"))
        post = session().scalars(select(VacancyPost)).one()
        assert (post.decided_on, post.home_id) == (day, further.id)
        assert facts.hires_by_home(day - timedelta(days=1), clock.today()) == {further.id: 1}


@atomic
def _offer_in(application: Application, home: Home) -> None:
    offer = standing(application.id)
    assert offer is not None
    offer.home_id = home.id


def test_a_start_made_from_the_checks_page_is_noted_once() -> None:
    application = make_application(state=S.OFFERED)
    complete_checks(application)
    appointment = checks_queries.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    assert appointment is not None
    checks.start(recruiter_of(application.vacancy), appointment, started_on=clock.today())
    assert jobs.note_starts(clock.today()) == "noted 1"
    assert jobs.note_starts(clock.today()) == "noted 0"
    assert application.state is S.STARTED


@pytest.mark.parametrize("role", list(Role))
def test_an_application_is_listed_if_and_only_if_the_policy_says_yes(role: Role) -> None:
    application = make_application()
    vacancy = application.vacancy
    mine = make_member(role, vacancy.organisation, homes=[vacancy.home])
    other = make_member(role)
    for member in (mine, other):
        listed = choosing.application_for(member.actor, application.public_id) is not None
        assert listed is policies.can_choose_for(member.actor, application)
    assert choosing.application_for(other.actor, application.public_id) is None


def test_another_candidate_neither_sees_nor_withdraws_it() -> None:
    application, other = make_application(), make_person()
    assert own.application_of(other.as_actor, application.public_id) is None
    with pytest.raises(NotFound):
        services.withdraw(other.as_actor, application)


def test_another_provider_cannot_move_it() -> None:
    application = make_application()
    stranger = make_member(Role.RECRUITER)
    with pytest.raises(NotFound):
        services.shortlist(stranger.actor, application)
    assert application.state is S.SUBMITTED
