"""What people said themselves of why they left, as they see it; and sums, as employers do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workforce.core import clock
from workforce.core.translation import Lazy, _
from workforce.employment.models import ExitAnswer
from workforce.employment.queries import exits
from workforce.employment.rules import exits as rules
from workforce.employment.rules.exits import ReasonSums
from workforce.employment.states import OWN_REASON_NAMES, OwnReason

YEARS_OFFERED = 3


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """One's own answer about the end of one post."""

    public_id: str
    employer: str
    left_on: date
    reason: Lazy | None
    words: str | None
    can_change: bool
    until: date

    @classmethod
    def of(cls, row: ExitAnswer) -> "OwnAnswer":
        """An answer as the person it is of sees it."""
        return cls(
            row.public_id,
            row.person_in_post.organisation.name,
            row.left_on,
            OWN_REASON_NAMES[row.reason] if row.reason else None,
            row.words,
            exits.is_open(row),
            clock.london(row.expires_at).date(),
        )


@dataclass(frozen=True, slots=True)
class OwnReasonsPage:
    """What the leavers of a provider said in a year, as one sum; None is "too few or too early"."""

    year: int
    years: Sequence[int]
    shown_from: date
    too_early: bool
    total: int | None
    rows: Sequence[tuple[Any, int]]

    @classmethod
    def of(cls, year: int, last: int, found: ReasonSums[OwnReason] | None) -> "OwnReasonsPage":
        """The page of a year for those who may see the sums of their whole provider."""
        rows: list[tuple[Any, int]] = []
        if found is not None:
            rows = [(OWN_REASON_NAMES[reason], n) for reason, n in found.by_reason.items()]
            rows.sort(key=lambda row: -row[1])
            if found.other:
                rows.append((_("Reasons that fewer than 5 people gave, together"), found.other))
        opens = rules.shown_from(year)
        return cls(
            year,
            [last - back for back in range(YEARS_OFFERED)],
            opens,
            clock.today() < opens,
            found.total if found else None,
            rows,
        )
