"""Posting, publishing, changing and ending adverts."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import providers, vacancies
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import history
from workforce.providers.states import HomeStatus, OrganisationState, Role
from workforce.vacancies import jobs, services
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import facts
from workforce.vacancies.states import VacancyState

pytestmark = pytest.mark.usefixtures("session")


def recruiter_and_home(**home: Any) -> tuple[providers.Member, providers.Home]:
    member = providers.make_member(Role.RECRUITER)
    made = providers.make_home(member.organisation, public_point=vacancies.LEEDS_POINT, **home)
    return member, made


def test_a_posted_job_is_a_draft_until_it_is_published() -> None:
    member, home = recruiter_and_home()
    vacancy = services.post(member.actor, home, vacancies.make_particulars())
    assert vacancy.state is VacancyState.DRAFT
    assert vacancy.published_at is None
    services.publish(member.actor, vacancy)
    assert vacancy.state is VacancyState.LIVE
    assert vacancy.published_at is not None
    assert (vacancy.authority_code, vacancy.region_code) == ("E08000035", "E12000003")
    assert vacancy.public_point == vacancies.LEEDS_POINT
    assert vacancy.employer_name == member.organisation.name
    assert "leed" in vacancy.search_text.split()
    assert [change.to_state for change in history(vacancy)] == ["draft", "live"]


def test_a_job_is_published_by_an_approved_organisation_for_an_open_home_of_its_own(
    session: Session,
) -> None:
    member, home = recruiter_and_home()
    actor = member.actor
    vacancy = services.post(actor, home, vacancies.make_particulars())

    @atomic
    def let(status: HomeStatus, state: OrganisationState) -> None:
        session.merge(home).status = status
        session.merge(member.organisation).state = state

    let(HomeStatus.SUSPENDED, OrganisationState.APPROVED)
    with pytest.raises(DomainError, match="register does not show this home as open"):
        services.publish(actor, vacancy)
    let(HomeStatus.ACTIVE, OrganisationState.SUSPENDED)
    with pytest.raises(DomainError, match="once your organisation is approved"):
        services.publish(actor, vacancy)
    let(HomeStatus.ACTIVE, OrganisationState.APPROVED)
    services.publish(actor, vacancy)


def test_what_is_live_keeps_its_words() -> None:
    member, home = recruiter_and_home()
    vacancy = services.post(member.actor, home, vacancies.make_particulars(title="First title"))
    services.change(member.actor, vacancy, home, vacancies.make_particulars(title="Second title"))
    assert vacancy.title == "Second title"
    services.publish(member.actor, vacancy)
    with pytest.raises(Conflict, match="already live"):
        services.change(member.actor, vacancy, home, vacancies.make_particulars(title="Third"))
    assert vacancy.title == "Second title"


def test_the_closing_day_of_a_live_job_can_move_within_a_year() -> None:
    vacancy = vacancies.make_vacancy()
    actor = providers.make_member(Role.RECRUITER, vacancy.organisation).actor
    services.change_closing_day(actor, vacancy, clock.today() + timedelta(days=60))
    assert vacancy.closes_on == clock.today() + timedelta(days=60)
    for day in (clock.today() - timedelta(days=1), clock.today() + timedelta(days=400)):
        with pytest.raises(DomainError) as refused:
            services.change_closing_day(actor, vacancy, day)
        assert refused.value.field == "closes_on"


def test_ending_a_job_early_takes_it_off_the_board_and_empties_its_index() -> None:
    vacancy = vacancies.make_vacancy()
    actor = providers.make_member(Role.RECRUITER, vacancy.organisation).actor
    services.end(actor, vacancy)
    assert vacancy.state is VacancyState.ENDED
    assert vacancy.ended_at is not None
    assert vacancy.search_text == ""
    with pytest.raises(Conflict):
        services.end(actor, vacancy)


def test_a_draft_can_be_thrown_away_and_a_live_job_cannot(session: Session) -> None:
    draft = vacancies.make_vacancy(state=VacancyState.DRAFT)
    live = vacancies.make_vacancy()
    for vacancy in (draft, live):
        actor = providers.make_member(Role.OWNER, vacancy.organisation).actor
        if vacancy is draft:
            services.discard(actor, vacancy)
        else:
            with pytest.raises(Conflict):
                services.discard(actor, vacancy)
    assert session.get(Vacancy, draft.id) is None
    assert session.get(Vacancy, live.id) is not None


@pytest.mark.parametrize(
    "field, text",
    [
        ("title", "Support worker at Quillfeather"),
        ("description", "Our home, Quillfeather House, is lovely"),
        ("description", "You will find us at HU12 0XQ"),
        ("description", "on Hidden Thicket Lane"),
    ],
)
def test_free_text_that_says_where_the_home_is_is_asked_about(field: str, text: str) -> None:
    member, home = recruiter_and_home(
        name="Quillfeather House", address="12 Hidden Thicket Lane\nLeeds", postcode="HU12 0XQ"
    )
    with pytest.raises(DomainError, match="Take out") as refused:
        services.post(member.actor, home, vacancies.make_particulars(**{field: text}))
    assert refused.value.field == field


def test_an_employer_named_like_the_home_is_not_named() -> None:
    organisation = providers.make_organisation(name="Quillfeather House Ltd")
    member = providers.make_member(Role.RECRUITER, organisation)
    home = providers.make_home(organisation, name="Quillfeather House")
    vacancy = services.post(member.actor, home, vacancies.make_particulars())
    services.publish(member.actor, vacancy)
    assert vacancy.employer_name == ""
    assert "quillfeather" not in vacancy.search_text


def test_the_higher_pay_is_not_below_the_lower() -> None:
    member, home = recruiter_and_home()
    with pytest.raises(DomainError) as refused:
        services.post(
            member.actor,
            home,
            vacancies.make_particulars(pay_from_pence=1500, pay_to_pence=1400),
        )
    assert refused.value.field == "pay_to"


def test_nobody_posts_for_homes_they_do_not_reach() -> None:
    _member, home = recruiter_and_home()
    stranger = providers.make_member(Role.RECRUITER)
    elsewhere = providers.make_home(home.organisation)
    manager = providers.make_member(Role.REGISTERED_MANAGER, home.organisation, homes=[elsewhere])
    for actor in (stranger.actor, manager.actor):
        with pytest.raises(NotAllowed):
            services.post(actor, home, vacancies.make_particulars())
    services.post(manager.actor, elsewhere, vacancies.make_particulars())


def test_the_job_that_closes_expired_adverts_can_run_late_and_twice() -> None:
    today = clock.today()
    old = [vacancies.make_vacancy(closes_on=today - timedelta(days=n)) for n in (1, 2, 30)]
    kept = vacancies.make_vacancy(closes_on=today)
    assert jobs.close_expired_vacancies(today) == "closed 3"
    assert jobs.close_expired_vacancies(today) == "closed 0"
    assert {vacancy.state for vacancy in old} == {VacancyState.ENDED}
    assert kept.state is VacancyState.LIVE


def test_open_posts_are_counted_by_home_as_the_day_ended() -> None:
    today = clock.today()
    home = providers.make_home(providers.make_organisation())
    vacancies.make_vacancy(home, posts_count=2)
    vacancies.make_vacancy(home, posts_count=3, closes_on=today)
    vacancies.make_vacancy(home, posts_count=5, closes_on=today - timedelta(days=1))
    vacancies.make_vacancy(home, posts_count=7, state=VacancyState.DRAFT)
    vacancies.make_vacancy(home, posts_count=11, state=VacancyState.ENDED)
    other = vacancies.make_vacancy(posts_count=1)
    yesterday = vacancies.make_vacancy(
        posts_count=4, published_at=clock.now() - timedelta(days=2), state=VacancyState.ENDED
    )
    assert facts.open_posts_by_home(today) == {home.id: 5, other.home_id: 1}
    assert facts.open_posts_by_home(today - timedelta(days=1)) == {yesterday.home_id: 4}


def test_posts_that_no_board_shows_are_not_open(session: Session) -> None:
    shown, suspended, unapproved = (vacancies.make_vacancy(posts_count=2) for _ in range(3))

    @atomic
    def change() -> None:
        session.merge(suspended.home).status = HomeStatus.SUSPENDED
        session.merge(unapproved.organisation).state = OrganisationState.SUSPENDED

    change()
    assert facts.open_posts_by_home(clock.today()) == {shown.home_id: 2}


def test_impossible_adverts_are_found(session: Session) -> None:
    fit, unfit, moved = (vacancies.make_vacancy() for _ in range(3))

    @atomic
    def change() -> None:
        session.merge(unfit.home).status = HomeStatus.CLOSED
        session.merge(moved.home).authority_code = "E08000032"

    change()
    assert facts.live_of_unfit_homes(clock.today()) == [("vacancy", unfit.public_id)]
    assert facts.live_in_another_place(clock.today()) == [("vacancy", moved.public_id)]
    assert fit.state is VacancyState.LIVE
