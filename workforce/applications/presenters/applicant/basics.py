"""What every applicant's page has: the checks, the answers, what has happened."""

from dataclasses import dataclass

from workforce.applications.presenters.applicant.answers import answers_read
from workforce.applications.presenters.applicant.page import missing_in_words
from workforce.applications.presenters.applicant.reading import Reading
from workforce.applications.presenters.applications import Event, timeline
from workforce.applications.presenters.form import Group
from workforce.applications.presenters.naming import words_read
from workforce.applications.queries.beside import ending_of
from workforce.applications.queries.form import whole
from workforce.applications.states import RECRUITER_NAMES, ApplicationState
from workforce.applications.states.beside import LEAVING_NAMES

LEFT = frozenset({ApplicationState.WITHDRAWN, ApplicationState.DECLINED})
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


@dataclass(frozen=True, slots=True)
class Ended:
    """Why the candidate ended it: one of a list, and words of theirs."""

    why: str
    words: str


def ended(reading: Reading) -> Ended | None:
    """Why a candidate withdrew or declined; until the shortlist their words name nobody."""
    application = reading.application
    if application.state not in LEFT:
        return None
    row = ending_of(application)
    if row is None or not (row.why or row.words):
        return None
    why = str(LEAVING_NAMES[row.why]) if row.why else ""
    return Ended(why, words_read(application, row.words))


def answers(reading: Reading) -> tuple[Group, ...] | None:
    """What the candidate wrote; nothing of whoever withdrew, or once it is forgotten."""
    return answers_read(reading.actor, whole(reading.application)).groups or None


def events(reading: Reading) -> list[Event]:
    """The moves of the application."""
    return timeline(reading.history, RECRUITER_NAMES)
