"""References by a private link: once, for twelve weeks, chased by themselves, carried over once."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories.accounts import sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.forms import REFEREE, SECOND
from tests.factories.hiring import make_request, make_slot, reference_answers
from tests.factories.providers import make_member, make_organisation
from tests.page import Page, StrictClient
from workforce.applications import services
from workforce.applications.models.hiring import REQUEST, ReferenceRequest
from workforce.applications.queries.hiring import references as queries
from workforce.applications.rules.hiring import references as rules
from workforce.applications.services.hiring import booking, chasing, interviews, references
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import RefereeSlot, RequestState
from workforce.checks.models import Reference
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.messages.models import Letter
from workforce.providers.states import Role

R = RequestState
S = ApplicationState
SYSTEM = Actor.system("tests")
pytestmark = pytest.mark.usefixtures("app")


def letters() -> list[str]:
    return [one.template for one in session().scalars(select(Letter).order_by(Letter.id))]


def recruiter(row: ReferenceRequest) -> Actor:
    return recruiter_of(row.application.vacancy)


@pytest.mark.parametrize("start", list(R))
@pytest.mark.parametrize("to", list(R))
def test_a_request_ends_once(start: R, to: R) -> None:
    assert REQUEST.allows(start, to) is (start is R.ASKED and to is not R.ASKED)


@pytest.mark.parametrize("state", [S.SUBMITTED, S.SHORTLISTED])
def test_nobody_is_asked_before_an_invitation_to_an_interview(state: S) -> None:
    with pytest.raises(Conflict, match="once somebody is invited"):
        make_request(make_application(state=state))


def test_a_referee_who_may_be_asked_late_is_asked_only_once_the_job_is_offered() -> None:
    application = make_application(state=S.INTERVIEWING)
    slot = make_slot(application.vacancy)
    booking.choose_time(application.candidate.as_actor, application, slot)
    with clock.stopped_at(slot.starts_at + timedelta(hours=1)):
        interviews.record_outcome(recruiter_of(application.vacancy), application, held=True)
        with pytest.raises(Conflict, match="only once the candidate is offered the job"):
            make_request(application, agreed_before_interview=False)
        services.offer(recruiter_of(application.vacancy), application)
        assert make_request(application, agreed_before_interview=False).state is R.ASKED


@pytest.mark.parametrize(
    "typed",
    [
        {"email": SECOND["email"].upper()},
        {"email": "mistyped@example.org", "name": f" {SECOND['name'].upper()}"},
    ],
)
def test_the_candidates_own_answer_counts_and_not_the_tick_of_whoever_asks(
    typed: dict[str, str],
) -> None:
    application = make_application(state=S.INTERVIEWING)
    with pytest.raises(Conflict, match="only once the candidate is offered the job"):
        make_request(application, agreed_before_interview=True, **typed)
    named = {"name": REFEREE["name"], "email": REFEREE["email"]}
    row = make_request(application, agreed_before_interview=False, **named)
    assert row.agreed_before_interview


def test_the_candidates_own_address_and_the_same_address_twice_are_refused() -> None:
    application = make_application(state=S.INTERVIEWING)
    with pytest.raises(DomainError, match="own address"):
        make_request(application, email=application.candidate.email.upper())
    make_request(application)
    with pytest.raises(Conflict, match="already"):
        make_request(application, email="SIAN@example.org", slot=RefereeSlot.SECOND)


def test_another_providers_recruiter_asks_nobody() -> None:
    row = make_request()
    stranger = make_member(Role.RECRUITER, make_organisation()).actor
    for verb in (references.remind, references.end):
        with pytest.raises(NotFound):
            verb(stranger, row)


def test_a_link_serves_once() -> None:
    row = make_request()
    references.give(row, answers=reference_answers())
    assert (row.state, row.token, row.concerns) == (R.GIVEN, None, False)
    assert letters()[-1] == "applications/hiring/reference_given" or row.given_at
    with pytest.raises(Conflict, match="no longer works"):
        references.give(row, answers=reference_answers())
    with pytest.raises(Conflict):
        references.decline(row, reason="")


def test_a_link_serves_for_twelve_weeks() -> None:
    row = make_request()
    with clock.stopped_at(row.sent_at + timedelta(weeks=12)), pytest.raises(Conflict):
        references.give(row, answers=reference_answers())
    with clock.stopped_at(row.sent_at + timedelta(weeks=12, seconds=-1)):
        references.give(row, answers=reference_answers())


def test_a_corrected_address_has_a_new_link_and_the_old_one_is_dead() -> None:
    row = make_request()
    old = row.token or ""
    references.correct_address(recruiter(row), row, email="powell@example.org")
    assert queries.request_by_token(old) is None
    assert queries.request_by_token(row.token or "") is row
    assert session().scalars(select(Letter.address).order_by(Letter.id)).all()[-1] == row.email


def test_a_reminder_by_hand_waits_for_a_week_and_brings_the_same_link() -> None:
    row = make_request()
    with pytest.raises(Conflict, match="7 days"):
        references.remind(recruiter(row), row)
    with clock.stopped_at(row.sent_at + timedelta(days=7)):
        references.remind(recruiter(row), row)
        with pytest.raises(Conflict, match="7 days"):
            references.remind(recruiter(row), row)
    last = session().scalars(select(Letter).order_by(Letter.id)).all()[-1]
    assert last.endpoint_values == {"token": row.token}


def chased(row: ReferenceRequest, days: int) -> list[str]:
    before = len(letters())
    with clock.stopped_at(row.sent_at + timedelta(days=days)):
        chasing.chase(SYSTEM)
        chasing.chase(SYSTEM)
    return [one.rpartition("/")[2] for one in letters()[before:]]


def test_referees_are_chased_and_candidates_told_each_step_once() -> None:
    row = make_request()
    told = {day: chased(row, day) for day in range(1, 32)}
    assert [day for day, names in told.items() if "reference_reminder" in names] == [7, 14, 28]
    assert [day for day, names in told.items() if "reference_waits" in names] == [9, 16, 30]
    assert all(len(names) <= 1 for names in told.values())


def test_a_worker_that_was_away_sends_the_latest_step_and_not_three_at_once() -> None:
    row = make_request()
    assert sorted(chased(row, 29)) == ["reference_reminder", "reference_waits"]
    assert chased(row, 30) == ["reference_waits"]
    assert chased(row, 40) == []


def test_nobody_is_chased_who_has_answered_or_whose_application_is_over() -> None:
    given, over = make_request(), make_request(email="other@example.org")
    references.give(given, answers=reference_answers())
    services.withdraw(over.application.candidate.as_actor, over.application)
    assert (over.state, over.token) == (R.ENDED, None)
    assert chased(given, 30) == []


@pytest.mark.parametrize(
    "answer",
    [
        {"again": "no"},
        {"suitable": "not-sure"},
        {"discipline": "yes"},
        {"concern": "yes"},
        {"investigation": "not-sure"},
    ],
)
def test_an_answer_that_worries_raises_a_flag(answer: dict[str, Any]) -> None:
    assert rules.raises_concern(reference_answers(**answer))
    assert not rules.raises_concern(reference_answers())


def test_a_referee_is_asked_about_words_on_a_child() -> None:
    row, answers = make_request(), reference_answers(why="She helped a boy named Sam")
    with pytest.raises(DomainError, match="about a child"):
        references.give(row, answers=answers)
    references.give(row, answers=answers, confirmed=True)


def on_file() -> list[Reference]:
    return list(session().scalars(select(Reference).order_by(Reference.id)))


def test_references_of_before_and_after_an_offer_go_on_file_once() -> None:
    early = make_request()
    application, actor = early.application, recruiter(early)
    late = make_request(application, email="late@example.org", slot=RefereeSlot.SECOND)
    references.give(early, answers=reference_answers(concern="yes"))
    assert on_file() == []
    services.offer(actor, application)
    first = on_file()
    assert [(one.referee_name, one.concerns) for one in first] == [("Sian Powell", True)]
    assert "Calm and patient" in (first[0].answers or "")
    references.give(late, answers=reference_answers())
    assert len(on_file()) == 2
    assert {early.reference_id, late.reference_id} == {one.id for one in on_file()}


def test_a_referee_answers_without_an_account_and_the_recruiter_reads_it(
    client: StrictClient,
) -> None:
    row = make_request()
    url = f"/references/give/{row.token}"
    assert client.page(url).h1 == "Give a reference"
    refused = client.refused(url)
    assert "Write how you know them" in refused.errors.values()
    typed = {name: said for name, said in reference_answers(again="no").items() if said}
    assert client.submit(url, **typed, truth="y").headers["Location"] == "/references/thanks"
    assert client.page("/references/thanks").h1 == "Thank you"
    assert Page(client.get(url)).h1 == "This link no longer works"
    application = row.application
    sign_in(client, make_member(Role.RECRUITER, application.vacancy.organisation).person)
    page = client.page(f"/applicants/{application.public_id}/references")
    assert "Calm and patient" in page.main
    assert "has to be asked about" in page.main
    assert "has to be asked about" in client.page(f"/applicants/{application.public_id}").main


def test_a_recruiter_asks_corrects_and_ends(client: StrictClient) -> None:
    application = make_application(state=S.INTERVIEWING)
    sign_in(client, make_member(Role.RECRUITER, application.vacancy.organisation).person)
    base = f"/applicants/{application.public_id}/references"
    assert "No referee has been asked yet" in client.page(base).main
    typed: dict[str, Any] = {
        "slot": "most-recent",
        "name": "Sian Powell",
        "relation": "Manager",
        "email": "sian@example.org",
        "agreed": "y",
    }
    assert client.submit(f"{base}/ask", **typed).status_code == 303
    row = queries.requests_of(application.id)[0]
    where = f"{base}/address?request={row.public_id}"
    assert client.submit(where, email="powell@example.org").status_code == 303
    assert "powell@example.org" not in client.page(f"/applicants/{application.public_id}").main
    assert client.post(f"{base}/end", data={"request": row.public_id}).status_code == 303
    assert "No longer asked" in client.page(base).main


def test_a_referee_may_decline_without_a_reason(client: StrictClient) -> None:
    row = make_request()
    url = f"/references/give/{row.token}/decline"
    assert client.submit(url).status_code == 303
    assert (row.state, row.reason, row.token) == (R.DECLINED, None, None)
