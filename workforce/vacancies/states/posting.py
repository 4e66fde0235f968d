"""Parts of an advert; why it closes on another day or is for more posts than are vacant."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy
from workforce.vacancies.states.vacancies import FirstFor, Route

# Why a job closes on another day, where it was opened again, or where the employer's own system
# said so.
RELISTED = "relisted"
SENT = "ats"
# Why a job was closed whose words came to say where a home is.
TELLING = "its words tell where a home is"


class Section(StrEnum):
    """A part of an advert that is written by itself, in the order of its task list."""

    JOB = "job"
    PAY = "pay"
    ASKS = "asks"
    PLACES = "places"
    APPLYING = "applying"
    DATES = "dates"
    ABOUT = "about"


class AboveFunded(StrEnum):
    """Why more posts are advertised than are vacant."""

    LEAVER_EXPECTED = "leaver-expected"
    NEW_POST_AGREED = "new-post-agreed"
    REPLACING_AGENCY = "replacing-agency"
    OTHER = "other"


class ClosingWhy(StrEnum):
    """Why a job closes on another day than it said."""

    NOBODY_APPLIED = "nobody-applied"
    NOT_FOUND_YET = "not-found-yet"
    MORE_TIME = "more-time"
    MISTAKE = "mistake"
    OTHER = "other"


class Shelf(StrEnum):
    """A part of a recruiter's list: adverts by where they stand, and those that wait for a word."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    INTERNAL = "internal"
    LIVE = "live"
    OUTCOMES = "outcomes"
    ENDED = "ended"


SHELF_NAMES: dict[Shelf, Lazy] = {
    Shelf.DRAFT: lazy("Drafts"),
    Shelf.SCHEDULED: lazy("Scheduled"),
    Shelf.INTERNAL: lazy("Own staff first"),
    Shelf.LIVE: lazy("Live"),
    Shelf.OUTCOMES: lazy("Closed: say how each post was filled"),
    Shelf.ENDED: lazy("Closed"),
}
SECTION_NAMES: dict[Section, Lazy] = {
    Section.JOB: lazy("The job"),
    Section.PAY: lazy("Hours and pay"),
    Section.ASKS: lazy("What the job asks"),
    Section.PLACES: lazy("Homes and posts"),
    Section.APPLYING: lazy("How people apply"),
    Section.DATES: lazy("Dates"),
    Section.ABOUT: lazy("About the job"),
}
ABOVE_FUNDED_NAMES: dict[AboveFunded, Lazy] = {
    AboveFunded.LEAVER_EXPECTED: lazy("Somebody is going to leave"),
    AboveFunded.NEW_POST_AGREED: lazy("A new post is agreed"),
    AboveFunded.REPLACING_AGENCY: lazy("To replace agency staff"),
    AboveFunded.OTHER: lazy("Another reason"),
}
CLOSING_WHY_NAMES: dict[ClosingWhy, Lazy] = {
    ClosingWhy.NOBODY_APPLIED: lazy("Nobody has applied"),
    ClosingWhy.NOT_FOUND_YET: lazy("The right person has not been found yet"),
    ClosingWhy.MORE_TIME: lazy("Candidates need more time"),
    ClosingWhy.MISTAKE: lazy("The date was a mistake"),
    ClosingWhy.OTHER: lazy("Another reason"),
}
FIRST_FOR_NAMES: dict[FirstFor, Lazy] = {
    FirstFor.OWN_STAFF: lazy("Own staff"),
    FirstFor.REDEPLOYMENT: lazy("Staff looking for redeployment"),
}
ROUTE_NAMES: dict[Route, Lazy] = {
    Route.HERE: lazy("On this service"),
    Route.OWN_SITE: lazy("On our own website"),
}
