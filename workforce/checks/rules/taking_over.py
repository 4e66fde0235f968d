"""Which checks made elsewhere may be taken over, and why the others are made again."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

from dateutil.relativedelta import relativedelta

from workforce.checks.states import CheckKind, CheckState
from workforce.core.translation import Lazy, lazy

MOST_MONTHS_SHARED = 6


class Way(StrEnum):
    """From whom a check comes."""

    AGENCY = "agency"
    CONSENT = "consent"


class May(StrEnum):
    """Whether a check may be taken over."""

    ALWAYS = "always"
    NEVER = "never"
    UPDATE_SERVICE = "update-service"
    WALES_UPDATE_SERVICE = "wales-update-service"


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether a kind of check may be taken over in a way, and why not."""

    may: May
    why: str

    def allows(self, nation: str, *, update_service: bool) -> bool:
        """Whether a check may be taken over for a home of a nation."""
        if self.may is May.WALES_UPDATE_SERVICE:
            return nation != "wales" or update_service
        return self.may is May.ALWAYS or (self.may is May.UPDATE_SERVICE and update_service)


@lru_cache(maxsize=64)
def rule_of(kind: CheckKind, way: Way) -> Rule:
    """The rule of a kind; of kinds that the file does not name, the careful one."""
    data = _data()
    row = data["kinds"].get(kind.value, data["otherwise"])[way.value]
    return Rule(May(row["may"]), row["why"])


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    folder = resources.files("workforce.checks")
    text = folder.joinpath("data/taking_over.json").read_text("utf-8")
    return dict(json.loads(text))


class Stand(StrEnum):
    """How one row of a home stands beside what an agency holds of it."""

    ACCEPTED = "accepted"
    TO_LOOK_AT = "to-look-at"
    IN_DOUBT = "in-doubt"
    NOT_RECORDED = "not-recorded"
    OWN = "own"
    HOME_ONLY = "home-only"


STAND_NAMES: dict[Stand, Lazy] = {
    Stand.ACCEPTED: lazy("Accepted"),
    Stand.TO_LOOK_AT: lazy("To be looked at"),
    Stand.IN_DOUBT: lazy("In doubt"),
    Stand.NOT_RECORDED: lazy("Not recorded by the agency"),
    Stand.OWN: lazy("Settled by the home"),
    Stand.HOME_ONLY: lazy("For the home itself"),
}


@dataclass(frozen=True, slots=True)
class Sides:
    """One matter as the home and the agency hold it; `ended` says that its last day is past."""

    ours: CheckState
    theirs: CheckState | None
    allowed: bool
    accepted: bool
    ended: bool = False


def stand_of(sides: Sides) -> Stand:
    """How a row stands: an acceptance counts until either side doubts it or it ends."""
    held = sides.ours in {CheckState.SEEN, CheckState.SATISFACTORY}
    if held and sides.accepted:
        return Stand.IN_DOUBT if sides.ended else Stand.ACCEPTED
    if held or sides.ours is CheckState.NOT_APPLICABLE:
        return Stand.OWN
    if not sides.allowed:
        return Stand.HOME_ONLY
    if sides.theirs is CheckState.SATISFACTORY and not sides.ended:
        return Stand.TO_LOOK_AT
    doubted = CheckState.UNSATISFACTORY in {sides.ours, sides.theirs}
    return Stand.IN_DOUBT if doubted or sides.ended else Stand.NOT_RECORDED


def longest_share(given_on: date) -> date:
    """The last day until which a person may let checks be shown: six calendar months."""
    return given_on + relativedelta(months=MOST_MONTHS_SHARED)
