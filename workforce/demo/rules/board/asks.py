"""What an advert asks and offers beside its words, so that the two agree."""

from dataclasses import dataclass
from zlib import crc32

from workforce.demo.rules.board.showcase import Shown
from workforce.demo.rules.posts import PlannedAdvert
from workforce.employment.states import JobRole
from workforce.places.rules import Nation
from workforce.vacancies.states import Driving, HoursPattern, Qualification, Route, WelshNeed

SLEEP_INS, SLEEP_IN_PENCE = 6, 5_500
OWN_SITE = "https://work-with-us.example.org/jobs"
LEVEL_5 = "Level 5 Diploma in Leadership and Management"
OF_THE_WORK = frozenset({JobRole.THERAPIST, JobRole.TEACHER})
DRIVING_PERCENT, WEEKENDS_PERCENT = 35, 60
INTEREST_PERCENT, ANONYMOUS_PERCENT, GUARANTEE_PERCENT = 25, 12, 30
ESSENTIAL_PERCENT, USEFUL_PERCENT = 15, 60
PERCENTS, PRIMES = 100, (1, 7, 49, 343, 2_401, 16_807, 117_649)


@dataclass(frozen=True, slots=True)
class Asks:
    """The answers of an advert; those of the demo provider show one thing each."""

    hours_patterns: int
    sleep_ins_a_month: int
    sleep_in_pence: int | None
    driving: Driving
    qualification: Qualification
    qualification_title: str
    welsh: WelshNeed
    takes_interest: bool
    is_anonymous: bool
    guarantees_interview: bool
    evergreen: bool
    route: Route
    apply_url: str


def asks(advert: PlannedAdvert) -> Asks:
    """The same for the same advert; no stream of chance is disturbed."""
    drawn = crc32(
        f"{advert.home.number} {advert.published_on} {advert.title} {advert.pay_from_pence} "
        f"{advert.description}".encode()
    )
    sleeps = _sleeps(advert)
    qualification = _qualification(advert)
    plain, shown = advert.home.is_showcase, advert.shown
    own_site = shown is Shown.OWN_SITE
    return Asks(
        hours_patterns=int(HoursPattern.WEEKENDS) if _of(drawn, 1) < WEEKENDS_PERCENT else 0,
        sleep_ins_a_month=SLEEP_INS if sleeps else 0,
        sleep_in_pence=SLEEP_IN_PENCE if sleeps else None,
        driving=_driving(advert, _of(drawn, 2)),
        qualification=qualification,
        qualification_title=LEVEL_5 if qualification is Qualification.NEEDED else "",
        welsh=_welsh(advert, _of(drawn, 3)),
        takes_interest=shown is Shown.INTEREST or (not plain and _of(drawn, 4) < INTEREST_PERCENT),
        is_anonymous=shown is Shown.ANONYMOUS or (not plain and _of(drawn, 5) < ANONYMOUS_PERCENT),
        guarantees_interview=shown is Shown.BUSY
        or (not plain and _of(drawn, 6) < GUARANTEE_PERCENT),
        evergreen=shown is Shown.INTEREST,
        route=Route.OWN_SITE if own_site else Route.HERE,
        apply_url=OWN_SITE if own_site else "",
    )


def _of(drawn: int, turn: int) -> int:
    """One of a hundred, another for each turn."""
    return drawn // PRIMES[turn] % PERCENTS


def _sleeps(advert: PlannedAdvert) -> bool:
    said = "sleep-ins" in advert.title or "Sleep-ins" in advert.description
    return said and advert.role not in {*OF_THE_WORK, JobRole.WAKING_NIGHT_WORKER, JobRole.OTHER}


def _driving(advert: PlannedAdvert, percent: int) -> Driving:
    if "driving licence" in advert.description:
        return Driving.USEFUL
    return Driving.NEEDED if percent < DRIVING_PERCENT else Driving.NOT_NEEDED


def _qualification(advert: PlannedAdvert) -> Qualification:
    if advert.role is JobRole.REGISTERED_MANAGER:
        return Qualification.NEEDED
    if advert.role is JobRole.DEPUTY_MANAGER or "Level 3" in advert.description:
        return Qualification.WILL_TRAIN
    return Qualification.NOT_NEEDED


def _welsh(advert: PlannedAdvert, percent: int) -> WelshNeed:
    if advert.home.site.nation != Nation.WALES.value or percent >= USEFUL_PERCENT:
        return WelshNeed.NOT_NEEDED
    return WelshNeed.ESSENTIAL if percent < ESSENTIAL_PERCENT else WelshNeed.USEFUL
