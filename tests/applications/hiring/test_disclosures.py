"""Self-disclosure: after the shortlist only, read by those who choose, reminded of once."""

import itertools
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.providers import make_member, make_organisation
from tests.page import StrictClient
from workforce.applications.models.hiring import DISCLOSURE, SelfDisclosure
from workforce.applications.queries.hiring import disclosures as queries
from workforce.applications.rules.hiring import disclosures as rules
from workforce.applications.services.hiring import disclosures
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import DisclosureState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import Conflict, NotFound
from workforce.messages.models import Letter
from workforce.providers.states import Role

D = DisclosureState
S = ApplicationState
SYSTEM = Actor.system("tests")
ANSWERS = {
    "convictions": "yes",
    "barred": "no",
    "investigation": "no",
    "services": "not-sure",
    "dismissed": "no",
    "regulator": "no",
    "words": "A caution in 2009",
}
pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("start, to", list(itertools.product(D, D)))
def test_only_the_lawful_moves_of_a_disclosure_are_lawful(start: D, to: D) -> None:
    assert DISCLOSURE.allows(start, to) is (
        (start, to) in {(D.ASKED, D.GIVEN), (D.GIVEN, D.DISCUSSED)}
    )


@pytest.mark.parametrize("state", list(S))
def test_it_is_asked_for_after_the_shortlist_only(state: S) -> None:
    assert rules.may_ask(state) is (state in {S.SHORTLISTED, S.INTERVIEWING, S.OFFERED})


def test_nobody_who_is_not_shortlisted_is_asked() -> None:
    application = make_application()
    with pytest.raises(Conflict, match="after the shortlist"):
        disclosures.ask(recruiter_of(application.vacancy), application)
    assert session().scalar(select(SelfDisclosure)) is None


def test_it_is_asked_for_once_and_given_once_by_the_candidate_alone() -> None:
    application = make_application(state=S.SHORTLISTED)
    actor, me = recruiter_of(application.vacancy), application.candidate.as_actor
    with pytest.raises(Conflict, match="not asked"):
        disclosures.give(me, application, answers=ANSWERS)
    disclosures.ask(actor, application)
    with pytest.raises(Conflict, match="already"):
        disclosures.ask(actor, application)
    with pytest.raises(NotFound):
        disclosures.give(make_person().as_actor, application, answers=ANSWERS)
    disclosures.give(me, application, answers=ANSWERS)
    with pytest.raises(Conflict):
        disclosures.give(me, application, answers=ANSWERS)


def test_what_came_of_talking_is_noted_once_there_is_something_to_talk_about() -> None:
    application = make_application(state=S.SHORTLISTED)
    actor, today = recruiter_of(application.vacancy), clock.today()
    disclosures.ask(actor, application)
    with pytest.raises(Conflict, match="no answer"):
        disclosures.discuss(actor, application, outcome="Fine", discussed_on=today)
    disclosures.give(application.candidate.as_actor, application, answers=ANSWERS)
    stranger = make_member(Role.RECRUITER, make_organisation()).actor
    with pytest.raises(NotFound):
        disclosures.discuss(stranger, application, outcome="Fine", discussed_on=today)
    disclosures.discuss(actor, application, outcome="Fine", discussed_on=today)
    row = queries.disclosure_of(application.id)
    assert row is not None
    assert (row.state, row.outcome) == (D.DISCUSSED, "Fine")


@pytest.mark.parametrize(
    "day, before",
    [
        (date(2026, 11, 27), date(2026, 11, 25)),  # a Friday
        (date(2026, 11, 30), date(2026, 11, 26)),  # a Monday: the weekend does not count
        (date(2026, 11, 29), date(2026, 11, 26)),  # a Sunday
    ],
)
def test_two_working_days_leave_out_the_weekend(day: date, before: date) -> None:
    assert rules.working_days_before(day) == before


def test_a_reminder_goes_once_after_two_working_days_also_late() -> None:
    application = make_application(state=S.SHORTLISTED)
    disclosures.ask(recruiter_of(application.vacancy), application)
    today = clock.today()
    assert disclosures.remind(SYSTEM, today + timedelta(days=1)) == 0
    assert disclosures.remind(SYSTEM, today + timedelta(days=9)) == 1
    assert disclosures.remind(SYSTEM, today + timedelta(days=10)) == 0


def test_a_candidate_answers_and_the_letters_hold_nothing_of_it(client: StrictClient) -> None:
    application = make_application(state=S.SHORTLISTED)
    recruiter = make_member(Role.RECRUITER, application.vacancy.organisation).person
    sign_in(client, recruiter)
    theirs = f"/applicants/{application.public_id}/disclosure"
    assert client.post(f"{theirs}/ask").status_code == 303
    sign_in(client, application.candidate)
    mine = f"/applications/{application.public_id}/disclosure"
    assert (
        "Answer some questions about you"
        in client.page(f"/applications/{application.public_id}").main
    )
    errors = client.refused(mine).errors
    assert errors["convictions"] == "Say whether you have a conviction or caution"
    assert len(set(errors.values())) == len(errors)
    typed: dict[str, Any] = {**ANSWERS, "truth": "y", "agrees": "y"}
    assert client.submit(mine, **typed).status_code == 303
    assert "Your answers have been sent" in client.page(mine).main
    sign_in(client, recruiter)
    assert "A caution in 2009" in client.page(theirs).main
    assert "A caution in 2009" not in client.page(f"/applicants/{application.public_id}").main
    letters = [str((one.context, one.template)) for one in session().scalars(select(Letter))]
    assert not any("caution" in text for text in letters)
