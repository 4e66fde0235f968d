"""Adverts that wait for a day, or are shown to the employer's own staff first."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories import accounts, employment, providers
from tests.vacancies.posting.making import on, recruiter_and_home, set_on, whole_draft
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import Conflict
from workforce.core.lifecycle import history
from workforce.messages.models import Letter
from workforce.providers.states import HomeStatus, Role
from workforce.vacancies import jobs, services
from workforce.vacancies.models import VACANCY, Vacancy
from workforce.vacancies.queries import board, facts
from workforce.vacancies.queries.posting import internal
from workforce.vacancies.states import FirstFor, VacancyState

pytestmark = pytest.mark.usefixtures("session")
S = VacancyState
TODAY = clock.today()
MOVES = {
    (S.DRAFT, S.SCHEDULED),
    (S.DRAFT, S.INTERNAL),
    (S.DRAFT, S.LIVE),
    (S.SCHEDULED, S.DRAFT),
    (S.SCHEDULED, S.INTERNAL),
    (S.SCHEDULED, S.LIVE),
    (S.INTERNAL, S.LIVE),
    (S.INTERNAL, S.ENDED),
    (S.LIVE, S.ENDED),
    (S.ENDED, S.LIVE),
}


@pytest.mark.parametrize("start", S)
@pytest.mark.parametrize("to", S)
def test_an_advert_moves_only_as_its_table_says(start: S, to: S) -> None:
    assert VACANCY.allows(start, to) is ((start, to) in MOVES)


def scheduled(days: int = 3, **more: object) -> tuple[Actor, Vacancy]:
    actor, home = recruiter_and_home()
    draft = whole_draft(actor, home, publish_on=TODAY + timedelta(days=days), **more)
    services.publish(actor, draft)
    return actor, draft


def test_an_advert_for_a_later_day_waits_and_nobody_sees_it() -> None:
    actor, vacancy = scheduled()
    assert vacancy.state is S.SCHEDULED
    assert vacancy.published_at is None
    assert board.job(vacancy.public_id, TODAY) is None
    assert internal.job_for(actor, vacancy.public_id, TODAY) is None


def test_the_job_publishes_what_is_due_however_late_and_twice_without_harm() -> None:
    _actor, vacancy = scheduled()
    _other, later = scheduled(days=9)
    early, late = TODAY + timedelta(days=2), TODAY + timedelta(days=6)
    with on(early):
        assert jobs.publish_scheduled_vacancies(early) == "published 0, waiting 0"
    with on(late):
        assert jobs.publish_scheduled_vacancies(late) == "published 1, waiting 0"
        assert jobs.publish_scheduled_vacancies(late) == "published 0, waiting 0"
    assert (vacancy.state, later.state) == (S.LIVE, S.SCHEDULED)
    assert vacancy.first_published_at == vacancy.published_at
    assert vacancy.search_text
    assert [one.to_state for one in history(vacancy)] == ["draft", "scheduled", "live"]


def test_what_cannot_be_published_stays_and_its_recruiter_is_told_once(session: Session) -> None:
    actor, vacancy = scheduled()
    set_on(vacancy.home, status=HomeStatus.SUSPENDED)
    due = TODAY + timedelta(days=3)
    letters = select(func.count()).where(Letter.template == "vacancies/not_published")
    with on(due):
        assert jobs.publish_scheduled_vacancies(due) == "published 0, waiting 1"
        assert jobs.publish_scheduled_vacancies(due) == "published 0, waiting 1"
        assert vacancy.state is S.SCHEDULED
        assert session.scalar(letters) == 1
        set_on(vacancy.home, status=HomeStatus.ACTIVE)
        assert jobs.publish_scheduled_vacancies(due) == "published 1, waiting 0"
    assert actor.person_id == vacancy.contact_id
    assert vacancy.told_unpublished_at is None


def test_one_that_cannot_be_published_holds_up_no_other() -> None:
    _actor, stuck = scheduled()
    _other, fine = scheduled()
    set_on(stuck.home, status=HomeStatus.CLOSED)
    due = TODAY + timedelta(days=3)
    with on(due):
        assert jobs.publish_scheduled_vacancies(due) == "published 1, waiting 1"
    assert (stuck.state, fine.state) == (S.SCHEDULED, S.LIVE)


def test_a_scheduled_advert_becomes_a_draft_again_without_its_day() -> None:
    actor, vacancy = scheduled()
    services.unschedule(actor, vacancy)
    assert (vacancy.state, vacancy.publish_on) == (S.DRAFT, None)
    with pytest.raises(Conflict):
        services.unschedule(actor, vacancy)
    services.publish(actor, vacancy)
    assert vacancy.state is S.LIVE


def first(kind: FirstFor = FirstFor.OWN_STAFF) -> tuple[Actor, Vacancy]:
    actor, home = recruiter_and_home()
    draft = whole_draft(actor, home, first_for=kind, first_until=TODAY + timedelta(days=5))
    services.publish(actor, draft)
    return actor, draft


@pytest.mark.parametrize("kind", FirstFor)
def test_own_staff_see_an_advert_first_and_for_others_it_does_not_exist(kind: FirstFor) -> None:
    actor, vacancy = first(kind)
    assert vacancy.state is S.INTERNAL
    person = accounts.make_person()
    employment.make_person_in_post(vacancy.home, account=person)
    gone = accounts.make_person()
    employment.make_person_in_post(vacancy.home, account=gone, ended_on=TODAY - timedelta(days=1))
    elsewhere = accounts.make_person()
    employment.make_person_in_post(
        providers.make_home(providers.make_organisation()), account=elsewhere
    )
    readers = {
        "recruiter": (actor, True),
        "another member": (providers.make_member(Role.OWNER, vacancy.organisation).actor, True),
        "in post": (person.as_actor, True),
        "who left yesterday": (gone.as_actor, False),
        "in post elsewhere": (elsewhere.as_actor, False),
        "recruiter elsewhere": (providers.make_member(Role.RECRUITER).actor, False),
        "candidate": (accounts.make_person().as_actor, False),
        "anonymous": (Actor.anonymous(), False),
    }
    for name, (reader, sees) in readers.items():
        found = internal.job_for(reader, vacancy.public_id, TODAY)
        assert (found is not None) is sees, name
        assert (internal.shown_to(reader, vacancy.public_id, TODAY) is not None) is sees, name
        assert found is None or found.is_open
    assert board.job(vacancy.public_id, TODAY) is None


def test_after_its_last_day_everybody_sees_it_and_it_counts_as_advertised_only_then() -> None:
    _actor, vacancy = first()
    last, next_day = TODAY + timedelta(days=5), TODAY + timedelta(days=6)
    with on(last):
        assert jobs.publish_scheduled_vacancies(last) == "published 0, waiting 0"
    assert facts.open_posts_by_home(TODAY) == {}
    with on(next_day):
        assert jobs.publish_scheduled_vacancies(next_day) == "published 1, waiting 0"
    assert vacancy.state is S.LIVE
    assert board.job(vacancy.public_id, TODAY) is not None


def test_a_suspended_employer_shows_its_staff_nothing_either() -> None:
    _actor, vacancy = first()
    person = accounts.make_person()
    employment.make_person_in_post(vacancy.home, account=person)
    set_on(vacancy.home, status=HomeStatus.SUSPENDED)
    assert internal.job_for(person.as_actor, vacancy.public_id, TODAY) is None


def test_it_can_be_shown_to_everybody_before_its_day() -> None:
    for actor, vacancy in (first(), scheduled()):
        services.show_everybody(actor, vacancy)
        assert vacancy.state is S.LIVE
        with pytest.raises(Conflict):
            services.show_everybody(actor, vacancy)


def test_a_scheduled_advert_may_go_to_own_staff_first() -> None:
    _actor, vacancy = scheduled(first_for=FirstFor.OWN_STAFF, first_until=TODAY + timedelta(days=5))
    due = TODAY + timedelta(days=4)
    with on(due):
        jobs.publish_scheduled_vacancies(due)
    assert vacancy.state is S.INTERNAL
    assert vacancy.published_at is None
