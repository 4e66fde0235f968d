"""However many wait, none is left out: what was told makes room for what was not."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories.applications import make_application, recruiter_of
from tests.factories.hiring import make_request, make_slot
from workforce.applications import jobs, services
from workforce.applications.models import Application
from workforce.applications.queries.hiring import disclosures as disclosure_queries
from workforce.applications.queries.hiring import interviews as interview_queries
from workforce.applications.queries.hiring import offers as offer_queries
from workforce.applications.queries.hiring import references as reference_queries
from workforce.applications.services.hiring import booking, chasing, disclosures
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import OfferState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.messages.models import Letter

S = ApplicationState
SYSTEM = Actor.system("tests")
pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference_queries.waiting, "__kwdefaults__", {"after": 0, "limit": 1})
    monkeypatch.setattr(disclosure_queries.unanswered, "__defaults__", (1,))
    monkeypatch.setattr(interview_queries.to_remind, "__defaults__", (1,))
    monkeypatch.setattr(offer_queries.past_answering, "__defaults__", (1,))


def written(template: str) -> list[str]:
    query = select(Letter.address).where(Letter.template == f"applications/hiring/{template}")
    return sorted(session().scalars(query))


def test_a_new_referee_is_chased_behind_those_who_were_told_everything() -> None:
    make_request()
    with clock.stopped_at(clock.now() + timedelta(days=31)):
        chasing.chase(SYSTEM)
        chased = written("reference_reminder")
        for name in ("ann@example.org", "bo@example.org"):
            make_request(email=name)
    with clock.stopped_at(clock.now() + timedelta(days=39)):
        assert chasing.chase(SYSTEM) == 2
        assert chasing.chase(SYSTEM) == 0
    assert written("reference_reminder") == sorted([*chased, "ann@example.org", "bo@example.org"])


def asked() -> Application:
    application = make_application(state=S.SHORTLISTED)
    disclosures.ask(recruiter_of(application.vacancy), application)
    return application


def test_questions_of_ended_applications_leave_room_for_those_that_go_on() -> None:
    over, first, second = asked(), asked(), asked()
    services.turn_down(recruiter_of(over.vacancy), over)
    with clock.stopped_at(clock.now() + timedelta(days=9)):
        assert disclosures.remind(SYSTEM, clock.today()) == 2
        assert disclosures.remind(SYSTEM, clock.today()) == 0
    expected = sorted([first.candidate.email, second.candidate.email])
    assert written("disclosure_reminder") == expected


def test_everybody_with_an_interview_tomorrow_is_reminded_and_nobody_else() -> None:
    people = []
    for days in (7, 7, 8):
        application = make_application(state=S.INTERVIEWING)
        slot = make_slot(application.vacancy, days=days)
        booking.choose_time(application.candidate.as_actor, application, slot)
        people.append(application.candidate.email)
    with clock.stopped_at(clock.now() + timedelta(days=6)):
        assert booking.remind(SYSTEM) == 2
        assert booking.remind(SYSTEM) == 0
    assert written("interview_reminder") == sorted(people[:2])


def test_every_offer_that_nobody_answered_lapses_in_one_night() -> None:
    made = [make_application(state=S.OFFERED) for _ in range(2)]
    day = clock.today() + timedelta(days=60)
    assert jobs.lapsed_offers(day) == "lapsed 2"
    for application in made:
        standing = offer_queries.standing(application.id)
        assert standing is not None
        assert standing.state is OfferState.LAPSED
