"""What was typed travels in letters, is hidden when withdrawn, and is forgotten in time."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories import accounts, providers
from tests.factories.applications import complete_checks, make_application, recruiter_of
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import services
from workforce.applications.privacy import CONTRIBUTION
from workforce.applications.queries import facts
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks
from workforce.checks.states import AppointmentState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict
from workforce.core.lifecycle import StateChange, history
from workforce.messages.models import Letter
from workforce.pages.jobs import retention
from workforce.providers.states import Role

S = ApplicationState
pytestmark = pytest.mark.usefixtures("app")


def last_letter() -> Letter:
    return session().scalars(select(Letter).order_by(Letter.id.desc())).first() or Letter()


@atomic
def age(days: int) -> None:
    for change in session().scalars(select(StateChange)):
        change.created_at -= timedelta(days=days)


def test_a_reason_stands_beside_the_application_and_in_no_letter(client: StrictClient) -> None:
    vacancy = make_vacancy()
    member = providers.make_member(Role.RECRUITER, vacancy.organisation)
    application = make_application(vacancy)
    services.withdraw(application.candidate.as_actor, application, reason="Moving to Hull")
    assert last_letter().template == "applications/withdrawn"
    assert (last_letter().context or {})["wrote"] == "yes"
    assert "Hull" not in str(last_letter().context)
    accounts.sign_in(client, member.person)
    assert "Moving to Hull" in client.page(f"/applicants/{application.public_id}").main
    assert {change.reason for change in history(application)} == {""}


def test_feedback_stands_in_the_letter_and_nowhere_else() -> None:
    application = make_application()
    services.turn_down(recruiter_of(application.vacancy), application, feedback="Try nights")
    assert (last_letter().context or {})["feedback"] == "Try nights"
    assert {change.reason for change in history(application)} == {""}


def test_a_job_has_as_many_offers_as_posts() -> None:
    vacancy = make_vacancy(posts_count=2)
    first, second, third = (make_application(vacancy, state=S.INTERVIEWING) for _ in range(3))
    actor = recruiter_of(vacancy)
    services.offer(actor, first)
    services.offer(actor, second)
    with pytest.raises(Conflict, match="Every post of this job has an offer"):
        services.offer(actor, third)
    assert third.state is S.INTERVIEWING
    services.decline(second.candidate.as_actor, second)
    services.offer(actor, third)
    assert third.state is S.OFFERED


def test_what_a_candidate_withdrew_is_read_no_further(client: StrictClient) -> None:
    vacancy = make_vacancy()
    member = providers.make_member(Role.RECRUITER, vacancy.organisation)
    application = make_application(vacancy, statement="I raised three brothers.")
    accounts.sign_in(client, member.person)
    page = client.page(f"/applicants/{application.public_id}")
    assert "I raised three brothers." in page.main
    services.withdraw(application.candidate.as_actor, application)
    page = client.page(f"/applicants/{application.public_id}")
    assert "I raised three brothers." not in page.main
    assert application.candidate.email not in page.main


def test_closing_an_account_ends_what_is_under_way_and_forgets_what_was_written() -> None:
    vacancy = make_vacancy()
    candidate = accounts.make_person()
    application = make_application(vacancy, candidate, state=S.OFFERED)
    appointment = checks.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    assert CONTRIBUTION.erase is not None
    CONTRIBUTION.erase(candidate.as_actor, candidate.id)
    assert application.state is S.WITHDRAWN
    assert (application.telephone, application.right_to_work, application.statement) == (
        None,
        "",
        "",
    )
    assert appointment is not None
    assert appointment.state is AppointmentState.WITHDRAWN


def test_what_was_written_is_forgotten_a_year_after_the_end_and_not_before() -> None:
    ended, going = make_application(state=S.UNSUCCESSFUL), make_application()
    rule = CONTRIBUTION.retention[0]
    age(360)
    assert rule.erase(clock.today()) == 0
    age(10)
    assert rule.erase(clock.today()) == 1
    assert rule.erase(clock.today()) == 0
    assert ended.statement == ""
    assert going.statement


@pytest.mark.parametrize("state", facts.UNDECIDED[1:])
def test_what_nobody_decided_for_a_year_ends_and_is_forgotten_with_a_letter(state: S) -> None:
    waiting = make_application(state=state)
    rule = CONTRIBUTION.retention[5]
    age(360)
    assert rule.erase(clock.today()) == 0
    assert waiting.state is state
    age(10)
    assert rule.erase(clock.today()) == 1
    assert rule.erase(clock.today()) == 0
    session().refresh(waiting)
    assert (waiting.state, waiting.statement, waiting.telephone) == (S.UNSUCCESSFUL, "", None)
    assert (last_letter().template, last_letter().address) == (
        "applications/undecided",
        waiting.candidate.email,
    )


def test_a_night_of_retention_goes_on_until_nothing_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    vacancy = make_vacancy()
    rows = [make_application(vacancy, state=S.UNSUCCESSFUL) for _ in range(3)]
    age(400)
    monkeypatch.setattr(facts.decided_before, "__defaults__", (1,))
    assert retention(clock.today()).endswith(" 3 records")
    session().expire_all()
    assert [one.statement for one in rows] == ["", "", ""]


def test_a_forgotten_application_still_has_its_page(client: StrictClient) -> None:
    application = make_application(state=S.UNSUCCESSFUL)
    age(400)
    rule = CONTRIBUTION.retention[0]
    rule.erase(clock.today())
    accounts.sign_in(client, application.candidate)
    page = client.page(f"/applications/{application.public_id}")
    assert "Not this time" in page.main
    assert "Your answers" not in page.main


def test_impossible_applications_are_found() -> None:
    sound = make_application(state=S.OFFERED)
    complete_checks(sound)
    services.mark_started(recruiter_of(sound.vacancy), sound, started_on=clock.today())
    vacancy = make_vacancy()
    unsound = [make_application(vacancy) for _ in range(2)]
    found = {one.name: one.find for one in CONTRIBUTION.impossible}
    assert not [rows for find in found.values() if (rows := find(clock.today()))]

    @atomic
    def spoil() -> None:
        for application in unsound:
            application.state = S.STARTED

    spoil()
    assert found["filled-above-posts"](clock.today()) == [("vacancy", vacancy.public_id)]
    assert found["started-without-checks"](clock.today()) == [
        ("application", application.public_id) for application in unsound
    ]


def test_a_hidden_employer_stays_hidden_from_candidates(client: StrictClient) -> None:
    application = make_application(make_vacancy(employer_name=""))
    accounts.sign_in(client, application.candidate)
    for page in ("/applications", f"/applications/{application.public_id}"):
        assert "A provider of children’s homes" in client.page(page).main


def test_the_system_may_erase_for_whoever_closed_an_account() -> None:
    application = make_application()
    services.erase_of(Actor.system("tidy-accounts"), application.candidate_id)
    assert application.state is S.WITHDRAWN
