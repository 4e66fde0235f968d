"""Makers of what follows shortlisting: interview times, offers, references."""

from datetime import time, timedelta
from typing import Any

from tests.factories.applications import recruiter_of
from workforce.applications.models.hiring import InterviewSlot
from workforce.applications.services.hiring import interviews
from workforce.applications.states.hiring import MeetingKind
from workforce.core import clock
from workforce.vacancies.models import Vacancy

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
