"""What a recruiter says of a job, as one plain value."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

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
