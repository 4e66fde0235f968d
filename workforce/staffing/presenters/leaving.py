"""Why people leave: two accounts of a closed year, each with its own picture and table."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.core.translation import Lazy, lazy
from workforce.employment.rules import exits
from workforce.employment.states import (
    LEAVING_NAMES,
    OWN_REASON_NAMES,
    LeavingReason,
    OwnReason,
)
from workforce.staffing.models import Release
from workforce.staffing.presenters.figures import in_count, in_symbol
from workforce.staffing.rules import leaving
from workforce.staffing.rules.leaving import Account
from workforce.web import charts

TITLES: dict[str, Lazy] = {
    leaving.EMPLOYERS: lazy("What employers say"),
    leaving.OWN: lazy("What people say themselves"),
}
OTHERS = lazy("Reasons that fewer than 6 people gave, together")


def reason_name(side: str, value: str) -> Lazy:
    """The name of a reason in the list of the side that gave it."""
    if side == leaving.OWN:
        return OWN_REASON_NAMES[OwnReason(value)]
    return LEAVING_NAMES[LeavingReason(value)]


@dataclass(frozen=True, slots=True)
class AccountPart:
    """What one side says: a picture, the same as a table, or the words for why there is none."""

    title: Lazy
    chart: charts.BarChart
    rows: tuple[tuple[Lazy, str], ...]
    total: str
    missing: str

    @classmethod
    def of(cls, side: str, account: Account, *, invented: bool) -> Self:
        """One side's account of an area."""
        counts = [(reason_name(side, value), count) for value, count in account.reasons]
        counts += [(OTHERS, account.other)] if account.other else []
        return cls(
            TITLES[side],
            charts.bar_chart(
                [charts.Bar(name, count, in_count(count)) for name, count in counts],
                title=TITLES[side],
                invented=invented,
            ),
            tuple((name, in_count(count)) for name, count in counts),
            in_count(account.total),
            in_symbol(account.symbol) if account.symbol else "",
        )


@dataclass(frozen=True, slots=True)
class LeavingPart:
    """Why people of an area left in a year; `asked` and `share` stand beside their own words."""

    year: int
    shown_from: date
    employers: AccountPart
    own: AccountPart
    asked: str
    share: str

    @classmethod
    def of(cls, release: Release | None, code: str) -> Self | None:
        """The accounts of an area in a release; None before there are any."""
        payload = json.loads(release.payload) if release is not None else {}
        year = leaving.year_of(payload)
        if release is None or year is None:
            return None
        own = leaving.account(payload, leaving.OWN, code)
        asked = leaving.asked(payload, code)
        invented = release.has_invented
        return cls(
            year,
            exits.shown_from(year),
            AccountPart.of(
                leaving.EMPLOYERS,
                leaving.account(payload, leaving.EMPLOYERS, code),
                invented=invented,
            ),
            AccountPart.of(leaving.OWN, own, invented=invented),
            in_count(asked) if asked else "",
            f"{leaving.answered_percent(own.total, asked)}%" if asked else "",
        )
