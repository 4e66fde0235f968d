"""Which ways applications go, how often each, and when they take their steps."""

from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random

from workforce.applications.states import ApplicationState
from workforce.demo.rules.board.showcase import Shown
from workforce.demo.rules.posts import PlannedAdvert
from workforce.demo.services.ledger import at

State = ApplicationState
Way = tuple[ApplicationState, ...]
Steps = list[tuple[ApplicationState, datetime]]

SENT: Way = (State.SUBMITTED,)
SHORTLISTED: Way = (*SENT, State.SHORTLISTED)
MET: Way = (*SHORTLISTED, State.INTERVIEWING)
OFFERED: Way = (*MET, State.OFFERED)
STARTED: Way = (*OFFERED, State.STARTED)
NO, WITHDRAWN = State.UNSUCCESSFUL, State.WITHDRAWN
# Of a hundred applications for an advert that is live, and for one that has ended.
UNDER_WAY: dict[Way, float] = {
    SENT: 36.0,
    SHORTLISTED: 12.0,
    MET: 9.0,
    (*SENT, NO): 22.0,
    (*SHORTLISTED, NO): 5.0,
    (*MET, NO): 5.0,
    (*SENT, WITHDRAWN): 8.0,
    (*SHORTLISTED, WITHDRAWN): 3.0,
}
OVER: dict[Way, float] = {
    SENT: 5.0,
    (*SENT, NO): 43.0,
    (*SHORTLISTED, NO): 16.0,
    (*MET, NO): 14.0,
    (*SENT, WITHDRAWN): 13.0,
    (*SHORTLISTED, WITHDRAWN): 5.0,
    (*MET, WITHDRAWN): 2.5,
    (*OFFERED, State.DECLINED): 1.5,
}
# What somebody sent who sent the short first step only.
INTERESTED: dict[Way, float] = {
    (State.INTERESTED,): 70.0,
    (State.INTERESTED, NO): 18.0,
    (State.INTERESTED, WITHDRAWN): 12.0,
}
# What the demo provider finds waiting.
WAITING: dict[Shown | None, tuple[Way, ...]] = {
    Shown.FIRST: (SENT, SENT, SHORTLISTED),
    Shown.OFFERED: (OFFERED, SENT),
    Shown.BUSY: (
        *(SENT,) * 8,
        *(SHORTLISTED,) * 6,
        *(MET,) * 7,
        *((*SENT, NO),) * 4,
        *((*SHORTLISTED, NO),) * 2,
        *((*SENT, WITHDRAWN),) * 2,
        (*SHORTLISTED, WITHDRAWN),
    ),
    Shown.ANONYMOUS: (SENT,) * 8,
    Shown.INTEREST: ((State.INTERESTED,),) * 6,
    Shown.OWN_SITE: (),
}
# Between how many days ago and how many people applied for it.
SENT_DAYS = {Shown.BUSY: (25, 17), Shown.ANONYMOUS: (9, 1), Shown.INTEREST: (12, 1)}
# The demo’s candidate: invited to an interview, met and liked, and not taken forward.
OF_THE_CANDIDATES: tuple[Way, ...] = (MET, MET, (*SHORTLISTED, NO))
# Whoever starts, declines or sends does so themselves; all else the employer does.
OF_THE_CANDIDATE = frozenset(
    {State.DRAFT, State.INTERESTED, State.SUBMITTED, State.WITHDRAWN, State.DECLINED}
)
STEP_DAYS = 8
FIRST_HOUR = 18


class Ways:
    """Draws ways quickly, with the weights summed up once."""

    def __init__(self, luck: Random, weights: dict[Way, float]) -> None:
        self._luck = luck
        self._ways = list(weights)
        self._sums = list(accumulate(weights.values()))

    def draw(self, count: int) -> list[Way]:
        """As many ways as are asked for."""
        return self._luck.choices(self._ways, cum_weights=self._sums, k=count)


def window(advert: PlannedAdvert, until: date, today: date) -> tuple[date, date]:
    """Between which days people applied for an advert."""
    if advert.shown not in SENT_DAYS:
        return advert.published_on, until
    first, last = SENT_DAYS[advert.shown]
    return today - timedelta(days=first), today - timedelta(days=last)


def moments(luck: Random, way: Way, days: tuple[date, date], last: date) -> Steps:
    """When each step was taken: sent while the advert was open, then days apart, to a last day."""
    first, until = days
    day = first + timedelta(days=int(luck.random() * max(1, (until - first).days + 1)))
    found: Steps = []
    for turn, state in enumerate(way):
        day = min(day, last)
        found.append((state, at(day, FIRST_HOUR + turn, int(luck.random() * 60))))
        day += timedelta(days=int(luck.random() * STEP_DAYS))
    return found
