"""How the posts of adverts ended, and closing days that changed."""

from datetime import date, timedelta
from random import Random

from workforce.demo.rules import chance
from workforce.demo.rules.board.closed import ClosedAdvert
from workforce.demo.rules.country import Country
from workforce.demo.rules.posts import PlannedAdvert
from workforce.demo.services.ledger import Ledger, at
from workforce.vacancies.models import ClosingChange, VacancyPost
from workforce.vacancies.states import ClosingWhy, PostOutcome

CHANGED_PERCENT = 9
LONGER_DAYS, BEFORE_DAYS = 14, 2
WHY = {
    ClosingWhy.NOBODY_APPLIED: 3.0,
    ClosingWhy.NOT_FOUND_YET: 5.0,
    ClosingWhy.MORE_TIME: 2.0,
}


class EndWriter:
    """Writes outcomes of posts and changes of closing days."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._today = country.today
        self._luck: Random = chance.stream(country.seed, "ends of adverts")

    def hired(self, vacancy_id: int, origin: str, day: date, by_id: int) -> None:
        """The post was filled by a start through this service."""
        self._post(vacancy_id, PostOutcome.HIRED_HERE, day, by_id, origin=origin)

    def closed(self, one: ClosedAdvert, vacancy_id: int, by_id: int) -> None:
        """What its recruiter said of an advert that ended, where they have."""
        if one.outcome is not None:
            self._post(vacancy_id, one.outcome, one.said_on, by_id, why=one.why)

    def changed(self, advert: PlannedAdvert, vacancy_id: int, by_id: int, until: date) -> None:
        """Some adverts were to close earlier than they do, or did."""
        asked_on = advert.closes_on - timedelta(days=LONGER_DAYS + BEFORE_DAYS)
        asked_on = min(asked_on, until, self._today - timedelta(days=1))
        if self._luck.random() * 100 >= CHANGED_PERCENT or asked_on <= advert.published_on:
            return
        self._ledger.add(
            ClosingChange,
            vacancy_id=vacancy_id,
            from_on=asked_on + timedelta(days=BEFORE_DAYS),
            to_on=advert.closes_on,
            reason=chance.pick(self._luck, WHY).value,
            changed_by_id=by_id,
            created_at=at(asked_on, 12),
        )

    def _post(
        self,
        vacancy_id: int,
        outcome: PostOutcome,
        day: date,
        by_id: int,
        *,
        origin: str | None = None,
        why: object = None,
    ) -> None:
        self._ledger.add(
            VacancyPost,
            vacancy_id=vacancy_id,
            outcome=outcome,
            why=why,
            decided_on=day,
            origin=origin,
            recorded_by_id=by_id,
            created_at=at(day, 15),
        )
