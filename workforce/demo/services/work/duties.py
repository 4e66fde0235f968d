"""Induction, probation, supervision and appraisal: most in time, some overdue, some not known."""

from datetime import date, timedelta
from random import Random

from workforce.demo.rules import chance
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger, at
from workforce.employment.models import DutyEvent, DutyPolicy
from workforce.employment.states import Contract, DutyKind, DutyOutcome, JobRole

POLICY_DAYS = {
    DutyKind.INDUCTION: (84, 126, 182),
    DutyKind.PROBATION: (182,),
    DutyKind.SUPERVISION: (28, 42, 42, 56),
    DutyKind.APPRAISAL: (365,),
}
POLICY_SET_DAYS = 340
WITH_POLICY_PERCENT = 85.0
IN_TIME_PERCENT, LATE_PERCENT = 91.0, 7.0
LATE_DAYS = 30
SHOWCASE_ROUNDS = 4
DAYS_OF_A_YEAR = 365
ABOVE = "The responsible individual"


class DutyWriter:
    """Writes what employers owe their people, and when it was done."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._today = country.today
        self._yesterday = country.today - timedelta(days=1)
        self._luck: Random = chance.stream(country.seed, "duties")
        self._days: dict[int, dict[DutyKind, int]] = {}

    def policies(self, owner_number: int, organisation_id: int, owner_id: int) -> None:
        """The provider's own intervals, where it has set them."""
        days = {kind: self._luck.choice(choices) for kind, choices in POLICY_DAYS.items()}
        self._days[organisation_id] = days
        drawn = self._luck.random() * 100
        if owner_number != 1 and drawn >= WITH_POLICY_PERCENT:
            return
        set_on = self._today - timedelta(days=POLICY_SET_DAYS)
        for kind, count in days.items():
            self._ledger.add(
                DutyPolicy,
                organisation_id=organisation_id,
                kind=kind,
                days=count,
                from_on=set_on,
                set_by_id=owner_id,
                created_at=at(set_on),
            )

    def person(self, spell: PlannedSpell, place: Place, manager: str) -> None:
        """What was done for somebody in post."""
        joined_on = spell.home.dates.joined_on or self._today
        days = self._days[place.organisation_id]
        is_manager = spell.role is JobRole.REGISTERED_MANAGER
        self._who = (ABOVE, place.verifier_id) if is_manager else (manager, place.seer_id)
        if spell.started_on >= joined_on:
            self._once(spell, place, DutyKind.INDUCTION, days[DutyKind.INDUCTION])
            if spell.contract is Contract.PERMANENT:
                self._once(spell, place, DutyKind.PROBATION, days[DutyKind.PROBATION])
        rounds = SHOWCASE_ROUNDS if spell.home.is_showcase else 1
        self._again(spell, place, DutyKind.SUPERVISION, days[DutyKind.SUPERVISION], rounds)
        self._again(spell, place, DutyKind.APPRAISAL, DAYS_OF_A_YEAR - 1, 1)

    def _once(self, spell: PlannedSpell, place: Place, kind: DutyKind, days: int) -> None:
        """Done before its last day, somewhat after it, or not yet."""
        day = spell.started_on + timedelta(days=round(days * self._luck.uniform(0.7, 1.0)))
        if self._luck.random() * 100 >= IN_TIME_PERCENT:
            day = spell.started_on + timedelta(days=days + self._luck.randint(1, LATE_DAYS))
        if day <= self._yesterday:
            self._event(spell, place, kind, day)

    def _again(
        self, spell: PlannedSpell, place: Place, kind: DutyKind, days: int, rounds: int
    ) -> None:
        """The last time, and those before it where several are kept."""
        drawn = self._luck.random() * 100
        ago = self._luck.randint(1, days)
        if drawn >= IN_TIME_PERCENT:
            ago = days + self._luck.randint(1, LATE_DAYS)
        if drawn >= IN_TIME_PERCENT + LATE_PERCENT:
            return
        for turn in range(rounds):
            day = self._today - timedelta(days=ago + turn * days)
            # Nothing is due before the first interval has passed, and little is done before.
            if (day - spell.started_on).days >= days // 2:
                self._event(spell, place, kind, day)

    def _event(self, spell: PlannedSpell, place: Place, kind: DutyKind, day: date) -> None:
        led_by, recorder_id = self._who
        self._ledger.add(
            DutyEvent,
            organisation_id=place.organisation_id,
            person_reference=spell.reference,
            kind=kind,
            outcome=DutyOutcome.COMPLETED,
            done_on=day,
            led_by=led_by,
            recorded_by_id=recorder_id,
            created_at=at(max(day, spell.home.dates.joined_on or day), 17),
        )
