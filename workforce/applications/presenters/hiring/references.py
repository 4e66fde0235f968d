"""References asked for by a link, as those who choose and as referees read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from workforce.applications.models import Application, ApplicationReferee
from workforce.applications.models.hiring import ReferenceRequest
from workforce.applications.presenters.naming import name_read
from workforce.applications.rules.hiring import references as rules
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import (
    QUESTIONS,
    REFEREE_NAMES,
    REQUEST_NAMES,
    SAID,
    RefereeSlot,
    RequestState,
)
from workforce.core import clock
from workforce.core.translation import _
from workforce.web.layout import long_date


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One referee: how far it is, what they said, and what can be done."""

    public_id: str
    name: str
    about: str
    email: str
    state: str
    dated: str
    concerns: bool
    answers: tuple[tuple[str, str], ...]
    reason: str
    may_remind: bool
    is_asked: bool

    @classmethod
    def of(cls, row: ReferenceRequest) -> Self:
        """One referee for those who choose."""
        asked, now = row.state is RequestState.ASKED, clock.now()
        served = asked and rules.is_open(row.expires_at, now)
        return cls(
            row.public_id,
            row.name,
            ", ".join(filter(None, (str(REFEREE_NAMES[row.slot]), row.relation, row.organisation))),
            row.email,
            str(REQUEST_NAMES[row.state]) if served or not asked else _("The link has ended"),
            _dated(row),
            row.concerns,
            answers_of(row),
            row.reason or "",
            served and rules.may_remind(row.sent_at, row.reminded_at, now),
            asked,
        )


def _dated(row: ReferenceRequest) -> str:
    if row.given_at is not None:
        return _("Received on %(day)s", day=long_date(clock.london(row.given_at).date()))
    sent, until = (clock.london(one).date() for one in (row.sent_at, row.expires_at))
    return _(
        "Sent on %(day)s, the link serves until %(until)s",
        day=long_date(sent),
        until=long_date(until),
    )


def answers_of(row: ReferenceRequest) -> tuple[tuple[str, str], ...]:
    """What a referee said, each answer beside its question."""
    kept = row.answers or {}
    return tuple(
        (str(words), str(SAID[kept[name]]) if kept[name] in SAID else kept[name])
        for name, words in QUESTIONS.items()
        if kept.get(name)
    )


@dataclass(frozen=True, slots=True)
class ReferencesPage:
    """The references of one applicant."""

    application_id: str
    name: str
    lines: tuple[RequestLine, ...]
    may_ask: bool

    @classmethod
    def of(cls, application: Application, rows: Iterable[ReferenceRequest]) -> Self:
        """Every referee who was asked."""
        met = {ApplicationState.INTERVIEWING, ApplicationState.OFFERED}
        return cls(
            application.public_id,
            name_read(application),
            tuple(RequestLine.of(row) for row in rows),
            application.state in met,
        )


@dataclass(frozen=True, slots=True)
class GivePage:
    """What a referee is told before they answer."""

    token: str
    referee: str
    candidate: str
    title: str
    until: str

    @classmethod
    def of(cls, row: ReferenceRequest, token: str) -> Self:
        """Whom it is about, for which kind of work, and until when; never where."""
        return cls(
            token,
            row.name,
            row.application.candidate.name,
            row.application.vacancy.title,
            long_date(clock.london(row.expires_at).date()),
        )


@dataclass(frozen=True, slots=True)
class NamedReferee:
    """A referee whom the candidate named in the form, to be filled in."""

    key: str
    name: str
    organisation: str
    relation: str
    email: str
    most_recent: bool
    may_ask_early: bool

    def values(self) -> dict[str, Any]:
        """The same as the form of asking takes it."""
        slot = RefereeSlot.MOST_RECENT if self.most_recent else RefereeSlot.SECOND
        return {
            "slot": slot.value,
            "name": self.name,
            "organisation": self.organisation,
            "relation": self.relation,
            "email": self.email,
            "agreed": self.may_ask_early,
        }


def named_by(rows: Iterable[ApplicationReferee]) -> list[NamedReferee]:
    """Whom the candidate named."""
    return [
        NamedReferee(
            row.public_id,
            row.name,
            row.organisation,
            row.relation,
            row.email,
            row.most_recent,
            row.may_ask_early,
        )
        for row in rows
    ]
