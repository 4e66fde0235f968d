"""Another closing day, fewer or more posts, an early end, a second life under the same link."""

from datetime import timedelta

import pytest

from tests.factories import providers, vacancies
from tests.vacancies.posting.making import recruiter_and_home, recruiter_of, set_on, whole_draft
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError
from workforce.core.lifecycle import history
from workforce.core.registry import HomeMove
from workforce.providers.states import HomeStatus
from workforce.vacancies import services
from workforce.vacancies.queries.posting import places, posts
from workforce.vacancies.states import FirstFor, NotFilledWhy, PostOutcome, VacancyState

pytestmark = pytest.mark.usefixtures("session")
S = VacancyState
TODAY = clock.today()
LATER = TODAY + timedelta(days=40)


def test_another_closing_day_keeps_its_reason() -> None:
    vacancy = vacancies.make_vacancy()
    actor, before = recruiter_of(vacancy), vacancy.closes_on
    services.change_closing_day(actor, vacancy, LATER, reason="nobody-applied")
    assert vacancy.closes_on == LATER
    (noted,) = posts.closing_changes(vacancy.id)
    assert (noted.from_on, noted.to_on, noted.reason) == (before, LATER, "nobody-applied")


def test_an_early_end_says_how_the_posts_ended_that_are_left() -> None:
    vacancy = vacancies.make_vacancy(posts_count=3)
    actor = recruiter_of(vacancy)
    services.fill(actor, vacancy, origin="application:one", on=TODAY)
    services.end(actor, vacancy, outcome=PostOutcome.NOT_FILLED, why=NotFilledWhy.NOBODY_SUITABLE)
    found = [(row.outcome, row.why) for row in posts.posts_of(vacancy.id)]
    lost = (PostOutcome.NOT_FILLED, NotFilledWhy.NOBODY_SUITABLE)
    assert found == [(PostOutcome.HIRED_HERE, None), lost, lost]
    assert posts.left_count(vacancy) == 0


def test_an_end_without_an_outcome_leaves_it_to_be_said() -> None:
    vacancy = vacancies.make_vacancy(posts_count=2)
    services.end(recruiter_of(vacancy), vacancy)
    assert (vacancy.state, posts.left_count(vacancy)) == (S.ENDED, 2)


def test_posts_go_up_and_down_but_never_below_those_that_ended() -> None:
    vacancy = vacancies.make_vacancy(posts_count=3)
    actor = recruiter_of(vacancy)
    for number in range(2):
        services.fill(actor, vacancy, origin=f"application:{number}", on=TODAY)
    services.change_posts(actor, vacancy, 2)
    with pytest.raises(DomainError, match="2 posts have ended") as refused:
        services.change_posts(actor, vacancy, 1)
    assert refused.value.field == "posts_count"
    services.change_posts(actor, vacancy, 5)
    assert vacancy.posts_count == 5
    services.end(actor, vacancy)
    with pytest.raises(Conflict):
        services.change_posts(actor, vacancy, 6)


def test_a_job_that_closed_opens_again_under_the_same_link() -> None:
    actor, home = recruiter_and_home()
    vacancy = whole_draft(actor, home)
    services.publish(actor, vacancy)
    link, first = vacancy.public_id, vacancy.first_published_at
    services.end(actor, vacancy, outcome=PostOutcome.NOT_FILLED, why=NotFilledWhy.NOBODY_APPLIED)
    services.relist(actor, vacancy, LATER)
    assert (vacancy.public_id, vacancy.state, vacancy.closes_on) == (link, S.LIVE, LATER)
    assert vacancy.first_published_at == first
    assert vacancy.published_at is not None
    assert first is not None
    assert vacancy.published_at > first
    assert vacancy.ended_at is None
    assert vacancy.search_text
    assert posts.left_count(vacancy) == 1
    assert [one.to_state for one in history(vacancy)] == ["draft", "live", "ended", "live"]


def test_a_job_of_which_every_post_is_filled_is_not_opened_again() -> None:
    vacancy = vacancies.make_vacancy()
    actor = recruiter_of(vacancy)
    services.end(actor, vacancy, outcome=PostOutcome.ELSEWHERE)
    with pytest.raises(Conflict, match="Every post of this job is filled"):
        services.relist(actor, vacancy, LATER)
    assert vacancy.state is S.ENDED


def test_a_job_of_a_closed_home_is_not_opened_again() -> None:
    vacancy = vacancies.make_vacancy()
    actor, closed = recruiter_of(vacancy), vacancy.closes_on
    services.end(actor, vacancy)
    set_on(vacancy.home, status=HomeStatus.CLOSED)
    with pytest.raises(services.NotReady, match="register does not show"):
        services.relist(actor, vacancy, LATER)
    assert (vacancy.state, vacancy.closes_on) == (S.ENDED, closed)
    with pytest.raises(DomainError, match="within a year"):
        services.relist(actor, vacancy, TODAY - timedelta(days=1))


def test_a_home_that_changes_owner_leaves_the_adverts_of_others_and_takes_its_own() -> None:
    actor, lead = recruiter_and_home()
    further = providers.make_home(lead.organisation)
    next_owner = providers.make_organisation(name="Next Owner")
    first_for = {"first_for": FirstFor.OWN_STAFF, "first_until": TODAY + timedelta(days=3)}
    adverts = [
        whole_draft(actor, lead, publish_on=TODAY + timedelta(days=3)),
        whole_draft(actor, lead, **first_for),
        whole_draft(actor, lead),
    ]
    for advert in adverts:
        services.place(actor, advert, [lead, further], posts_count=1)
        services.publish(actor, advert)
    other = whole_draft(actor, further)
    services.place(actor, other, [further, lead], posts_count=1)
    assert lead.organisation_id is not None
    passing = HomeMove(lead.id, lead.organisation_id, next_owner.id, TODAY)
    set_on(lead, organisation=next_owner)
    services.carry_over(passing)
    assert {advert.organisation_id for advert in adverts} == {next_owner.id}
    assert [advert.state for advert in adverts] == [S.SCHEDULED, S.INTERNAL, S.LIVE]
    assert [advert.employer_name for advert in adverts[1:]] == ["Next Owner", "Next Owner"]
    assert all(places.homes_of(advert) == [lead] for advert in adverts)
    assert other.organisation_id == further.organisation_id
    assert places.homes_of(other) == [further]
