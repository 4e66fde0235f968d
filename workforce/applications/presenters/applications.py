"""Applications as candidates and as those who choose read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from workforce.applications.models import APPLICATION, Application
from workforce.applications.presenters.naming import name_read
from workforce.applications.states import (
    CANDIDATE_NAMES,
    RECRUITER_NAMES,
    RIGHT_TO_WORK_NAMES,
    TONES,
    ApplicationState,
    RightToWork,
)
from workforce.core.lifecycle import StateChange
from workforce.core.translation import Lazy, _
from workforce.vacancies.presenters import wording
from workforce.web import fields
from workforce.web.layout import moment_in_words


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a timeline."""

    title: str
    when: str
    by: str = ""
    text: str = ""


def timeline(history: Iterable[StateChange], names: dict[ApplicationState, Lazy]) -> list[Event]:
    """The moves of an application in its reader's words, newest first."""
    events = [
        Event(str(names[ApplicationState(change.to_state)]), moment_in_words(change.created_at))
        for change in history
    ]
    return events[::-1]


@dataclass(frozen=True, slots=True)
class Line:
    """One application in a list."""

    public_id: str
    title: str
    employer: str
    name: str
    state: str
    tone: str
    sent_at: datetime

    @classmethod
    def for_candidate(cls, application: Application) -> Self:
        """The application as its candidate knows it; never an internal stage's name."""
        return cls._of(application, str(CANDIDATE_NAMES[application.state]), "")

    @classmethod
    def for_recruiter(cls, application: Application) -> Self:
        """The application as those who choose know it, by name or by what stands for it."""
        state = str(RECRUITER_NAMES[application.state])
        return cls._of(application, state, name_read(application))

    @classmethod
    def _of(cls, application: Application, state: str, name: str) -> Self:
        return cls(
            application.public_id,
            application.vacancy.title,
            wording.employer(application.vacancy.employer_name),
            name,
            state,
            TONES[application.state],
            application.sent_at or application.created_at,
        )


@dataclass(frozen=True, slots=True)
class OwnApplication:
    """One application for its candidate."""

    line: Line
    job_href: str
    answers: tuple[tuple[str, str], ...]
    events: list[Event]
    can_withdraw: bool
    can_decline: bool
    waits: bool

    @classmethod
    def of(cls, application: Application, history: Sequence[StateChange]) -> Self:
        """The application with its timeline and what can be done now."""
        moves = APPLICATION.moves.get(application.state, frozenset())
        return cls(
            Line.for_candidate(application),
            f"/jobs/{application.vacancy.public_id}",
            answers_of(application),
            timeline(history, CANDIDATE_NAMES),
            ApplicationState.WITHDRAWN in moves,
            ApplicationState.DECLINED in moves,
            application.state is ApplicationState.SUBMITTED,
        )


def answers_of(application: Application) -> tuple[tuple[str, str], ...]:
    """What the candidate wrote, each beside its question; nothing once it is forgotten."""
    if not application.right_to_work:
        return ()
    return _answered(application.telephone or "", application.right_to_work, application.statement)


def _answered(telephone: str, right_to_work: str, statement: str) -> tuple[tuple[str, str], ...]:
    return (
        (_("Telephone number"), fields.telephone_in_words(telephone)),
        (
            _("Do you have the right to work in the UK?"),
            str(RIGHT_TO_WORK_NAMES[RightToWork(right_to_work)]),
        ),
        (_("Why would you like to do this work?"), statement),
    )
