"""Where a vacancy stands, how its pay is told, and how a search is sorted."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class VacancyState(StrEnum):
    """Where a vacancy stands."""

    DRAFT = "draft"
    LIVE = "live"
    ENDED = "ended"


class PayPeriod(StrEnum):
    """What the pay figures are for."""

    HOUR = "hour"
    YEAR = "year"


class Sort(StrEnum):
    """The order of a search."""

    NEWEST = "newest"
    CLOSING = "closing"


class Standing(StrEnum):
    """What the public is told of a job; paused says no reason."""

    OPEN = "open"
    CLOSED = "closed"
    PAUSED = "paused"


STATE_NAMES: dict[VacancyState, Lazy] = {
    VacancyState.DRAFT: lazy("Draft"),
    VacancyState.LIVE: lazy("Live"),
    VacancyState.ENDED: lazy("Closed"),
}
SORT_NAMES: dict[Sort, Lazy] = {
    Sort.NEWEST: lazy("Newest first"),
    Sort.CLOSING: lazy("Closing soon"),
}
PAY_PERIOD_NAMES: dict[PayPeriod, Lazy] = {
    PayPeriod.HOUR: lazy("An hour"),
    PayPeriod.YEAR: lazy("A year"),
}
