"""Where a vacancy stands and how its pay is told."""

from enum import StrEnum


class VacancyState(StrEnum):
    """Where a vacancy stands."""

    DRAFT = "draft"
    LIVE = "live"
    ENDED = "ended"


class PayPeriod(StrEnum):
    """What the pay figures are for."""

    HOUR = "hour"
    YEAR = "year"
