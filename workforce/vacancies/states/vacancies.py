"""Where a vacancy stands, how its pay is told, and how a search is sorted."""

from enum import IntFlag, StrEnum

from workforce.core.translation import Lazy, lazy


class VacancyState(StrEnum):
    """Where a vacancy stands; an internal one is shown to the employer's own staff only."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    INTERNAL = "internal"
    LIVE = "live"
    ENDED = "ended"


class HoursPattern(IntFlag):
    """Kinds of working hours; a job has several, kept together as one number."""

    FULL_TIME = 1
    PART_TIME = 2
    WAKING_NIGHTS = 4
    SLEEP_INS = 8
    WEEKENDS = 16
    BANK = 32


class Driving(StrEnum):
    """Whether the work needs somebody who drives."""

    NOT_NEEDED = "not-needed"
    USEFUL = "useful"
    NEEDED = "needed"


class Qualification(StrEnum):
    """Whether somebody must have a qualification on the first day."""

    NOT_NEEDED = "not-needed"
    WILL_TRAIN = "will-train"
    NEEDED = "needed"


class WelshNeed(StrEnum):
    """Whether the work needs Welsh."""

    NOT_NEEDED = "not-needed"
    USEFUL = "useful"
    ESSENTIAL = "essential"


class Route(StrEnum):
    """Where candidates apply."""

    HERE = "here"
    OWN_SITE = "own-site"


class FirstFor(StrEnum):
    """Who sees a job first, before everybody does."""

    OWN_STAFF = "own-staff"
    REDEPLOYMENT = "redeployment"


class PostOutcome(StrEnum):
    """How one post of a job was filled, or that it was not."""

    HIRED_HERE = "hired-here"
    OWN_STAFF = "own-staff"
    BANK_OR_AGENCY = "bank-or-agency"
    ELSEWHERE = "elsewhere"
    NOT_FILLED = "not-filled"


class NotFilledWhy(StrEnum):
    """Why a post was not filled."""

    NOBODY_APPLIED = "nobody-applied"
    NOBODY_SUITABLE = "nobody-suitable"
    PAY_DECLINED = "pay-declined"
    OFFER_DECLINED = "offer-declined"
    CHECKS_FAILED = "checks-failed"
    NOT_NEEDED = "not-needed"
    OTHER = "other"


class PayPeriod(StrEnum):
    """What the pay figures are for."""

    HOUR = "hour"
    YEAR = "year"


class Sort(StrEnum):
    """The order of a search."""

    NEWEST = "newest"
    CLOSING = "closing"
    NEAREST = "nearest"
    PAY = "pay"


class Standing(StrEnum):
    """What the public is told of a job; paused says no reason."""

    OPEN = "open"
    CLOSED = "closed"
    PAUSED = "paused"


STATE_NAMES: dict[VacancyState, Lazy] = {
    VacancyState.DRAFT: lazy("Draft"),
    VacancyState.SCHEDULED: lazy("Scheduled"),
    VacancyState.INTERNAL: lazy("Shown to own staff first"),
    VacancyState.LIVE: lazy("Live"),
    VacancyState.ENDED: lazy("Closed"),
}
SORT_NAMES: dict[Sort, Lazy] = {
    Sort.NEWEST: lazy("Newest first"),
    Sort.CLOSING: lazy("Closing soon"),
    Sort.NEAREST: lazy("Nearest first"),
    Sort.PAY: lazy("Highest pay"),
}
PAY_PERIOD_NAMES: dict[PayPeriod, Lazy] = {
    PayPeriod.HOUR: lazy("An hour"),
    PayPeriod.YEAR: lazy("A year"),
}
HOURS_PATTERN_NAMES: dict[HoursPattern, Lazy] = {
    HoursPattern.FULL_TIME: lazy("Full time"),
    HoursPattern.PART_TIME: lazy("Part time"),
    HoursPattern.WAKING_NIGHTS: lazy("Waking nights"),
    HoursPattern.SLEEP_INS: lazy("Sleep-ins"),
    HoursPattern.WEEKENDS: lazy("Weekends"),
    HoursPattern.BANK: lazy("Bank"),
}
DRIVING_NAMES: dict[Driving, Lazy] = {
    Driving.NOT_NEEDED: lazy("Driving is not needed"),
    Driving.USEFUL: lazy("Driving is useful"),
    Driving.NEEDED: lazy("Driving is needed"),
}
QUALIFICATION_NAMES: dict[Qualification, Lazy] = {
    Qualification.NOT_NEEDED: lazy("No qualification needed"),
    Qualification.WILL_TRAIN: lazy("Will train you for the qualification"),
    Qualification.NEEDED: lazy("Qualification needed"),
}
WELSH_NEED_NAMES: dict[WelshNeed, Lazy] = {
    WelshNeed.NOT_NEEDED: lazy("Welsh is not needed"),
    WelshNeed.USEFUL: lazy("Welsh is useful"),
    WelshNeed.ESSENTIAL: lazy("Welsh is essential"),
}
POST_OUTCOME_NAMES: dict[PostOutcome, Lazy] = {
    PostOutcome.HIRED_HERE: lazy("Hired through this service"),
    PostOutcome.OWN_STAFF: lazy("Filled by our own staff"),
    PostOutcome.BANK_OR_AGENCY: lazy("Covered by bank or agency staff"),
    PostOutcome.ELSEWHERE: lazy("Hired another way"),
    PostOutcome.NOT_FILLED: lazy("Not filled"),
}
NOT_FILLED_NAMES: dict[NotFilledWhy, Lazy] = {
    NotFilledWhy.NOBODY_APPLIED: lazy("Nobody applied"),
    NotFilledWhy.NOBODY_SUITABLE: lazy("Nobody suitable applied"),
    NotFilledWhy.PAY_DECLINED: lazy("The pay was declined"),
    NotFilledWhy.OFFER_DECLINED: lazy("The offer was declined for another reason"),
    NotFilledWhy.CHECKS_FAILED: lazy("The checks could not be completed"),
    NotFilledWhy.NOT_NEEDED: lazy("The post is no longer needed"),
    NotFilledWhy.OTHER: lazy("Another reason"),
}
