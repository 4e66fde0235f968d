"""What a recruiter says of a job, as one plain value."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlsplit

from workforce.employment.states import Contract, JobRole
from workforce.vacancies.states import (
    Driving,
    FirstFor,
    PayPeriod,
    Qualification,
    Route,
    Section,
    WelshNeed,
)

LONGEST_ADVERT = timedelta(days=366)
USUAL_ADVERT = timedelta(days=28)
SHORTEST_ADVERT = timedelta(days=7)
SHORTEST_TITLE, LONGEST_TITLE = 4, 75
LONGEST_DESCRIPTION = 8_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """The typed part of an advert; everything else follows from the home."""

    title: str
    role: JobRole
    posts_count: int
    contract: Contract
    weekly_hours: Decimal
    pay_period: PayPeriod
    pay_from_pence: int
    pay_to_pence: int
    closes_on: date
    description: str
    hours_patterns: int = 0
    rota: str = ""
    sleep_ins_a_month: int = 0
    sleep_in_pence: int | None = None
    driving: Driving = Driving.NOT_NEEDED
    qualification: Qualification = Qualification.NOT_NEEDED
    qualification_title: str = ""
    welsh: WelshNeed = WelshNeed.NOT_NEEDED
    route: Route = Route.HERE
    apply_url: str = ""
    takes_interest: bool = False
    is_anonymous: bool = False
    guarantees_interview: bool = False
    evergreen: bool = False
    publish_on: date | None = None
    first_for: FirstFor | None = None
    first_until: date | None = None


SECTION_BITS = {section: 1 << place for place, section in enumerate(Section)}
EVERY_SECTION = sum(SECTION_BITS.values())


def missing_sections(sections_done: int) -> list[Section]:
    """The parts of an advert that nobody has written yet, in their order."""
    return [section for section, bit in SECTION_BITS.items() if not sections_done & bit]


def closing_day_stands(closes_on: date, today: date) -> bool:
    """Whether an advert may close on a day: not before today, and within a year."""
    return today <= closes_on <= today + LONGEST_ADVERT


SECTION_FIELDS: dict[Section, tuple[str, ...]] = {
    Section.JOB: ("title", "role", "contract", "evergreen"),
    Section.PAY: (
        "weekly_hours",
        "hours_patterns",
        "rota",
        "sleep_ins_a_month",
        "sleep_in_pence",
        "pay_period",
        "pay_from_pence",
        "pay_to_pence",
    ),
    Section.ASKS: ("driving", "qualification", "qualification_title", "welsh"),
    Section.PLACES: ("posts_count",),
    Section.APPLYING: (
        "route",
        "apply_url",
        "takes_interest",
        "is_anonymous",
        "guarantees_interview",
    ),
    Section.DATES: ("publish_on", "closes_on", "first_for", "first_until"),
    Section.ABOUT: ("description",),
}
# What somebody typed in their own words, which must not say where the home is.
SECTION_TEXTS: dict[Section, tuple[str, ...]] = {
    Section.JOB: ("title",),
    Section.PAY: ("rota",),
    Section.ASKS: ("qualification_title",),
    Section.APPLYING: ("apply_url",),
    Section.ABOUT: ("description",),
}

# Words about the job itself, whose writer is asked where they may tell of a child.
FREE_WORDS = ("title", "rota", "qualification_title", "description")


def placeholders(title: str, today: date) -> Particulars:
    """A draft of which only the title is known; its other parts are marked as not written."""
    return Particulars(
        title=title,
        role=JobRole.RESIDENTIAL_SUPPORT_WORKER,
        posts_count=1,
        contract=Contract.PERMANENT,
        weekly_hours=Decimal("37.5"),
        pay_period=PayPeriod.HOUR,
        pay_from_pence=1,
        pay_to_pence=1,
        closes_on=today + USUAL_ADVERT,
        description="",
    )


def usual_closing_day(published_on: date, closed_on: date, today: date) -> date:
    """When an advert that is posted again closes: after as many days as it was open last time."""
    length = max(min(closed_on - published_on, LONGEST_ADVERT), SHORTEST_ADVERT)
    return today + length


def own_site_stands(url: str) -> bool:
    """Whether an address is one that people may be sent to: secure, with a host and no more."""
    parts = urlsplit(url)
    return parts.scheme == "https" and "." in (parts.hostname or "") and not parts.username
