"""Why people leave, by nation and region, with nobody's answer to be worked out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Generic

from workforce.employment.rules import exits
from workforce.employment.rules.exits import Reason, ReasonSums
from workforce.staffing.rules.disclosure import DOMINANT, FEWEST_PROVIDERS, SMALLEST_SHOWN

ROUNDED_TO = 10


@dataclass(slots=True)
class AreaReasons(Generic[Reason]):
    """Reasons of one area: how many of each, and how many from each provider."""

    counts: Counter[Reason] = field(default_factory=Counter)
    by_provider: Counter[int] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All reasons."""
        return sum(self.counts.values())

    def may_be_shown(self) -> bool:
        """Whether enough people of enough providers are in it, and no provider has most."""
        if self.total < SMALLEST_SHOWN or len(self.by_provider) < FEWEST_PROVIDERS:
            return False
        return 100 * max(self.by_provider.values()) < DOMINANT * self.total


def controlled(
    areas: Mapping[str, AreaReasons[Reason]], parts: Mapping[str, list[str]]
) -> dict[str, ReasonSums[Reason] | None]:
    """What each area may show; None is withheld.

    A single withheld part of a whole could be worked out from the rest: the smallest other part
    is withheld with it, and the whole where there is none. All figures are rounded to ten.
    """
    hidden = {code for code, area in areas.items() if not area.may_be_shown()}
    for whole, codes in parts.items():
        known = [code for code in codes if code in areas and areas[code].total]
        out = [code for code in known if code in hidden]
        if len(out) != 1:
            continue
        left = [code for code in known if code not in hidden]
        hidden.add(min(left, key=lambda code: (areas[code].total, code)) if left else whole)
    return {code: None if code in hidden else rounded(area.counts) for code, area in areas.items()}


def rounded(counts: Mapping[Reason, int]) -> ReasonSums[Reason] | None:
    """Sums without a reason that too few gave, each rounded by itself to the nearest ten."""
    found = exits.sums(counts, exits.FEWEST_HOMES, SMALLEST_SHOWN)
    if found is None:
        return None
    reasons = {reason: ten(count) for reason, count in found.by_reason.items()}
    return ReasonSums(ten(found.total), reasons, ten(found.other))


def ten(count: int) -> int:
    """A count of people to the nearest ten, halves up."""
    tens = (Decimal(count) / ROUNDED_TO).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return int(tens) * ROUNDED_TO
