"""Criteria, scores and panels: who reads, who scores, and who sees whose."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.together import make_criterion, make_seat
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import policies
from workforce.applications import services as applications
from workforce.applications.models.choosing import Score
from workforce.applications.queries import choosing
from workforce.applications.queries.together import needs
from workforce.applications.queries.together import panels as seats
from workforce.applications.queries.together import weighing as queries
from workforce.applications.rules.scores import agree, mean_of, spread_of
from workforce.applications.rules.starting_criteria import criteria_of
from workforce.applications.services.together import panels, weighing
from workforce.applications.services.together.weighing import MOST, Given
from workforce.applications.states import ApplicationState
from workforce.applications.states.choosing import Weight
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import Conflict, DomainError, NotAllowed, NotFound
from workforce.employment.states import JobRole
from workforce.providers.states import ROLES_OF, OrganisationKind, Role

S = ApplicationState


def count_scores() -> int:
    return session().scalar(select(func.count()).select_from(Score)) or 0


@given(st.lists(st.integers(0, 3), min_size=1, max_size=60))
def test_a_mean_is_the_exact_one_to_a_decimal_with_halves_away_from_zero(points: list[int]) -> None:
    exact = Decimal(sum(points)) / len(points)
    mean = mean_of(sum(points), len(points))
    assert mean is not None
    assert abs(mean - exact) <= Decimal("0.05")
    assert mean == mean.quantize(Decimal("0.1"))
    if abs(mean - exact) == Decimal("0.05"):
        assert mean > exact


def test_no_scores_have_no_mean_and_agree() -> None:
    assert mean_of(0, 0) is None
    assert mean_of(1, 4) == Decimal("0.3")
    assert agree([])
    assert agree([1, 2, 2])
    assert not agree([1, 3])
    assert spread_of([0, 3, 2]) == 3


@pytest.mark.parametrize("role", list(JobRole))
def test_every_role_has_criteria_to_begin_with_that_fit_on_the_list(role: JobRole) -> None:
    drafted = criteria_of(role)
    assert 1 <= len(drafted) <= MOST
    assert all(len(text) <= 200 for _weight, text in drafted)
    weights = [weight for weight, _text in drafted]
    assert weights == sorted(weights, key=lambda one: one is not Weight.ESSENTIAL)
    assert len({text for _weight, text in drafted}) == len(drafted)


@pytest.mark.usefixtures("app")
def test_a_job_has_at_most_fifteen_criteria_and_each_once() -> None:
    vacancy = make_vacancy()
    make_criterion(vacancy, "Stays calm")
    with pytest.raises(DomainError, match="already on the list"):
        make_criterion(vacancy, "Stays calm")
    for number in range(1, MOST):
        make_criterion(vacancy, f"Number {number}")
    with pytest.raises(DomainError, match="at most 15"):
        make_criterion(vacancy, "One more")


@pytest.mark.usefixtures("app")
def test_suggestions_come_once_and_only_to_an_empty_list() -> None:
    vacancy = make_vacancy()
    assert weighing.start_criteria(recruiter_of(vacancy), vacancy) > 0
    assert weighing.start_criteria(recruiter_of(vacancy), vacancy) == 0


@pytest.mark.usefixtures("app")
def test_changing_criteria_after_scoring_is_asked_about_first() -> None:
    application = make_application()
    vacancy = application.vacancy
    row = make_criterion(vacancy)
    actor = make_member(Role.RECRUITER, vacancy.organisation).actor
    weighing.score(actor, application, {row.public_id: Given(2)})
    weigh: dict[str, Any] = {"weight": Weight.DESIRABLE, "text": "Another"}
    with pytest.raises(DomainError, match="sure"):
        weighing.change_criterion(actor, row, **weigh)
    with pytest.raises(DomainError, match="sure"):
        weighing.remove_criterion(actor, row)
    weighing.change_criterion(actor, row, **weigh, sure=True)
    assert row.text == "Another"
    assert count_scores() == 1
    weighing.remove_criterion(actor, row, sure=True)
    assert count_scores() == 0


@pytest.mark.usefixtures("app")
def test_scoring_again_replaces_only_ones_own() -> None:
    application = make_application()
    vacancy = application.vacancy
    row = make_criterion(vacancy)
    lead = make_member(Role.RECRUITER, vacancy.organisation).actor
    seat, member = make_seat(vacancy)
    weighing.score(lead, application, {row.public_id: Given(1)})
    weighing.score(member.actor, application, {row.public_id: Given(3, "Clear")}, seat=seat)
    weighing.score(lead, application, {row.public_id: Given(2)})
    points = {one.scorer_id: one.points for one in queries.scores_of(application.id)}
    assert points == {lead.person_id: 2, member.person.id: 3}


@pytest.mark.usefixtures("app")
def test_points_for_the_criterion_of_another_job_are_dropped() -> None:
    application, other = make_application(), make_criterion(make_vacancy())
    with pytest.raises(DomainError, match="at least one criterion"):
        weighing.score(
            make_member(Role.RECRUITER, application.vacancy.organisation).actor,
            application,
            {other.public_id: Given(3)},
        )


@pytest.mark.usefixtures("app")
def test_nobody_scores_who_neither_chooses_nor_sits_on_the_panel() -> None:
    application = make_application()
    row = make_criterion(application.vacancy)
    given_points = {row.public_id: Given(3)}
    us = application.vacancy.organisation
    strangers = [
        make_member(Role.TRAINING_LEAD, us).actor,
        make_member(Role.RECRUITER).actor,
        application.candidate.as_actor,
        Actor.anonymous(),
    ]
    for actor in strangers:
        with pytest.raises(NotFound):
            weighing.score(actor, application, given_points)
    seat, member = make_seat(application.vacancy)
    panels.let_go(recruiter_of(application.vacancy), seat)
    with pytest.raises(NotFound):
        weighing.score(member.actor, application, given_points, seat=seat)
    assert count_scores() == 0


@pytest.mark.usefixtures("app")
def test_nobody_reads_scores_or_moves_their_own_application() -> None:
    vacancy = make_vacancy()
    member = make_member(Role.RECRUITER, vacancy.organisation)
    mine = make_application(vacancy, member.person)
    row = make_criterion(vacancy)
    assert choosing.application_for(member.actor, mine.public_id) is None
    assert not policies.can_choose_for(member.actor, mine)
    with pytest.raises(NotAllowed, match="your own"):
        weighing.score(member.actor, mine, {row.public_id: Given(3)})
    with pytest.raises(NotAllowed, match="your own"):
        applications.shortlist(member.actor, mine)
    assert mine.state is S.SUBMITTED


def test_a_recruiter_who_applied_is_told_in_words(client: StrictClient) -> None:
    vacancy = make_vacancy()
    member = make_member(Role.RECRUITER, vacancy.organisation)
    mine = make_application(vacancy, member.person)
    sign_in(client, member.person)
    page = client.page(f"/applicants/{mine.public_id}", status=403)
    assert "This is your own application" in page.main


@pytest.mark.usefixtures("app")
def test_who_applied_cannot_sit_on_the_panel_and_nobody_from_elsewhere() -> None:
    vacancy = make_vacancy()
    applied = make_member(Role.TRAINING_LEAD, vacancy.organisation)
    make_application(vacancy, applied.person)
    lead = recruiter_of(vacancy)
    with pytest.raises(DomainError, match="applied for this job"):
        panels.invite(lead, vacancy, applied.person)
    for person in (make_member(Role.RECRUITER).person, make_person()):
        with pytest.raises(DomainError, match="works for you"):
            panels.invite(lead, vacancy, person)
    seat, member = make_seat(vacancy)
    with pytest.raises(Conflict, match="already"):
        panels.invite(lead, vacancy, member.person)
    panels.let_go(lead, seat)
    assert panels.invite(lead, vacancy, member.person).id == seat.id
    assert seat.ended_at is None


@pytest.mark.parametrize("role", ROLES_OF[OrganisationKind.PROVIDER])
@pytest.mark.parametrize("state", [S.SUBMITTED, S.SHORTLISTED, S.UNSUCCESSFUL])
@pytest.mark.usefixtures("app")
def test_an_application_is_found_on_a_panel_exactly_when_the_policy_says_yes(
    role: Role, state: S
) -> None:
    application = make_application(state=state)
    vacancy = application.vacancy
    us = vacancy.organisation
    other_job = make_vacancy(make_home(us))
    seat, sitting = make_seat(vacancy, role)
    elsewhere, other = make_seat(other_job, role)
    gone, left = make_seat(vacancy, role)
    panels.let_go(recruiter_of(vacancy), gone)
    stranger = make_member(role, make_organisation()).actor
    found = {}
    for name, actor, held in (
        ("sits on it", sitting.actor, seat),
        ("sits on another", other.actor, elsewhere),
        ("sat on it", left.actor, gone),
        ("of another provider", stranger, None),
        ("candidate", application.candidate.as_actor, None),
    ):
        listed = seats.panel_application_for(actor, application.public_id) is not None
        may = policies.can_read_application(actor, application, held)
        assert listed is may, name
        found[name] = listed
    assert found["sits on it"]
    assert not found["of another provider"]
    assert not found["candidate"]


def test_a_member_of_a_panel_sees_the_scores_of_others_once_their_own_are_given(
    client: StrictClient,
) -> None:
    application = make_application()
    vacancy = application.vacancy
    row = make_criterion(vacancy)
    lead = make_member(Role.RECRUITER, vacancy.organisation)
    weighing.score(lead.actor, application, {row.public_id: Given(1, "Too quiet for me")})
    _seat, member = make_seat(vacancy)
    sign_in(client, member.person)
    assert vacancy.title in client.page("/panel").links()
    jobs = client.page(f"/panel/{vacancy.public_id}")
    assert "Not scored by you" in jobs.main
    url = f"/panel/applications/{application.public_id}"
    before = client.page(url)
    assert "Too quiet for me" not in before.main
    assert "Mean of" not in before.main
    points: dict[str, Any] = {
        f"points-{row.public_id}": "3",
        f"comment-{row.public_id}": "Warm and clear",
    }
    assert client.submit(url, **points).status_code == 303
    after = client.page(url)
    assert "Too quiet for me" in after.main
    assert "Mean of all points: 2.0 of 3. Scored by: 2" in after.main
    assert "They differ" in after.main
    assert "You have scored" in client.page(f"/panel/{vacancy.public_id}").main


def test_a_panel_reads_no_contact_and_no_right_to_work(client: StrictClient) -> None:
    application = make_application(state=S.SHORTLISTED)
    _seat, member = make_seat(application.vacancy)
    sign_in(client, member.person)
    page = client.page(f"/panel/applications/{application.public_id}")
    for secret in (application.candidate.email, "07700 900123", "right to work in the UK"):
        assert secret not in page.main
    assert "I have cared for my brother." in page.main
    assert client.get(f"/applicants/{application.public_id}").status_code == 403


def test_a_comment_that_may_tell_of_a_child_is_asked_about(client: StrictClient) -> None:
    application = make_application()
    row = make_criterion(application.vacancy)
    _seat, member = make_seat(application.vacancy)
    sign_in(client, member.person)
    url = f"/panel/applications/{application.public_id}"
    points: dict[str, Any] = {
        f"points-{row.public_id}": "3",
        f"comment-{row.public_id}": "A girl aged 14 liked her",
    }
    page = client.refused(url, **points)
    assert "may tell of a child" in str(page.errors)
    assert count_scores() == 0


@pytest.mark.usefixtures("app")
def test_what_is_not_scored_waits_for_whoever_sits_on_the_panel_and_for_nobody_else() -> None:
    application = make_application()
    vacancy = application.vacancy
    seat, member = make_seat(vacancy)
    assert needs.applications_to_score(member.actor) == []
    row = make_criterion(vacancy)
    waiting = needs.applications_to_score(member.actor)
    assert [one.what for one in waiting] == [f"1 application to score: {vacancy.title}"]
    for other in (make_member(Role.OWNER, vacancy.organisation).actor, Actor.anonymous()):
        assert needs.applications_to_score(other) == []
    weighing.score(member.actor, application, {row.public_id: Given(2)}, seat=seat)
    assert needs.applications_to_score(member.actor) == []
