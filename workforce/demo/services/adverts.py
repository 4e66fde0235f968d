"""Adverts: live ones with the words that find them, and those that ended with a hire."""

from dataclasses import asdict
from datetime import date, datetime, timedelta
from functools import lru_cache

from workforce.core import clock
from workforce.core.translation import LANGUAGES, using
from workforce.demo.rules.board.asks import asks
from workforce.demo.rules.posts import PlannedAdvert
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES, Contract, JobRole
from workforce.places import rules as places
from workforce.vacancies import services as vacancies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.rules import words
from workforce.vacancies.rules.pay import figures
from workforce.vacancies.states import VacancyState

# The first hour, and for how many minutes from it adverts are published.
DAY, AFTERNOON = (9, 420), (15, 170)


def write_advert(
    ledger: Ledger,
    advert: PlannedAdvert,
    home_id: int,
    organisation_id: int,
    contact_id: int,
    ended_on: date | None = None,
) -> int:
    """One advert, live or ended; returns its id."""
    published = _published_at(advert)
    ended = at(ended_on, 17) if ended_on else None
    number = ledger.add(
        Vacancy,
        **_particulars(advert),
        organisation_id=organisation_id,
        home_id=home_id,
        state=VacancyState.ENDED if ended else VacancyState.LIVE,
        published_at=published,
        first_published_at=published,
        ended_at=ended,
        contact_id=contact_id,
        search_text="" if ended else search_text(advert),
        words_version="" if ended else vacancies.words_version(),
        created_at=published,
    )
    steps: list[Step] = [
        (None, "draft", published, contact_id),
        ("draft", "live", published, contact_id),
    ]
    if ended:
        steps.append(("live", "ended", ended, contact_id))
    ledger.history(Vacancy, number, steps)
    return number


def _particulars(advert: PlannedAdvert) -> dict[str, object]:
    """What an advert says, and as much of its place as may be known."""
    site, said = advert.home.site, asdict(asks(advert))
    return {
        **said,
        **figures(
            role=advert.role,
            contract=advert.contract,
            weekly_hours=advert.weekly_hours,
            pay_period=advert.pay_period,
            pay_from_pence=advert.pay_from_pence,
            hours_patterns=said["hours_patterns"],
            sleep_ins_a_month=said["sleep_ins_a_month"],
        ),
        "sector": advert.home.sector,
        "home_type": advert.home.home_type,
        "title": advert.title,
        "role": advert.role,
        "posts_count": 1,
        "contract": advert.contract,
        "weekly_hours": advert.weekly_hours,
        "pay_period": advert.pay_period,
        "pay_from_pence": advert.pay_from_pence,
        "pay_to_pence": advert.pay_to_pence,
        "closes_on": advert.closes_on,
        "description": advert.description,
        "employer_name": advert.home.owner.name,
        "nation": site.nation,
        "region_code": site.region_code,
        "authority_code": site.authority_code,
        "public_point": site.public_point,
    }


def _published_at(advert: PlannedAdvert) -> datetime:
    """In working hours, spread over the day, so that the newest first is an order.

    What is of yesterday came after alerts were sent, so that the next ones have news.
    """
    of_yesterday = advert.published_on == clock.today() - timedelta(days=1)
    first, minutes = AFTERNOON if of_yesterday else DAY
    minutes = (
        advert.pay_from_pence + len(advert.description) * 7 + advert.home.number * 13
    ) % minutes
    return at(advert.published_on, first + minutes // 60, minutes % 60)


def search_text(advert: PlannedAdvert) -> str:
    """What the index holds of an advert: the same as `vacancies.services.search_text`.

    It is put together from parts that many adverts share, which is a hundred times faster.
    """
    parts = (
        _tokens(advert.title),
        _spoken(advert.role, advert.contract, advert.home.site.region_code),
        _names(advert.home.site.authority_code),
        _tokens(advert.home.owner.name),
        _tokens(advert.description),
    )
    return " ".join(sorted(frozenset[str]().union(*parts)))


@lru_cache(maxsize=16_384)
def _tokens(section: str) -> frozenset[str]:
    return frozenset(words.search_text(section).split())


@lru_cache(maxsize=1_024)
def _spoken(role: JobRole, contract: Contract, region_code: str) -> frozenset[str]:
    """Role, contract and region in both languages."""
    found: frozenset[str] = frozenset()
    for language in LANGUAGES:
        with using(language):
            for said in (ROLE_NAMES[role], CONTRACT_NAMES[contract]):
                found |= _tokens(str(said))
            found |= _tokens(places.region_name(region_code))
    return found


@lru_cache(maxsize=256)
def _names(authority_code: str) -> frozenset[str]:
    """Both names of the council area."""
    fact = places.directory().by_code(authority_code)
    if fact is None:
        return frozenset()
    return _tokens(fact.display_name) | _tokens(fact.welsh_name or "")
