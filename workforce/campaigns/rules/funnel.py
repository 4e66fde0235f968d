"""From a visit to a start: what can be worked out of the counts of a campaign."""

from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal

from workforce.campaigns.states import REACHED, Stage

DIRECT = ""
OTHER = "*"
SEVERAL = "several"


def cost_per_start(spend_pence: int, starts: int | None) -> int | None:
    """What one start cost, in whole pence, half a penny away from nought; None without a start."""
    if not starts:
        return None
    return int((Decimal(spend_pence) / starts).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def got_as_far(furthest: Mapping[tuple[str, int], int]) -> dict[Stage, dict[str, int]]:
    """How many got to each stage or past it, from how many got how far and no further."""
    found: dict[Stage, dict[str, int]] = {stage: {} for stage in REACHED}
    for (key, rank), count in furthest.items():
        for stage in REACHED[:rank]:
            found[stage][key] = found[stage].get(key, 0) + count
    return found


def folded(counts: Mapping[str, int], known: Collection[str], rest: str) -> dict[str, int]:
    """Every known key with its count, nought too; what has another key counts with the rest."""
    found = dict.fromkeys(known, 0)
    for key, count in counts.items():
        kept = key if key in found else rest
        found[kept] = found.get(kept, 0) + count
    return found
