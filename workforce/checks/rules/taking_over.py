"""Which checks made elsewhere may be taken over, and why the others are made again."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

from dateutil.relativedelta import relativedelta

from workforce.checks.states import CheckKind

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


def longest_share(given_on: date) -> date:
    """The last day until which a person may let checks be shown: six calendar months."""
    return given_on + relativedelta(months=MOST_MONTHS_SHARED)
