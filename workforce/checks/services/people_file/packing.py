"""The report of a people file as plain JSON, to be kept encrypted and shown in any language."""

from collections.abc import Sequence
from typing import Any, TypeVar

from workforce.checks.rules import Missing
from workforce.checks.rules.people_file import Refused
from workforce.checks.services.people_file.report import (
    Absent,
    Difference,
    Outcome,
    Report,
    Waiting,
)
from workforce.checks.states import CheckKind, Why
from workforce.core.translation import Lazy
from workforce.employment.states import JobRole

T = TypeVar("T")


def pack(report: Report, most: int | None = None) -> dict[str, Any]:
    """The report as JSON, each list whole or only its first; `totals` counts the whole lists."""
    return {
        "dry_run": report.dry_run,
        "row_count": report.row_count,
        "counts": {outcome.value: count for outcome, count in report.counts.items()},
        "totals": {
            "waiting": len(report.waiting),
            "refused": len(report.refused),
            "differences": len(report.differences),
            "absent": len(report.absent),
        },
        "waiting": [
            [
                one.line,
                one.person_reference,
                one.appointment_id,
                [
                    [missing.kind.value, missing.why.value, missing.subject]
                    for missing in one.missing
                ],
            ]
            for one in _first(report.waiting, most)
        ],
        "refused": [
            [one.line, one.column, one.kind, *_words(one.reason)]
            for one in _first(report.refused, most)
        ],
        "differences": [
            [one.line, one.person_reference, one.outcome.value, one.field, one.before, one.after]
            for one in _first(report.differences, most)
        ],
        "absent": [
            [one.person_reference, one.home_registration_number, one.role.value]
            for one in _first(report.absent, most)
        ],
    }


def unpack(packed: dict[str, Any]) -> Report:
    """The report that was packed, as far as its lists were kept."""
    counts = dict.fromkeys(Outcome, 0)
    counts |= {Outcome(name): count for name, count in packed["counts"].items()}
    return Report(
        packed["dry_run"],
        packed["row_count"],
        counts,
        [
            Waiting(line, reference, appointment, tuple(_missing(one) for one in missing))
            for line, reference, appointment, missing in packed["waiting"]
        ],
        [
            Refused(line, column, kind, Lazy(text, **values))
            for line, column, kind, text, values in packed["refused"]
        ],
        [
            Difference(line, reference, Outcome(outcome), field, before, after)
            for line, reference, outcome, field, before, after in packed["differences"]
        ],
        [Absent(reference, number, JobRole(role)) for reference, number, role in packed["absent"]],
    )


def _first(rows: Sequence[T], most: int | None) -> Sequence[T]:
    return rows if most is None else rows[:most]


def _missing(packed: list[str]) -> Missing:
    kind, why, subject = packed
    return Missing(CheckKind(kind), Why(why), subject)


def _words(reason: Lazy | str) -> tuple[str, dict[str, Any]]:
    """A text and its values; values that are texts themselves are said now."""
    if not isinstance(reason, Lazy):
        return str(reason), {}
    plain = (int, float, str)
    values = {
        name: value if isinstance(value, plain) else str(value)
        for name, value in reason.values.items()
    }
    return reason.text, values
