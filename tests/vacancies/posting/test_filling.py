"""How each post ended, and posts advertised beside those that are funded and vacant."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.factories import employment, providers, vacancies
from tests.vacancies.posting.making import on, recruiter_and_home, recruiter_of, whole_draft
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment.states import Contract
from workforce.providers.states import Role
from workforce.vacancies import services
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import facts
from workforce.vacancies.queries.posting import funded, posts
from workforce.vacancies.states import AboveFunded, NotFilledWhy, PostOutcome, VacancyState

pytestmark = pytest.mark.usefixtures("session")
TODAY = clock.today()
OUT = PostOutcome


def outcomes(vacancy: Vacancy) -> list[PostOutcome]:
    return [row.outcome for row in posts.posts_of(vacancy.id)]


def test_a_start_fills_a_post_once_however_often_it_is_told() -> None:
    vacancy = vacancies.make_vacancy(posts_count=2)
    actor = recruiter_of(vacancy)
    assert services.fill(actor, vacancy, origin="application:a", on=TODAY)
    assert services.fill(actor, vacancy, origin="application:a", on=TODAY)
    assert services.fill(actor, vacancy, origin="application:b", on=TODAY)
    assert not services.fill(actor, vacancy, origin="application:c", on=TODAY)
    assert outcomes(vacancy) == [OUT.HIRED_HERE, OUT.HIRED_HERE]


def test_a_post_said_not_to_be_filled_is_filled_by_a_later_start() -> None:
    vacancy = vacancies.make_vacancy()
    actor = recruiter_of(vacancy)
    services.end(actor, vacancy, outcome=OUT.NOT_FILLED, why=NotFilledWhy.OTHER)
    assert services.fill(actor, vacancy, origin="application:late", on=TODAY)
    assert outcomes(vacancy) == [OUT.HIRED_HERE]


def test_the_posts_that_are_left_are_accounted_for_once_the_job_has_closed() -> None:
    vacancy = vacancies.make_vacancy(posts_count=3)
    actor = recruiter_of(vacancy)
    with pytest.raises(Conflict, match="once the job has closed"):
        services.record(actor, vacancy, outcome=OUT.OWN_STAFF)
    services.end(actor, vacancy)
    with pytest.raises(DomainError, match="why") as refused:
        services.record(actor, vacancy, outcome=OUT.NOT_FILLED)
    assert refused.value.field == "why"
    with pytest.raises(DomainError, match="as started"):
        services.record(actor, vacancy, outcome=OUT.HIRED_HERE)
    for count in (0, 4):
        with pytest.raises(DomainError) as refused:
            services.record(actor, vacancy, outcome=OUT.OWN_STAFF, count=count)
        assert refused.value.field == "posts_count"
    services.record(actor, vacancy, outcome=OUT.OWN_STAFF, count=2)
    services.record(actor, vacancy, outcome=OUT.BANK_OR_AGENCY)
    assert outcomes(vacancy) == [OUT.OWN_STAFF, OUT.OWN_STAFF, OUT.BANK_OR_AGENCY]
    assert posts.left_count(vacancy) == 0
    stranger = providers.make_member(Role.RECRUITER).actor
    with pytest.raises(NotAllowed):
        services.record(stranger, vacancy, outcome=OUT.OWN_STAFF)


def homes_posts(
    *, funded_fte: str, in_post: int, **said: object
) -> tuple[Vacancy, providers.Home, object]:
    actor, home = recruiter_and_home()
    draft = whole_draft(actor, home, **said)
    employment.make_post(home, draft.role, funded_fte)
    for _person in range(in_post):
        employment.make_person_in_post(home, draft.role)
    return draft, home, actor


def test_more_posts_than_are_vacant_are_asked_about_and_the_answer_is_kept() -> None:
    draft, _home, _actor = homes_posts(funded_fte="3", in_post=2, posts_count=2)
    actor = recruiter_of(draft)
    found = funded.above(draft, TODAY, posts_count=2)
    assert found is not None
    assert (found.vacant_fte, found.advertised_fte) == (Decimal(1), Decimal(2))
    with pytest.raises(DomainError, match="more posts than are vacant") as refused:
        services.publish(actor, draft)
    assert refused.value.field == "above_funded_why"
    assert draft.state is VacancyState.DRAFT
    services.publish(actor, draft, above_funded_why=AboveFunded.LEAVER_EXPECTED)
    assert (draft.state, draft.above_funded_why) == ("live", AboveFunded.LEAVER_EXPECTED)


def test_other_live_adverts_of_the_role_in_the_homes_count_with_it() -> None:
    draft, home, _actor = homes_posts(funded_fte="3", in_post=1, posts_count=1)
    assert funded.above(draft, TODAY, posts_count=1) is None
    other = vacancies.make_vacancy(home, posts_count=2)
    assert funded.above(draft, TODAY, posts_count=1) is not None
    services.fill(recruiter_of(draft), other, origin="application:x", on=TODAY)
    assert funded.above(draft, TODAY, posts_count=1) is None


def test_nobody_is_asked_where_funded_posts_are_unknown_or_no_post_is_meant() -> None:
    actor, home = recruiter_and_home()
    assert funded.above(whole_draft(actor, home), TODAY, posts_count=50) is None
    draft, *_rest = homes_posts(funded_fte="1", in_post=1, evergreen=True)
    assert funded.above(draft, TODAY, posts_count=9) is None
    bank, *_rest = homes_posts(funded_fte="1", in_post=1, contract=Contract.BANK)
    assert funded.above(bank, TODAY, posts_count=9) is None


def test_more_posts_of_a_live_job_are_asked_about_too() -> None:
    draft, *_rest = homes_posts(funded_fte="3", in_post=2, posts_count=1)
    actor = recruiter_of(draft)
    services.publish(actor, draft)
    with pytest.raises(DomainError, match="more posts than are vacant"):
        services.change_posts(actor, draft, 2)
    services.change_posts(actor, draft, 2, above_funded_why=AboveFunded.NEW_POST_AGREED)
    assert (draft.posts_count, draft.above_funded_why) == (2, AboveFunded.NEW_POST_AGREED)


def test_a_job_that_opens_again_is_asked_about_as_well_for_the_posts_that_are_left() -> None:
    draft, *_rest = homes_posts(funded_fte="3", in_post=1, posts_count=2)
    actor = recruiter_of(draft)
    services.publish(actor, draft)
    services.fill(actor, draft, origin="application:x", on=TODAY)
    services.end(actor, draft)
    vacancies.make_vacancy(draft.home, posts_count=2)
    closes_on = TODAY + timedelta(days=20)
    with pytest.raises(DomainError, match="more posts than are vacant") as asked:
        services.relist(actor, draft, closes_on)
    assert asked.value.field == "above_funded_why"
    assert draft.state == "ended"
    services.relist(actor, draft, closes_on, above_funded_why=AboveFunded.LEAVER_EXPECTED)
    assert (draft.state, draft.above_funded_why) == ("live", AboveFunded.LEAVER_EXPECTED)


def test_an_evergreen_advert_opens_no_post() -> None:
    home = providers.make_home(providers.make_organisation())
    vacancies.make_vacancy(home, posts_count=2)
    vacancies.make_vacancy(home, posts_count=7, evergreen=True)
    assert facts.open_posts_by_home(TODAY) == {home.id: 2}


def test_what_became_of_the_posts_is_asked_two_weeks_later_and_at_most_once_a_week() -> None:
    vacancy = vacancies.make_vacancy()
    vacancies.make_vacancy(evergreen=True, state=VacancyState.ENDED)
    actor = recruiter_of(vacancy)
    services.end(actor, vacancy)

    def asked(days: int) -> bool:
        day = TODAY + timedelta(days=days)
        return [row.id for row in posts.unanswered_of(actor, day)] == [vacancy.id]

    assert [asked(days) for days in (0, 13, 14, 60)] == [False, False, True, True]
    with on(TODAY + timedelta(days=15)):
        services.ask_later(actor, vacancy)
    assert [asked(days) for days in (15, 21, 22)] == [False, False, True]
    services.record(actor, vacancy, outcome=OUT.ELSEWHERE)
    assert not asked(60)
