"""Registered managers who are away, and what is done about homes that have none."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from workforce.demo.rules import chance, words
from workforce.demo.rules.country import Country
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger, at
from workforce.employment.models import ManagerAbsence, ManagerVacancyStep
from workforce.employment.states import AbsenceOrigin, VacancyStep

AWAY_PERCENT = 2.0
FEWEST_AWAY = 2
# The manager of the demo provider's second home has long leave before them, told of in time.
SHOWCASE_AWAY, SHOWCASE_AWAY_IN, SHOWCASE_AWAY_DAYS = 2, 20, 60
UNPLANNED_SINCE = (4, 24)
TOLD_PERCENT = 70.0
COVERED_BY = "Level 5 Diploma in Leadership and Management, eight years in children’s homes"
# What is done about a vacancy, each by so many percent of the homes that did what is before it.
STEPS = (
    (VacancyStep.INTERIM_IN_CHARGE, 92.0),
    (VacancyStep.REGULATOR_TOLD, 90.0),
    (VacancyStep.ADVERTISED, 85.0),
    (VacancyStep.APPOINTED, 45.0),
    (VacancyStep.APPLICATION_LODGED, 70.0),
)


class ManagerWriter:
    """Writes absences of managers, and steps towards the next one."""

    def __init__(self, ledger: Ledger, country: Country, managers: Mapping[int, object]) -> None:
        self._ledger = ledger
        self._today = country.today
        self._unmanaged = country.unmanaged
        self._luck: Random = chance.stream(country.seed, "managers at work")
        possible = [number for number in managers if not country.homes[number - 1].is_showcase]
        count = max(FEWEST_AWAY, round(len(possible) * AWAY_PERCENT / 100))
        self._away = frozenset(self._luck.sample(possible, min(count, len(possible))))

    def write(self, home: PlannedHome, place: Place, manager: PlannedSpell | None) -> None:
        """One home."""
        if home.number in self._unmanaged and home.is_working:
            self._steps(home, place)
        if manager is None:
            return
        if home.number == SHOWCASE_AWAY:
            self._planned(place, manager)
        elif home.number in self._away:
            self._unplanned(place, manager)

    def _steps(self, home: PlannedHome, place: Place) -> None:
        day = home.dates.joined_on or self._today
        for step, percent in STEPS:
            if self._luck.random() * 100 >= percent:
                return
            day += timedelta(days=self._luck.randint(1, 21))
            if day >= self._today:
                return
            named = step in {VacancyStep.INTERIM_IN_CHARGE, VacancyStep.APPOINTED}
            self._ledger.add(
                ManagerVacancyStep,
                home_id=place.home_id,
                step=step,
                done_on=day,
                name=self._name() if named else None,
                recorded_by_id=place.verifier_id,
                created_at=at(day, 12),
            )

    def _planned(self, place: Place, manager: PlannedSpell) -> None:
        first = self._today + timedelta(days=SHOWCASE_AWAY_IN)
        told_on = first - timedelta(days=50)
        last = first + timedelta(days=SHOWCASE_AWAY_DAYS)
        self._absence(place, manager, AbsenceOrigin.PLANNED, (first, last), told_on)

    def _unplanned(self, place: Place, manager: PlannedSpell) -> None:
        first = self._today - timedelta(days=self._luck.randint(*UNPLANNED_SINCE))
        first = max(first, manager.started_on, manager.home.dates.joined_on or first)
        is_told = self._luck.random() * 100 < TOLD_PERCENT
        told_on = first + timedelta(days=self._luck.randint(1, 4)) if is_told else None
        if told_on is not None and told_on >= self._today:
            told_on = None
        self._absence(place, manager, AbsenceOrigin.UNPLANNED, (first, None), told_on)

    def _absence(
        self,
        place: Place,
        manager: PlannedSpell,
        origin: AbsenceOrigin,
        days: tuple[date, date | None],
        told_on: date | None,
    ) -> None:
        self._ledger.add(
            ManagerAbsence,
            organisation_id=place.organisation_id,
            person_reference=manager.reference,
            home_id=place.home_id,
            origin=origin,
            from_on=days[0],
            until_on=days[1],
            cover_name=self._name(),
            cover_qualifications=COVERED_BY,
            told_on=told_on,
            recorded_by_id=place.verifier_id,
            created_at=at(min(days[0], told_on or days[0], self._today - timedelta(days=1)), 12),
        )

    def _name(self) -> str:
        return " ".join(words.person(self._luck))
