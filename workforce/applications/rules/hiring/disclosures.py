"""Self-disclosure: from the shortlist on only, and reminded of after two working days."""

from datetime import date, timedelta

from workforce.applications.states import ApplicationState

S = ApplicationState
ASKED_FROM = frozenset({S.SHORTLISTED, S.INTERVIEWING, S.OFFERED})
WORKING_DAYS = 2
SATURDAY = 5


def may_ask(state: ApplicationState) -> bool:
    """Never before the shortlist, and not once it is over."""
    return state in ASKED_FROM


def working_days_before(day: date, count: int = WORKING_DAYS) -> date:
    """The day that lies so many working days before another; Saturdays and Sundays are none."""
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day
