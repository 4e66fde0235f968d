"""A candidate's own applications: what needs them, where each stands, how long it is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.applications.models import APPLICATION, Application
from workforce.applications.policies import may_write
from workforce.applications.presenters.applications import Event, Line, timeline
from workforce.applications.presenters.hiring.ways import ways
from workforce.applications.presenters.needs_me import NeedOfMine, form_href, is_open
from workforce.applications.privacy import KEPT
from workforce.applications.states import CANDIDATE_NAMES, ApplicationState
from workforce.checks.rules import Missing
from workforce.checks.states import CheckKind, Why
from workforce.core import clock
from workforce.core.lifecycle import StateChange
from workforce.core.paging import Page, page_among
from workforce.core.translation import Lazy, _, lazy
from workforce.web.layout import long_date

State = ApplicationState
PER_PAGE = 20
# What a candidate can do about a check; the others are the employer's alone.
MINE_TO_DO: dict[CheckKind, Lazy] = {
    CheckKind.IDENTITY: lazy("Show your passport or another proof of who you are, and a photo"),
    CheckKind.CRIMINAL_RECORD: lazy("Fill in the request for your criminal record certificate"),
    CheckKind.QUALIFICATIONS: lazy("Show the certificates of your qualifications"),
    CheckKind.EMPLOYMENT_HISTORY: lazy(
        "Explain in writing any time between jobs you are asked about"
    ),
    CheckKind.RIGHT_TO_WORK: lazy("Show your right to work in the UK"),
    CheckKind.FITNESS: lazy("Answer questions about your health that matter for the work"),
    CheckKind.DISQUALIFICATION: lazy(
        "Answer one question of the Children Act, after it is explained"
    ),
    CheckKind.OVERSEAS: lazy("Ask the country you lived in for a certificate"),
    CheckKind.REGISTRATION: lazy("Register with Social Care Wales"),
}
UNTOUCHED = frozenset({Why.NOT_DONE})


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One application in its candidate's list, with what it asks of them."""

    line: Line
    href: str
    sent: bool
    needs: tuple[NeedOfMine, ...]
    rank: int

    @classmethod
    def of(cls, application: Application, needs: Sequence[NeedOfMine]) -> Self:
        """An application; a draft leads to its form."""
        draft = application.state is State.DRAFT
        there = form_href(application) if draft else f"/applications/{application.public_id}"
        return cls(
            Line.for_candidate(application),
            there,
            application.sent_at is not None,
            tuple(needs),
            _rank(application, needs),
        )


def _rank(application: Application, needs: Sequence[NeedOfMine]) -> int:
    """What needs the candidate, what goes on, what was decided; drafts of closed jobs last."""
    if needs:
        return 0
    if application.state is State.DRAFT:
        return 1 if is_open(application) else 3
    return 1 if application.state in APPLICATION.active else 2


@dataclass(frozen=True, slots=True)
class OwnList:
    """Everything somebody applied for, in the order in which it concerns them."""

    needs: tuple[tuple[str, NeedOfMine], ...]
    lines: tuple[OwnLine, ...]
    listed: Page[OwnLine]

    @classmethod
    def of(
        cls,
        rows: Iterable[Application],
        needs: Mapping[int, Sequence[NeedOfMine]],
        number: int = 1,
    ) -> Self:
        """One page of the list; within one rank the newest stands first, as the rows come."""
        lines = sorted(
            (OwnLine.of(one, needs.get(one.id, ())) for one in rows), key=lambda one: one.rank
        )
        waiting = [(one.line.title, need) for one in lines for need in one.needs]
        waiting.sort(key=lambda pair: pair[1].due_on or date.max)
        listed = page_among(lines, number, PER_PAGE)
        return cls(tuple(waiting), tuple(listed.rows), listed)


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One application for its candidate."""

    line: Line
    job_href: str
    needs: tuple[NeedOfMine, ...]
    checks: tuple[str, ...]
    events: list[Event]
    has_answers: bool
    is_whole: bool
    can_write: bool
    can_withdraw: bool
    can_decline: bool
    waits: bool
    asks_equality: bool
    kept: str
    ways: tuple[tuple[str, str], ...]

    @classmethod
    def of(
        cls,
        application: Application,
        history: Sequence[StateChange],
        needs: Sequence[NeedOfMine],
        missing: Sequence[Missing] = (),
    ) -> Self:
        """The application with its timeline, what waits, and what can be done now."""
        moves = APPLICATION.moves.get(application.state, frozenset())
        return cls(
            Line.for_candidate(application),
            f"/jobs/{application.vacancy.public_id}",
            tuple(needs),
            tuple(dict.fromkeys(mine_to_do(missing))),
            timeline(history, CANDIDATE_NAMES),
            application.telephone is not None,
            application.completed_at is not None,
            may_write(application),
            State.WITHDRAWN in moves,
            State.DECLINED in moves,
            not needs and application.state in {State.INTERESTED, State.SUBMITTED},
            application.sent_at is not None and not application.equality_put,
            kept_words(application, history),
            ways(application),
        )


def mine_to_do(missing: Iterable[Missing]) -> Iterable[str]:
    """What a candidate can do about the checks that nobody has begun."""
    return (
        str(MINE_TO_DO[one.kind])
        for one in missing
        if one.why in UNTOUCHED and one.kind in MINE_TO_DO
    )


def kept_words(application: Application, history: Sequence[StateChange]) -> str:
    """How long what was written is kept, and until when once the application has ended."""
    if application.state is State.STARTED:
        return _("You started, so your employer keeps what the law asks it to keep of its staff.")
    if application.state is State.DRAFT or application.state in APPLICATION.active:
        return _(
            "If you are not taken on, what you wrote is deleted one year after your application "
            "ends. It is kept so that the employer can show that the choice was fair."
        )
    ended = clock.london(history[-1].created_at).date() if history else clock.today()
    return _(
        "What you wrote is deleted on %(day)s, one year after your application ended. It is kept "
        "so that the employer can show that the choice was fair.",
        day=long_date(ended + KEPT),
    )
