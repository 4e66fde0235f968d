"""Words and tints for where a person stands with a topic, and for shares."""

from dataclasses import dataclass
from typing import Self

from workforce.core.translation import _
from workforce.training.rules import expiry, topics
from workforce.training.rules.needs import Status
from workforce.training.states import Standing
from workforce.web.layout import short_date

TAGS = {
    Standing.VALID: "good",
    Standing.EXPIRING: "wait",
    Standing.EXPIRED: "bad",
    Standing.NOT_RECORDED: "neutral",
    Standing.NOT_YET_DUE: "neutral",
    Standing.NOT_REQUIRED: "neutral",
}
TONES = {
    Standing.VALID: "good",
    Standing.EXPIRING: "soon",
    Standing.EXPIRED: "late",
    Standing.NOT_RECORDED: "",
    Standing.NOT_YET_DUE: "none",
    Standing.NOT_REQUIRED: "none",
}


def percent_text(in_date_count: int, required_count: int) -> str:
    """R6 in words: a share with one decimal, or that there is nothing to share."""
    share = expiry.compliance_percent(in_date_count, required_count)
    return _("n/a") if share is None else f"{share}%"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a person stands with a topic: words and a tint that only repeats them."""

    words: str
    tone: str

    @classmethod
    def of(cls, status: Status | None) -> Self:
        """The cell of a status; a topic that no role of the person needs has none."""
        if status is None:
            return cls(str(Standing.NOT_REQUIRED.label), TONES[Standing.NOT_REQUIRED])
        return cls(_words(status), TONES[status.standing])


def _words(status: Status) -> str:
    until = status.held.valid_until if status.held else None
    if status.standing is Standing.NOT_YET_DUE:
        return _("Due by %(day)s", day=short_date(status.due_on))
    if until is None:
        return str(status.standing.label)
    day = short_date(until)
    if status.standing is Standing.EXPIRED:
        return _("Ran out on %(day)s", day=day)
    if status.standing is Standing.EXPIRING:
        return _("Runs out on %(day)s", day=day)
    return _("In date until %(day)s", day=day)


def by_label(code: str) -> str:
    """The key by which topics are put in order: their name in the reader's language."""
    return topics.label_of(code).casefold()
