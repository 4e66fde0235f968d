"""What became of a people file, in words and as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workforce.checks.presenters.recruitment.history import subject_words
from workforce.checks.rules import Missing
from workforce.checks.rules.people_file import Refused
from workforce.checks.services import Outcome, Report, Waiting
from workforce.checks.services.people_file import Absent, Difference, unpack
from workforce.checks.states import CHECK_NAMES, CheckKind
from workforce.core.translation import Lazy, _, lazy
from workforce.employment.states import CONTRACT_NAMES, LEAVING_NAMES, NEVER_CHOSEN, ROLE_NAMES

OUTCOME_NAMES: dict[Outcome, Lazy] = {
    Outcome.UNCHANGED: lazy("Unchanged"),
    Outcome.CHANGED: lazy("Changed"),
    Outcome.LEFT: lazy("Leaving recorded or changed"),
    Outcome.IN_POST_BEFORE: lazy("Added: in post before the home joined"),
    Outcome.STARTED: lazy("Started, checks complete"),
    Outcome.WAITING: lazy("Not started: checks are not complete"),
}
FILE_WORDS: dict[str, tuple[tuple[str, Lazy], ...]] = {
    "role": tuple((role.value, name) for role, name in ROLE_NAMES.items()),
    "contract": tuple((contract.value, name) for contract, name in CONTRACT_NAMES.items()),
    "leaving_reason": tuple(
        (reason.value, name) for reason, name in LEAVING_NAMES.items() if reason not in NEVER_CHOSEN
    ),
}


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference in words."""

    line: int
    person_reference: str
    outcome: Lazy
    field: str
    before: str
    after: str

    @classmethod
    def of(cls, one: Difference) -> "DifferenceLine":
        """A difference; a new spell has no field."""
        name = OUTCOME_NAMES[one.outcome]
        return cls(one.line, one.person_reference, name, one.field, one.before, one.after)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What became of a people file, in words; `totals` counts what the lists leave out."""

    dry_run: bool
    row_count: int
    counts: Sequence[tuple[Lazy, int]]
    totals: Mapping[str, int]
    waiting: Sequence[tuple[Waiting, str]]
    refused: Sequence[Refused]
    differences: Sequence[DifferenceLine]
    absent: Sequence[tuple[Absent, Lazy]]
    changes_nothing: bool

    @classmethod
    def of(cls, summary: Mapping[str, Any], posts: Mapping[str, str] | None = None) -> "ReportPage":
        """The report of an import, from what was kept of it; `posts` names earlier posts."""
        report = unpack(dict(summary))
        return cls(
            report.dry_run,
            report.row_count,
            [(OUTCOME_NAMES[outcome], count) for outcome, count in report.counts.items()],
            summary["totals"],
            [(one, waiting_words(one, posts)) for one in report.waiting],
            report.refused,
            [DifferenceLine.of(one) for one in report.differences],
            [(one, ROLE_NAMES[one.role]) for one in report.absent],
            report.changed_count == 0,
        )


def waiting_words(one: Waiting, posts: Mapping[str, str] | None = None) -> str:
    """Why somebody of a file has not started; of rows that repeat, which post, gap or country."""
    if not one.missing:
        return _("Starts on a day to come")
    names = dict.fromkeys(_named(missing, posts or {}) for missing in one.missing)
    return _("Not complete: %(names)s", names=", ".join(names))


def posts_in(report: Report) -> list[str]:
    """The earlier posts that the checks of those who wait are about, by their public ids."""
    return [
        missing.subject
        for one in report.waiting
        for missing in one.missing
        if missing.kind is CheckKind.PREVIOUS_POST and missing.subject
    ]


def _named(missing: Missing, posts: Mapping[str, str]) -> str:
    subject = subject_words(missing.kind, missing.subject, posts)
    name = str(CHECK_NAMES[missing.kind])
    return _("%(check)s (%(subject)s)", check=name, subject=subject) if subject else name


def report_json(report: Report) -> dict[str, Any]:
    """The report as plain JSON values: references and reasons, never what a cell said."""
    return {
        "dry_run": report.dry_run,
        "rows": report.row_count,
        "taken": report.taken_count,
        "changed": report.changed_count,
        "outcomes": {outcome.value: count for outcome, count in report.counts.items()},
        "waiting": [_waiting_json(one) for one in report.waiting],
        "differences": [
            {
                "line": one.line,
                "person_reference": one.person_reference,
                "outcome": one.outcome.value,
                "field": one.field,
            }
            for one in report.differences
        ],
        "not_in_file": [
            {
                "person_reference": one.person_reference,
                "home_registration_number": one.home_registration_number,
                "role": one.role.value,
            }
            for one in report.absent
        ],
        "refused": [_refused_json(one) for one in report.refused],
    }


def _waiting_json(one: Waiting) -> dict[str, Any]:
    return {
        "line": one.line,
        "person_reference": one.person_reference,
        "appointment": one.appointment_id,
        "missing": [
            {
                "check": missing.kind.value,
                "why": missing.why.value,
                **({"subject": missing.subject} if missing.subject else {}),
            }
            for missing in one.missing
        ],
    }


def _refused_json(one: Refused) -> dict[str, Any]:
    return {
        "line": one.line,
        "column": one.column,
        "value_kind": one.kind,
        "reason": str(one.reason),
    }
