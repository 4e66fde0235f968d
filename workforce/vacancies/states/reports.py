"""Why somebody reports a job, and where the report stands."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class ReportReason(StrEnum):
    """What somebody thinks is wrong with a job."""

    NOT_REAL = "not-real"
    ASKS_FOR_MONEY = "asks-for-money"
    NAMES_A_HOME_OR_CHILD = "names-a-home-or-child"
    DISCRIMINATES = "discriminates"
    WRONG_FACTS = "wrong-facts"
    OTHER = "other"


class ReportState(StrEnum):
    """Where a report stands with support."""

    WAITING = "waiting"
    SEEN = "seen"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


REPORT_REASON_NAMES: dict[ReportReason, Lazy] = {
    ReportReason.NOT_REAL: lazy("I do not think the job or the employer is real"),
    ReportReason.ASKS_FOR_MONEY: lazy("It asks for money, or for papers before an interview"),
    ReportReason.NAMES_A_HOME_OR_CHILD: lazy("It gives away where a home is, or speaks of a child"),
    ReportReason.DISCRIMINATES: lazy("It treats some people unfairly"),
    ReportReason.WRONG_FACTS: lazy("The pay, the hours or something else is wrong"),
    ReportReason.OTHER: lazy("Something else"),
}
REPORT_STATE_NAMES: dict[ReportState, Lazy] = {
    ReportState.WAITING: lazy("Not seen yet"),
    ReportState.SEEN: lazy("Seen"),
    ReportState.UPHELD: lazy("Job taken down"),
    ReportState.DISMISSED: lazy("Nothing wrong"),
}
