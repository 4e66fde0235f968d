"""What followed shortlisting is handed out, forgotten in time, and gone with an account."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.factories.applications import complete_checks, make_application, recruiter_of
from tests.factories.hiring import make_request, make_slot, reference_answers
from workforce.applications import privacy, services
from workforce.applications.models import Application
from workforce.applications.models.beside import LivedHere
from workforce.applications.models.hiring import (
    ApplicationMessage,
    InterviewInvite,
    Offer,
    ReferenceRequest,
    SelfDisclosure,
)
from workforce.applications.services.beside import declarations
from workforce.applications.services.hiring import (
    booking,
    disclosures,
    keeping,
    messages,
    references,
)
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session

S = ApplicationState
SYSTEM = Actor.system("tests")
WORDS = "canary"
pytestmark = pytest.mark.usefixtures("app")


def lived_through() -> Application:
    """An application with something in every part, that has an offer."""
    application = make_application(state=S.INTERVIEWING)
    actor, me = recruiter_of(application.vacancy), application.candidate.as_actor
    slot = make_slot(application.vacancy)
    booking.choose_time(me, application, slot)
    booking.none_suits(me, application, words=WORDS)
    messages.write_to_candidate(actor, application, words=WORDS)
    references.give(make_request(application), answers=reference_answers(why=WORDS))
    disclosures.ask(actor, application)
    disclosures.give(me, application, answers={"convictions": "no", "words": WORDS})
    services.offer(actor, application)
    return application


def count(kind: type[Any]) -> int:
    return session().scalar(select(func.count()).select_from(kind)) or 0


def kept() -> str:
    """Every word that is still kept, as text."""
    rows: list[Any] = []
    for table, column in (
        (InterviewInvite, InterviewInvite.words),
        (ApplicationMessage, ApplicationMessage.words),
        (Offer, Offer.words),
        (SelfDisclosure, SelfDisclosure.answers),
        (ReferenceRequest, ReferenceRequest.answers),
    ):
        rows += session().scalars(select(column).order_by(table.id))
    return str(rows)


def test_a_person_is_handed_what_followed_but_not_what_a_referee_wrote_in_confidence() -> None:
    application = lived_through()
    found = privacy.own_data(application.candidate_id)["applications"][0]
    assert found["messages"][0]["words"] == WORDS
    assert found["self_disclosure"][0]["answers"]["words"] == WORDS
    assert found["invitations"][0]["your_words"] == WORDS
    assert found["offers"][0]["state"] == "open"
    assert WORDS not in str(found["references_asked_for"])
    assert "ask the employer" in str(found["references_asked_for"])


def test_closing_an_account_forgets_every_word() -> None:
    application = lived_through()
    assert WORDS in kept()
    services.erase_of(SYSTEM, application.candidate_id)
    assert WORDS not in kept()
    assert (count(ApplicationMessage), count(ReferenceRequest)) == (0, 0)


def test_an_application_that_ended_is_forgotten_with_all_that_followed() -> None:
    application = lived_through()
    services.turn_down(recruiter_of(application.vacancy), application)
    services.forget_decided(clock.now() - timedelta(days=1))
    assert WORDS in kept()
    services.forget_decided(clock.now() + timedelta(days=1))
    assert WORDS not in kept()


def test_a_disclosure_is_forgotten_half_a_year_after_the_decision_and_not_before_it() -> None:
    application = lived_through()
    assert keeping.forget_disclosures(clock.now() + timedelta(days=400)) == 0
    services.turn_down(recruiter_of(application.vacancy), application)
    assert keeping.forget_disclosures(clock.now() - timedelta(minutes=1)) == 0
    assert keeping.forget_disclosures(clock.now() + timedelta(minutes=1)) == 1
    row = session().scalars(select(SelfDisclosure)).one()
    assert (row.answers, row.outcome, row.forgotten_at is not None) == (None, None, True)
    assert keeping.forget_disclosures(clock.now() + timedelta(minutes=1)) == 0


def test_what_whoever_started_wrote_goes_a_year_after_the_start() -> None:
    application = lived_through()
    complete_checks(application)
    actor = recruiter_of(application.vacancy)
    services.mark_started(actor, application, started_on=clock.today())
    declarations.tell_lived_here(application.candidate.as_actor, application, words=WORDS)
    assert services.forget_started(clock.now() - timedelta(minutes=1)) == 0
    assert services.forget_started(clock.now() + timedelta(minutes=1)) == 1
    assert services.forget_started(clock.now() + timedelta(minutes=1)) == 0
    assert (count(ApplicationMessage), count(ReferenceRequest), count(LivedHere)) == (0, 0, 0)
    assert (application.statement, application.telephone, application.state) == (
        "",
        None,
        S.STARTED,
    )
    assert WORDS not in kept()
