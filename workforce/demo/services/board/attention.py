"""Who looked at adverts and kept them for later, and which links led people to apply."""

from datetime import date, datetime, timedelta
from random import Random

from workforce.demo.rules import chance
from workforce.demo.rules.country import Country
from workforce.demo.rules.posts import PlannedAdvert
from workforce.demo.services.board.pool import Pool
from workforce.demo.services.ledger import Ledger, at
from workforce.demo.services.stories.campaigns import BEGAN, LINKS, REGIONS
from workforce.vacancies.models import SavedJob, VacancyView
from workforce.vacancies.rules.returning.alerts import VIA

# Where people come from, and how many a week for an advert of the usual kind.
SOURCES = {"direct": 9.0, "search-engine": 14.0, "alert": 6.0, "other-site": 4.0, "social": 3.0}
BETWEEN_DAYS, MOST_WEEKS = 7, 5
ALERT_PERCENT = 8
CAMPAIGN_PERCENTS = {True: 2, False: 40}
SAVED_DAYS = 20


class AttentionWriter:
    """Writes looks, saved jobs, and the codes of links."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._country = country
        self._luck: Random = chance.stream(country.seed, "attention")
        self._campaign_began = at(country.today - timedelta(days=BEGAN))
        self._percent = CAMPAIGN_PERCENTS[country.size.everywhere]
        self._live: list[tuple[int, PlannedAdvert]] = []

    def looks(self, advert: PlannedAdvert, vacancy_id: int, until: date) -> None:
        """Looks at one advert by source, once a week; and it is one that can be kept."""
        if until == self._country.today - timedelta(days=1):
            self._live.append((vacancy_id, advert))
        whole = (until - advert.published_on).days // BETWEEN_DAYS
        for week in range(min(whole, MOST_WEEKS - 1) + 1):
            day = advert.published_on + timedelta(days=BETWEEN_DAYS * week)
            for source, usual in SOURCES.items():
                count = int(self._luck.expovariate(1 / usual) / (week + 1))
                if count:
                    self._look(vacancy_id, day, source, count)

    def _look(self, vacancy_id: int, day: date, source: str, count: int) -> None:
        self._ledger.lay(
            VacancyView, vacancy_id=vacancy_id, on_day=day, came_from=source, view_count=count
        )

    def came_from(self, advert: PlannedAdvert, moment: datetime, *, draft: bool) -> str:
        """The code of the link that led to an application; most came by none."""
        drawn = self._luck.random() * 100
        in_campaign = self._country.size.everywhere or advert.home.site.region_code in REGIONS
        if in_campaign and moment >= self._campaign_began and drawn < self._percent:
            codes = [code for _label, code, *_more in LINKS]
            return codes[int(drawn * len(codes) / self._percent)]
        return VIA if drawn >= 100 - ALERT_PERCENT and not draft else ""

    def saved(self, pool: Pool) -> None:
        """Jobs that are open, each kept by some who look for work there."""
        wanted = chance.shares([1.0] * len(self._live), self._country.size.saved_jobs)
        for (vacancy_id, advert), count in zip(self._live, wanted, strict=True):
            first, among = pool.slices.get(advert.home.site.region_code, (0, pool.count))
            chosen = self._luck.sample(range(among), min(count, among))
            for index in chosen:
                self._save(vacancy_id, advert, pool.first_id + first + index)

    def _save(self, vacancy_id: int, advert: PlannedAdvert, person_id: int) -> None:
        days = (self._country.today - advert.published_on).days - 1
        ago = min(days, int(self._luck.random() * SAVED_DAYS))
        self._ledger.add(
            SavedJob,
            person_id=person_id,
            vacancy_id=vacancy_id,
            came_from="",
            created_at=at(self._country.today - timedelta(days=1 + ago), 21),
        )
