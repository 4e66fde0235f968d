"""What every applicant's page has: the checks, the answers, what has happened."""

from dataclasses import dataclass

from workforce.applications.presenters.applicant.answers import answers_read
from workforce.applications.presenters.applicant.page import missing_in_words
from workforce.applications.presenters.applicant.reading import Reading
from workforce.applications.presenters.applications import Event, timeline
from workforce.applications.presenters.form import Group
from workforce.applications.queries.form import whole
from workforce.applications.states import RECRUITER_NAMES, ApplicationState

CHECKED = frozenset({ApplicationState.OFFERED, ApplicationState.STARTED})


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks that an offer opened, and what is missing of them."""

    appointment_id: str
    missing: tuple[str, ...]


def checks(reading: Reading) -> Checks | None:
    """The checks before a start, once an offer opened them and until it ends without one."""
    if reading.appointment is None or reading.application.state not in CHECKED:
        return None
    return Checks(reading.appointment.public_id, missing_in_words(reading.missing))


def answers(reading: Reading) -> tuple[Group, ...] | None:
    """What the candidate wrote; nothing of whoever withdrew, or once it is forgotten."""
    return answers_read(reading.actor, whole(reading.application)).groups or None


def events(reading: Reading) -> list[Event]:
    """The moves of the application."""
    return timeline(reading.history, RECRUITER_NAMES)
