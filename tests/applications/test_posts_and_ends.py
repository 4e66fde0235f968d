"""A start fills a post of its job; an early end is told to whoever was still writing."""

from datetime import timedelta

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from tests.factories import accounts, applications, employment, providers, vacancies
from workforce.accounts.models import Person
from workforce.applications import jobs, services
from workforce.applications.models import Application
from workforce.applications.queries import ends, facts
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks_queries
from workforce.checks import services as checks
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.errors import Conflict
from workforce.messages.models import Letter
from workforce.providers.states import Role
from workforce.vacancies import services as posting
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.posting import posts
from workforce.vacancies.states import FirstFor, PostOutcome

pytestmark = pytest.mark.usefixtures("session")
TODAY = clock.today()


def ready(vacancy: Vacancy) -> Application:
    offered = applications.make_application(vacancy, state=ApplicationState.OFFERED)
    applications.complete_checks(offered)
    return offered


def outcomes(vacancy: Vacancy) -> list[PostOutcome]:
    return [one.outcome for one in posts.posts_of(vacancy.id)]


def test_a_start_fills_a_post_of_its_job() -> None:
    vacancy = vacancies.make_vacancy(posts_count=2)
    offered = ready(vacancy)
    actor = applications.recruiter_of(vacancy)
    services.mark_started(actor, offered, started_on=TODAY)
    (post,) = posts.posts_of(vacancy.id)
    assert (post.outcome, post.origin) == (PostOutcome.HIRED_HERE, facts.origin_of(offered))


def test_a_start_made_from_the_checks_fills_its_post_too_and_once() -> None:
    vacancy = vacancies.make_vacancy(posts_count=2)
    offered = ready(vacancy)
    appointment = checks_queries.appointment_by_origin(
        vacancy.organisation_id, facts.origin_of(offered)
    )
    assert appointment is not None
    checks.start(applications.recruiter_of(vacancy), appointment, started_on=TODAY)
    assert outcomes(vacancy) == []
    assert jobs.note_starts(TODAY) == "noted 1"
    assert jobs.note_starts(TODAY) == "noted 0"
    assert outcomes(vacancy) == [PostOutcome.HIRED_HERE]


def test_nobody_starts_in_a_post_that_was_filled_another_way() -> None:
    vacancy = vacancies.make_vacancy()
    offered = ready(vacancy)
    actor = applications.recruiter_of(vacancy)
    keeper = providers.make_member(Role.RECRUITER, vacancy.organisation).actor
    posting.end(keeper, vacancy, outcome=PostOutcome.ELSEWHERE)
    with pytest.raises(Conflict, match="Every post of this job is filled"):
        services.mark_started(actor, offered, started_on=TODAY)
    assert offered.state is ApplicationState.OFFERED
    assert outcomes(vacancy) == [PostOutcome.ELSEWHERE]


@atomic
def make_draft(session: Session, vacancy: Vacancy) -> Application:
    row = Application(
        vacancy_id=vacancy.id,
        organisation_id=vacancy.organisation_id,
        candidate_id=accounts.make_person().id,
        state=ApplicationState.DRAFT,
        statement="",
        right_to_work="",
    )
    session.add(row)
    session.flush()
    return row


def told(session: Session) -> int:
    letters = select(func.count()).where(Letter.template == "applications/job_ended")
    return session.scalar(letters) or 0


def test_whoever_still_writes_is_told_once_that_a_job_ended_early(session: Session) -> None:
    vacancy, open_still = vacancies.make_vacancy(), vacancies.make_vacancy()
    for job in (vacancy, vacancy, open_still):
        make_draft(session, job)
    sent = applications.make_application(vacancy)
    posting.end(applications.recruiter_of(vacancy), vacancy)
    late = TODAY + timedelta(days=5)
    assert jobs.told_of_ended_jobs(late) == "told 2"
    assert jobs.told_of_ended_jobs(late) == "told 0"
    assert told(session) == 2
    assert sent.told_of_end_at is None


def test_a_job_that_closed_on_its_day_is_no_news(session: Session) -> None:
    yesterday = TODAY - timedelta(days=1)
    vacancy = vacancies.make_vacancy(closes_on=yesterday)
    make_draft(session, vacancy)
    posting.close_overdue(TODAY)
    assert jobs.told_of_ended_jobs(TODAY) == "told 0"
    assert told(session) == 0


def test_jobs_that_closed_on_their_day_are_not_even_read(session: Session) -> None:
    usual, early = vacancies.make_vacancy(closes_on=TODAY), vacancies.make_vacancy()
    for job in (usual, usual, early):
        make_draft(session, job)
    posting.end(applications.recruiter_of(early), early)
    tomorrow = TODAY + timedelta(days=1)
    with clock.stopped_at(clock.day_start(tomorrow) + timedelta(minutes=10)):
        posting.close_overdue(tomorrow)
        number = early.id
        session.expunge_all()
        read: list[int] = []

        def note(application: Application, _context: object) -> None:
            read.append(application.vacancy_id)

        event.listen(Application, "load", note)
        found = ends.written_to_ended_jobs(tomorrow, 10)
        event.remove(Application, "load", note)
    assert read == [one.vacancy_id for one in found] == [number]


def longer(session: Session) -> list[Letter]:
    query = select(Letter).where(Letter.template == "applications/job_open_longer")
    return list(session.scalars(query.order_by(Letter.id)))


def test_whoever_still_writes_is_told_once_of_each_change_that_gives_them_longer(
    session: Session,
) -> None:
    vacancy, other = vacancies.make_vacancy(), vacancies.make_vacancy()
    draft = make_draft(session, vacancy)
    make_draft(session, other)
    applications.make_application(vacancy)
    actor, later = applications.recruiter_of(vacancy), TODAY + timedelta(days=30)
    assert jobs.told_of_longer_jobs(TODAY) == "told 0"
    posting.change_closing_day(actor, vacancy, later, reason="more-time")
    assert jobs.told_of_longer_jobs(TODAY + timedelta(days=3)) == "told 1"
    assert jobs.told_of_longer_jobs(TODAY + timedelta(days=3)) == "told 0"
    (letter,) = longer(session)
    assert letter.address == session.get_one(Person, draft.candidate_id).email
    assert (letter.context or {})["closes_on"] == later.isoformat()
    posting.change_closing_day(actor, vacancy, later - timedelta(days=5), reason="mistake")
    assert jobs.told_of_longer_jobs(TODAY) == "told 0", "less time is not longer"
    posting.change_closing_day(actor, vacancy, later + timedelta(days=5), reason="more-time")
    posting.change_closing_day(actor, vacancy, later + timedelta(days=9), reason="more-time")
    assert jobs.told_of_longer_jobs(TODAY) == "told 1", "of the last change alone"
    make_draft(session, vacancy)
    assert jobs.told_of_longer_jobs(TODAY) == "told 0", "who began since knows the day"


def test_a_job_that_opens_again_is_told_and_its_next_early_end_as_well(session: Session) -> None:
    vacancy = vacancies.make_vacancy()
    make_draft(session, vacancy)
    actor, later = applications.recruiter_of(vacancy), TODAY + timedelta(days=30)
    posting.end(actor, vacancy)
    assert jobs.told_of_ended_jobs(TODAY) == "told 1"
    posting.relist(actor, vacancy, vacancy.closes_on)
    assert jobs.told_of_longer_jobs(TODAY) == "told 1"
    posting.end(actor, vacancy)
    assert jobs.told_of_longer_jobs(TODAY) == "told 0"
    assert jobs.told_of_ended_jobs(TODAY) == "told 1"
    posting.relist(actor, vacancy, later)
    posting.end(actor, vacancy)
    assert jobs.told_of_longer_jobs(TODAY) == "told 0", "nobody is told of what is over"


def test_own_staff_alone_apply_for_what_they_see_first() -> None:
    member = providers.make_member(Role.RECRUITER)
    home = providers.make_home(member.organisation, public_point=vacancies.LEEDS_POINT)
    said = vacancies.make_particulars(
        first_for=FirstFor.OWN_STAFF, first_until=TODAY + timedelta(days=3)
    )
    vacancy = posting.post(member.actor, home, said)
    posting.publish(member.actor, vacancy)
    colleague = accounts.make_person()
    employment.make_person_in_post(home, account=colleague)
    made = applications.make_application(vacancy, colleague)
    assert made.state is ApplicationState.SUBMITTED
    with pytest.raises(Exception, match="closed"):
        applications.make_application(vacancy, accounts.make_person())


def test_an_evergreen_advert_moves_no_figure_of_open_posts() -> None:
    home = vacancies.make_vacancy(posts_count=2).home
    before = facts.open_posts_by_home(TODAY)
    vacancies.make_vacancy(home, posts_count=9, evergreen=True)
    assert facts.open_posts_by_home(TODAY) == before == {home.id: 2}
