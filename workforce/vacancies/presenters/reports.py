"""A report of a job as support reads it."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.core.translation import _
from workforce.vacancies.models.reports import JobReport
from workforce.vacancies.presenters import wording
from workforce.vacancies.states import REPORT_REASON_NAMES, REPORT_STATE_NAMES, ReportState
from workforce.web.layout import moment_in_words

TONES = {
    ReportState.WAITING: "new",
    ReportState.SEEN: "wait",
    ReportState.UPHELD: "bad",
    ReportState.DISMISSED: "closed",
}


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report with the job it is about."""

    public_id: str
    title: str
    job_href: str
    reason: str
    state: str
    tone: str
    due: str
    is_late: bool
    waits: bool
    is_open: bool
    rows: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, row: JobReport, today: date) -> Self:
        """A report as it stands today."""
        waits = row.state is ReportState.WAITING
        reason = str(REPORT_REASON_NAMES[row.reason])
        return cls(
            row.public_id,
            row.vacancy.title,
            f"/jobs/{row.vacancy.public_id}",
            reason,
            str(REPORT_STATE_NAMES[row.state]),
            TONES[row.state],
            wording.day(row.due_on),
            waits and row.due_on < today,
            waits,
            row.state in {ReportState.WAITING, ReportState.SEEN},
            (
                (_("What is wrong"), reason),
                (_("In their words"), row.words or ""),
                (_("Reported"), moment_in_words(row.created_at)),
                (_("Employer"), row.vacancy.organisation.name),
                (_("Decision"), row.decision or ""),
            ),
        )
