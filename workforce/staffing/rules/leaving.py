"""Why people leave as a release stores it: two accounts of a closed year, apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from workforce.employment.rules.exits import Reason, ReasonSums
from workforce.staffing.states import Symbol

KEY = "leaving"
EMPLOYERS, OWN, ASKED = "employers", "own", "asked"
WITHHELD = Symbol.WITHHELD.value
UNREPORTED = Symbol.UNAVAILABLE.value


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says of one area: figures to the nearest ten, or why there are none.

    `reasons` are the values of the side's own list; `other` is what too few gave, together.
    """

    symbol: str = ""
    total: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    other: int = 0

    @classmethod
    def of(cls, stored: Mapping[str, Any] | str | None) -> Self:
        """A stored account; nothing stored means that nothing was reported."""
        if stored is None or isinstance(stored, str):
            return cls(stored or UNREPORTED)
        counts = sorted(stored["reasons"].items(), key=lambda one: (-one[1], one[0]))
        return cls("", stored["total"], tuple(counts), stored["other"])


def payload(
    year: int,
    employers: Mapping[str, ReasonSums[Any] | None],
    own: Mapping[str, ReasonSums[Any] | None],
    asked: Mapping[str, int],
) -> dict[str, Any]:
    """The accounts of a year as they are stored; how many were asked only beside answers."""
    return {
        "year": year,
        EMPLOYERS: {code: _stored(sums) for code, sums in employers.items()},
        OWN: {code: _stored(sums) for code, sums in own.items()},
        ASKED: {code: count for code, count in asked.items() if own.get(code) is not None},
    }


def _stored(sums: ReasonSums[Reason] | None) -> dict[str, Any] | str:
    if sums is None:
        return WITHHELD
    reasons = {reason.value: count for reason, count in sums.by_reason.items()}
    return {"total": sums.total, "reasons": reasons, "other": sums.other}


def year_of(release: Mapping[str, Any]) -> int | None:
    """The year of which a stored release says why people left; None in older ones."""
    return release[KEY]["year"] if KEY in release else None


def account(release: Mapping[str, Any], side: str, code: str) -> Account:
    """What one side says of one area in a stored release."""
    return Account.of(release[KEY][side].get(code))


def asked(release: Mapping[str, Any], code: str) -> int | None:
    """How many leavers of an area were asked, where it may be said."""
    found: int | None = release[KEY][ASKED].get(code)
    return found


def answered_percent(answered: int, asked_count: int) -> int:
    """The share that answered in whole percent of the rounded figures, never above 100."""
    return min(100, (200 * answered + asked_count) // (2 * asked_count))
