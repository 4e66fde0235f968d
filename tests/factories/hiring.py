"""Makers of what follows shortlisting: interview times, offers, references."""

from datetime import time, timedelta
from typing import Any

from tests.factories.applications import make_application, recruiter_of
from workforce.applications.models import Application
from workforce.applications.models.hiring import InterviewSlot, ReferenceRequest
from workforce.applications.services.hiring import interviews, references
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import MeetingKind, RefereeSlot
from workforce.core import clock
from workforce.vacancies.models import Vacancy

S = ApplicationState
NOON = time(12)
OFFICE = "Second floor, Albion Chambers, Park Row"


def make_slots(vacancy: Vacancy, *at: time, days: int = 7, **meeting: Any) -> list[InterviewSlot]:
    """Times of a vacancy in some days, at an office unless said otherwise."""
    values: dict[str, Any] = {
        "minutes": 45,
        "kind": MeetingKind.IN_PERSON,
        "whereabouts": OFFICE,
        **meeting,
    }
    return interviews.add_slots(
        recruiter_of(vacancy),
        vacancy,
        day=clock.today() + timedelta(days=days),
        at=at or (NOON,),
        meeting=interviews.Meeting(**values),
    )


def make_slot(vacancy: Vacancy, *at: time, days: int = 7, **meeting: Any) -> InterviewSlot:
    """One time of a vacancy."""
    return make_slots(vacancy, *at, days=days, **meeting)[0]


def make_request(application: Application | None = None, **referee: Any) -> ReferenceRequest:
    """A referee who was asked about somebody invited to an interview."""
    application = application or make_application(state=S.INTERVIEWING)
    values: dict[str, Any] = {
        "slot": RefereeSlot.MOST_RECENT,
        "name": "Sian Powell",
        "organisation": "Bryn Care",
        "relation": "Line manager",
        "email": "sian@example.org",
        "agreed_before_interview": True,
        **referee,
    }
    return references.ask(
        recruiter_of(application.vacancy), application, references.Referee(**values)
    )


def reference_answers(**changes: Any) -> dict[str, Any]:
    """What a referee could answer without any concern."""
    return {
        "capacity": "I was their manager",
        "known": "2021 to today",
        "role": "Support worker",
        "leaving": "",
        "again": "yes",
        "suitable": "yes",
        "why": "Calm and patient",
        "discipline": "no",
        "concern": "no",
        "investigation": "no",
        "details": "",
        "by_name": "Sian Powell",
        "by_position": "Manager",
        "by_telephone": "",
        **changes,
    }
