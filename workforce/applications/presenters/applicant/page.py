"""The head of an applicant's page: whose it is, where it stands and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from workforce.applications import policies
from workforce.applications.models import APPLICATION, Application
from workforce.applications.presenters.applicant.reading import Reading
from workforce.applications.presenters.applications import Line
from workforce.applications.states import ApplicationState
from workforce.checks.rules import Missing
from workforce.checks.states import CHECK_NAMES


@dataclass(frozen=True, slots=True)
class ApplicantPage:
    """One application for those who choose: its head, and what still stands before a start."""

    line: Line
    anonymous: bool
    vacancy_id: str
    email: str
    moves: frozenset[str]
    appointment_id: str
    missing: tuple[str, ...]

    @classmethod
    def of(cls, reading: Reading) -> Self:
        """The application with what can be done; whoever withdrew is written to no further."""
        application, appointment = reading.application, reading.appointment
        moves = APPLICATION.moves.get(application.state, frozenset())
        hidden = policies.is_hidden(application)
        return cls(
            Line.for_recruiter(application),
            hidden,
            application.vacancy.public_id,
            "" if hidden or _gone(application) else application.candidate.email,
            frozenset(move.value for move in moves),
            appointment.public_id if appointment else "",
            missing_in_words(reading.missing),
        )


def missing_in_words(missing: Sequence[Missing]) -> tuple[str, ...]:
    """The checks that are not done, each named once."""
    return tuple(dict.fromkeys(str(CHECK_NAMES[one.kind]) for one in missing))


def _gone(application: Application) -> bool:
    return application.state is ApplicationState.WITHDRAWN
