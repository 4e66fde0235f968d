"""Reports of jobs: anybody makes them, support sees them in time, a job taken down stays down."""

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import accounts, providers, vacancies
from tests.page import StrictClient
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import db
from workforce.core.errors import Conflict, NotAllowed
from workforce.integrations import mail
from workforce.messages import jobs as posting
from workforce.messages.models import Letter
from workforce.providers.models import Organisation
from workforce.providers.states import Role
from workforce.vacancies import services
from workforce.vacancies.models import JOB_REPORT, JobReport
from workforce.vacancies.queries import reports as queries
from workforce.vacancies.services import reports
from workforce.vacancies.services.asking import AboutAChild
from workforce.vacancies.states import ReportReason, ReportState, VacancyState

S = ReportState
pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def support() -> Actor:
    return providers.make_member(Role.SUPPORT).actor


def letters() -> list[tuple[str, str]]:
    found = db.session.scalars(select(Letter).order_by(Letter.id))
    return [(one.template, one.address or "") for one in found]


@pytest.mark.parametrize(
    "made, due",
    [
        (date(2026, 11, 20), date(2026, 11, 23)),  # a Friday
        (date(2026, 11, 22), date(2026, 11, 23)),  # a Sunday
        (date(2026, 12, 24), date(2026, 12, 29)),  # before Christmas, Boxing Day on a Monday
    ],
)
def test_it_is_seen_by_the_end_of_the_next_working_day(made: date, due: date) -> None:
    assert reports.due_on(made) == due


def test_support_is_told_at_once_and_reads_no_words_in_the_letter(support: Actor) -> None:
    row = vacancies.make_report()
    assert [template for template, _ in letters()] == ["vacancies/job_reported"]
    assert row.state is S.WAITING
    letter = db.session.scalars(select(Letter)).one()
    assert "money" not in str(letter.context)
    assert support


def test_the_letter_of_a_report_says_its_day_in_words(app: Flask, support: Actor) -> None:
    with clock.stopped_at(datetime(2026, 11, 20, 12, tzinfo=UTC)):
        vacancies.make_report()
        with app.app_context():
            posting.post_letters(clock.today())
    assert "It is to be seen by 23 November 2026:" in mail.MEMORY.sent[-1].text
    assert support


@pytest.mark.parametrize("start, to", list(itertools.product(S, S)))
def test_only_the_lawful_moves_are_lawful(start: S, to: S) -> None:
    lawful = {(S.WAITING, S.SEEN), (S.SEEN, S.UPHELD), (S.SEEN, S.DISMISSED)}
    assert JOB_REPORT.allows(start, to) is ((start, to) in lawful)


def test_a_job_taken_down_ends_and_its_recruiters_read_why(support: Actor) -> None:
    home = providers.make_home(providers.make_organisation())
    organisation = db.session.get(Organisation, home.organisation_id)
    recruiter = providers.make_member(Role.RECRUITER, organisation)
    row = vacancies.make_report(home)
    reports.uphold(support, row, words="The pay is not real.")
    assert row.vacancy.state is VacancyState.ENDED
    assert queries.is_taken_down(row.vacancy_id)
    assert ("vacancies/taken_down", recruiter.person.email) in letters()
    assert ("vacancies/report_answered", "reporter@example.org") in letters()


def test_a_job_taken_down_cannot_be_opened_again(support: Actor) -> None:
    row = vacancies.make_report()
    owner = providers.make_member(Role.OWNER, row.vacancy.organisation).actor
    reports.uphold(support, row, words="The pay is not real.")
    with pytest.raises(Conflict, match="taken this job down"):
        services.relist(owner, row.vacancy, clock.today() + timedelta(days=20))
    assert row.vacancy.state is VacancyState.ENDED


def test_a_dismissed_report_leaves_the_job_live(support: Actor) -> None:
    row = vacancies.make_report()
    reports.dismiss(support, row, words="The employer showed us the post.")
    assert row.vacancy.state is VacancyState.LIVE
    assert not queries.is_taken_down(row.vacancy_id)


def test_a_decision_that_tells_of_a_child_waits_for_a_tick(support: Actor) -> None:
    words = "It said that two boys live there."
    for verb in (reports.uphold, reports.dismiss):
        row = vacancies.make_report()
        with pytest.raises(AboutAChild, match="two boys"):
            verb(support, row, words=words)
        assert row.state is S.WAITING
        verb(support, row, words=words, no_child=True)
        assert row.decision == words


def test_a_decided_report_is_decided_once(support: Actor) -> None:
    row = vacancies.make_report()
    reports.dismiss(support, row, words="Fine.")
    with pytest.raises(Conflict):
        reports.uphold(support, row, words="Not fine.")
    assert (row.state, row.decision) == (S.DISMISSED, "Fine.")


def test_seeing_twice_keeps_the_first_moment(support: Actor) -> None:
    row = vacancies.make_report()
    reports.see(support, row)
    first = row.seen_at
    reports.see(support, row)
    assert row.seen_at == first is not None


def test_nobody_but_support_sees_or_decides() -> None:
    row = vacancies.make_report()
    owner = providers.make_member(Role.OWNER, row.vacancy.organisation).actor
    # A role of the same name elsewhere opens nothing.
    pretender = Actor("person", "9", organisation_kind="provider", roles=frozenset({"support"}))
    for actor in (owner, pretender, Actor.anonymous()):
        assert queries.job_report(actor, row.public_id) is None
        assert not queries.job_reports(actor).rows
        with pytest.raises(NotAllowed):
            reports.see(actor, row)
        with pytest.raises(NotAllowed):
            reports.uphold(actor, row, words="I say so")


def test_a_report_unseen_in_time_is_an_impossible_state() -> None:
    row = vacancies.make_report()
    assert queries.unseen_in_time(row.due_on) == []
    found = queries.unseen_in_time(row.due_on + timedelta(days=1))
    assert found == [("job_report", row.public_id)]


def test_words_and_address_are_forgotten_a_year_after_the_decision(support: Actor) -> None:
    row = vacancies.make_report()
    reports.dismiss(support, row, words="Fine.")
    assert reports.forget_decided(clock.today()) == 0
    assert reports.forget_decided(clock.today() + timedelta(days=1)) == 1
    assert (row.words, row.reply_to, row.decision) == (None, None, None)
    assert reports.forget_decided(clock.today() + timedelta(days=1)) == 0


def test_anybody_reports_a_job_by_its_page(client: StrictClient) -> None:
    job = vacancies.make_vacancy()
    address = f"/jobs/{job.public_id}/report"
    assert "Choose what is wrong with this job" in client.refused(address).errors.values()
    assert not db.session.scalars(select(JobReport)).all()
    client.submit(address, reason="asks-for-money", words="They want 50 pounds")
    row = db.session.scalars(select(JobReport)).one()
    assert (row.reason, row.words) == (ReportReason.ASKS_FOR_MONEY, "They want 50 pounds")


def test_support_sees_a_report_and_takes_the_job_down(client: StrictClient) -> None:
    member = providers.make_member(Role.SUPPORT)
    row, address = vacancies.make_report(), "/support/job-reports"
    accounts.sign_in(client, member.person)
    assert row.vacancy.title in client.page(address).main
    client.submit(f"{address}/{row.public_id}")
    assert db.session.get_one(JobReport, row.id).state is S.SEEN
    decide = f"{address}/{row.public_id}/decide"
    assert set(client.refused(decide).errors) == {"decision", "words"}
    client.submit(decide, decision="upheld", words="The pay is not real.")
    assert "No report waits" in client.page(address).main
    assert "Job taken down" in client.page(f"{address}?show=decided").main
    assert client.get(f"/jobs/{row.vacancy.public_id}").status_code == 200


def test_a_draft_cannot_be_reported_for_it_does_not_exist(client: StrictClient) -> None:
    draft = vacancies.make_vacancy(state=VacancyState.DRAFT)
    client.page(f"/jobs/{draft.public_id}/report", status=404)
