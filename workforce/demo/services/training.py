"""Courses, and what people in post have completed: most of it in date, some not recorded."""

from datetime import date, timedelta
from functools import lru_cache
from random import Random

from workforce.demo.rules import chance, words
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.demo.services.organisations import TRAINING_NAME
from workforce.employment.states import JobRole
from workforce.training.models import Completion, Course
from workforce.training.rules import expiry, topics
from workforce.training.rules.topics import DefaultRequirement
from workforce.training.states import CourseState, Delivery

IN_DATE_PERCENT, OUT_OF_DATE_PERCENT = 87.0, 6.0
NEW_DAYS, NEW_IN_DATE_PERCENT = 30, 55.0
STARTED_EARLY_PERCENT = 35.0
DAYS_OF_A_MONTH = 30
IN_HOUSE = "In house"
DELIVERIES = (Delivery.ONLINE, Delivery.ONLINE, Delivery.CLASSROOM, Delivery.BLENDED)
ACCREDITED = frozenset(
    {
        "first-aid",
        "physical-intervention",
        "level-3-residential-childcare",
        "level-5-leadership",
    }
)


def write_courses(ledger: Ledger, country: Country, organisation_id: int, trainer_id: int) -> None:
    """The catalogue of the demo's training provider."""
    made_at = at(country.today - timedelta(days=300))
    for course in words.words()["courses"]:
        number = ledger.add(
            Course,
            organisation_id=organisation_id,
            state=CourseState.PUBLISHED,
            title=course["title"],
            topic=course["topic"],
            summary=course["summary"],
            delivery=Delivery(course["delivery"]),
            duration_minutes=course["minutes"],
            published_at=made_at,
            created_at=made_at,
        )
        steps: list[Step] = [
            (None, "draft", made_at, trainer_id),
            ("draft", "published", made_at, trainer_id),
        ]
        ledger.history(Course, number, steps)


class TrainingWriter:
    """Writes the training of people in post."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._today = country.today
        self._luck: Random = chance.stream(country.seed, "training")

    def write(self, spell: PlannedSpell, spell_id: int, account_id: int | None) -> None:
        """What one person has completed of what their role needs."""
        for need in _needs(spell.home.site.nation, spell.role, self._today):
            completed_on = self._completed_on(spell, need)
            if completed_on is not None:
                self._completion(need, spell_id, account_id, completed_on)

    def _completed_on(self, spell: PlannedSpell, need: DefaultRequirement) -> date | None:
        """When somebody did something last; None where nothing is recorded."""
        days_here = (self._today - spell.started_on).days
        drawn = self._luck.random() * 100
        if need.months is None:
            return self._once(need, days_here, drawn)
        in_date = NEW_IN_DATE_PERCENT if days_here < NEW_DAYS else IN_DATE_PERCENT
        lasts = need.months * DAYS_OF_A_MONTH
        if drawn < in_date:
            return self._ago(self._luck.randint(3, lasts - 5))
        if drawn < in_date + OUT_OF_DATE_PERCENT:
            return self._ago(lasts + self._luck.randint(25, 240))
        return None

    def _once(self, need: DefaultRequirement, days_here: int, drawn: float) -> date | None:
        """Something done once for good, for which there is time at the beginning."""
        allowed = (need.within_months or 0) * DAYS_OF_A_MONTH
        sure = IN_DATE_PERCENT if days_here > allowed else STARTED_EARLY_PERCENT
        if drawn >= sure or days_here <= NEW_DAYS:
            return None
        return self._ago(self._luck.randint(1, max(1, days_here - NEW_DAYS)))

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)

    def _completion(
        self, need: DefaultRequirement, spell_id: int, account_id: int | None, completed_on: date
    ) -> None:
        accredited = need.topic in ACCREDITED
        self._ledger.add(
            Completion,
            person_in_post_id=spell_id,
            account_id=account_id,
            topic=need.topic,
            course_title=_title(need.topic),
            provider_name=TRAINING_NAME if accredited else IN_HOUSE,
            delivery=Delivery.CLASSROOM if accredited else self._luck.choice(DELIVERIES),
            accredited=accredited,
            completed_on=completed_on,
            valid_until=_valid_until(completed_on, need.months),
            created_at=at(min(completed_on + timedelta(days=7), self._ago(1))),
        )


@lru_cache(maxsize=64)
def _needs(nation: str, role: JobRole, day: date) -> tuple[DefaultRequirement, ...]:
    """What a role needs by default on a day."""
    return tuple(
        need
        for need in topics.default_requirements()
        if need.nation == nation
        and need.role is role
        and need.required_from <= day
        and (need.required_to is None or need.required_to >= day)
    )


@lru_cache(maxsize=64)
def _title(topic: str) -> str:
    known = topics.topics().get(topic)
    return known.name if known else topic


@lru_cache(maxsize=8_192)
def _valid_until(completed_on: date, months: int | None) -> date | None:
    return expiry.valid_until(completed_on, months)
