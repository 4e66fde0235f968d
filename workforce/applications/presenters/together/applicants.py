"""The applicants for one job as a list and as a board, without who they are where that is hidden.

A board has five hundred cards: whatever is the same on all of them is made once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from babel.dates import format_date

from workforce.applications.models import APPLICATION
from workforce.applications.presenters.naming import alias_read
from workforce.applications.queries.together.applicants import Found, Listed
from workforce.applications.rules.applicants import STAGE_OF, STATES_OF, Wanted
from workforce.applications.rules.moving import TARGETS
from workforce.applications.rules.scores import mean_of
from workforce.applications.states import RECRUITER_NAMES, TONES, ApplicationState
from workforce.applications.states.choosing import STAGE_NAMES, Stage
from workforce.core import clock
from workforce.core.paging import Page
from workforce.core.translation import WELSH, _, language, ngettext
from workforce.vacancies.models import Vacancy

State = ApplicationState
NEXT: dict[State, State] = {
    State.INTERESTED: State.SHORTLISTED,
    State.SUBMITTED: State.SHORTLISTED,
    State.SHORTLISTED: State.INTERVIEWING,
}


@dataclass(frozen=True, slots=True)
class Card:
    """One applicant: what they are called, where they stand, what can be done next."""

    public_id: str
    name: str
    state: str
    tone: str
    sent: str
    score: str
    unread: str
    is_whole: bool
    can_move: bool
    next_value: str
    next_text: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A group of applicants and how many there are."""

    text: str
    value: str
    count: int
    active: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the board."""

    title: str
    count: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ApplicantsPage:
    """The applicants of a job who are looked for."""

    vacancy_id: str
    title: str
    anonymous: bool
    board: bool
    total: int
    tabs: tuple[Tab, ...]
    cards: tuple[Card, ...]
    columns: tuple[Column, ...]
    page: Page[Listed]
    filters_count: int
    unread: Tab

    @classmethod
    def of(
        cls,
        vacancy: Vacancy,
        found: Found,
        counts: dict[Stage, int],
        wanted: Wanted,
        *,
        board: bool,
        page: Page[Listed],
        unread_count: int,
    ) -> Self:
        """The page of a job, as a list or as a board."""
        words = _Words()
        cards = tuple(words.card(one) for one in found.rows)
        return cls(
            vacancy.public_id,
            vacancy.title,
            vacancy.is_anonymous,
            board,
            sum(counts.values()),
            tuple(_tabs(counts, wanted)),
            cards,
            _columns(found.rows, cards, wanted) if board else (),
            page,
            _chosen(wanted),
            Tab(_("With unread messages"), "y", unread_count, wanted.unread),
        )


def _chosen(wanted: Wanted) -> int:
    named = (wanted.came_from or None, wanted.unread or None)
    asked = (wanted.whole, wanted.least_score, wanted.since, *named)
    return sum(one is not None for one in asked)


def _tabs(counts: dict[Stage, int], wanted: Wanted) -> Iterable[Tab]:
    yield Tab(_("All"), "", sum(counts.values()), wanted.stage is None)
    for stage in Stage:
        count = counts.get(stage, 0)
        if count or stage is wanted.stage:
            yield Tab(str(STAGE_NAMES[stage]), stage.value, count, stage is wanted.stage)


def _columns(rows: Sequence[Listed], cards: Sequence[Card], wanted: Wanted) -> tuple[Column, ...]:
    held: dict[Stage, list[Card]] = {stage: [] for stage in Stage}
    for row, card in zip(rows, cards, strict=True):
        held[STAGE_OF[row.state]].append(card)
    shown = [wanted.stage] if wanted.stage else list(STATES_OF)
    return tuple(
        Column(str(STAGE_NAMES[stage]), len(held[stage]), tuple(held[stage])) for stage in shown
    )


class _Words:
    """What many cards say alike, said once."""

    def __init__(self) -> None:
        self._names = {state: str(name) for state, name in RECRUITER_NAMES.items()}
        self._next = {state: (f"{to.value}:", _NEXT_TEXTS[to]()) for state, to in NEXT.items()}
        self._movable = {
            state for state in State if any(APPLICATION.allows(state, to) for to in TARGETS)
        } - {State.OFFERED}
        self._language = language()

    def card(self, row: Listed) -> Card:
        """One applicant."""
        value, text = self._next.get(row.state, ("", ""))
        if row.state is State.SHORTLISTED and not row.is_whole:
            value = text = ""
        score = mean_of(row.points, row.scores_count)
        return Card(
            row.public_id,
            row.name or alias_read(row.alias),
            self._names[row.state],
            TONES[row.state],
            _day(clock.london(row.sent_at).date(), self._language),
            "" if score is None else str(score),
            unread_in_words(row.unread_count) if row.unread_count else "",
            row.is_whole,
            row.state in self._movable,
            f"{value}{row.public_id}" if value else "",
            text,
        )


def unread_in_words(count: int) -> str:
    """How many messages nobody has opened."""
    return ngettext("%(num)s unread message", "%(num)s unread messages", count)


def _shortlist() -> str:
    return _("Shortlist")


def _interview() -> str:
    return _("Invite to an interview")


_NEXT_TEXTS = {State.SHORTLISTED: _shortlist, State.INTERVIEWING: _interview}


@lru_cache(maxsize=4096)
def _day(day: date, speaks: str) -> str:
    return format_date(day, "d MMMM yyyy", locale="cy" if speaks == WELSH else "en_GB")
