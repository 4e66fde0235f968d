"""Concerns as those who may know of them see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workforce.checks.models import Concern, ConcernTask
from workforce.checks.rules import concerns as rules
from workforce.checks.states import CONCERN_NAMES, CONCERN_STATE_NAMES, ConcernState
from workforce.core.translation import Lazy, _
from workforce.web.layout import long_date

STATE_TONES: dict[ConcernState, str] = {
    ConcernState.OPEN: "wait",
    ConcernState.MAY_WORK: "closed",
    ConcernState.MAY_NOT_WORK: "bad",
}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One thing to do, by when, and where that comes from."""

    public_id: str
    title: str
    note: str
    due: str
    status: str
    tone: str
    is_done: bool
    rows: Sequence[tuple[str, Any]]
    source: str
    source_url: str

    @classmethod
    def of(cls, task: ConcernTask, today: date) -> "TaskLine":
        """A task on a day."""
        rule = rules.tasks()[task.code]
        done, late = task.done_on is not None, task.overdue_after < today
        rows = []
        if done:
            by = f"{task.done_by.name if task.done_by else ''}, {long_date(task.done_on)}"
            rows = [(_("By"), by), (_("How"), task.how)]
        if done:
            status = _("Not needed") if task.not_needed else _("Done")
        else:
            status = _("Overdue") if late else _("To do")
        return cls(
            task.public_id,
            _(rule.title),
            _(rule.note),
            long_date(task.due_on) if task.due_on else _("As soon as you can"),
            status,
            ("closed" if task.not_needed else "good") if done else ("bad" if late else "wait"),
            done,
            rows,
            rule.source.title,
            rule.source.url,
        )


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """One concern of a list."""

    public_id: str
    name: str
    home: str
    kind: Lazy
    aware_on: date
    status: Lazy
    tone: str
    left: int
    overdue: int

    @classmethod
    def of(cls, row: Concern, today: date) -> "ConcernLine":
        """A concern on a day."""
        left = [task for task in row.tasks if task.done_on is None]
        return cls(
            row.public_id,
            row.name,
            row.home.known_as,
            CONCERN_NAMES[row.kind],
            row.aware_on,
            CONCERN_STATE_NAMES[row.state],
            STATE_TONES[row.state],
            len(left),
            sum(task.overdue_after < today for task in left),
        )


@dataclass(frozen=True, slots=True)
class ConcernPage:
    """One concern with what is to be done."""

    line: ConcernLine
    rows: Sequence[tuple[str, Any]]
    tasks: Sequence[TaskLine]
    can_close: bool
    can_be_mistaken: bool

    @classmethod
    def of(cls, row: Concern, today: date, reader_id: int | None) -> "ConcernPage":
        """The page for somebody who may know of it; one that came over has no words yet."""
        came_over = any(rules.came_over(task.code) for task in row.tasks)
        nobody = _("The earlier owner of the home") if came_over else _("The service itself")
        unsaid = _("Not handed over: ask the earlier owner of the home") if came_over else None
        rows: list[tuple[str, Any]] = [
            (_("What has happened"), CONCERN_NAMES[row.kind]),
            (_("Home"), row.home.known_as),
            (_("Aware since"), long_date(row.aware_on)),
            (_("Opened by"), row.opened_by.name if row.opened_by else nobody),
            (_("What is known"), row.details or unsaid),
        ]
        if row.closed_on is not None:
            by = row.closed_by.name if row.closed_by else nobody
            rows += [
                (_("Closed by"), f"{by}, {long_date(row.closed_on)}"),
                (_("What was decided"), row.outcome or unsaid),
            ]
        finished = all(task.done_on is not None for task in row.tasks)
        other = row.opened_by_id is None or row.opened_by_id != reader_id
        return cls(
            ConcernLine.of(row, today),
            rows,
            [TaskLine.of(task, today) for task in row.tasks],
            row.state is ConcernState.OPEN and finished and other,
            row.state is ConcernState.MAY_NOT_WORK and other,
        )
