"""Sponsored workers: a case each, the way it went, and the duty when its permission ends."""

from datetime import date, timedelta
from functools import lru_cache
from random import Random

from workforce.demo.rules import chance
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.demo.services.spells import WayIn
from workforce.employment.states import JobRole
from workforce.immigration.rules import Nation
from workforce.sponsorship import rules
from workforce.sponsorship.models import Duty, SponsorshipCase
from workforce.sponsorship.states import CaseState, DutyKind

S = CaseState
SPONSORED_PERCENT = 3.0
# So many of the demo provider's people are sponsored, with these days of permission left.
SHOWCASE_DAYS_LEFT = (24, 75, 140, 400, 900)
LONGEST_DAYS_LEFT = 1_400
EXTENSION_DAYS = 90
SHORT_GRANT_DAYS, LONG_GRANT_DAYS = 3 * 365, 5 * 365
# Since this day nobody is newly sponsored as a support worker (Appendix Skilled Worker).
CLOSED_TO_NEW_ON = date(2025, 7, 22)
MANAGER_CODE, SUPPORT_WORKER_CODE = "1232", "6134"
MANAGERS = frozenset({JobRole.REGISTERED_MANAGER, JobRole.DEPUTY_MANAGER})
SPONSORED_ROLES = MANAGERS | {
    JobRole.RESIDENTIAL_SUPPORT_WORKER,
    JobRole.SENIOR_RESIDENTIAL_SUPPORT_WORKER,
}
# Every state on the way to work, with the days before the first day (after it: negative).
WAY = (
    (S.INTAKE, 150),
    (S.ELIGIBILITY, 147),
    (S.LICENCE_CHECK, 142),
    (S.GENUINE_VACANCY, 138),
    (S.OFFER_CONDITIONAL, 130),
    (S.CERTIFICATE_REQUESTED, 120),
    (S.CERTIFICATE_READY, 100),
    (S.CERTIFICATE_ASSIGNED, 92),
    (S.VISA_PREPARATION, 90),
    (S.SUBMITTED, 60),
    (S.BIOMETRICS, 50),
    (S.GRANTED, 20),
    (S.EVISA_CONFIRMED, 12),
    (S.RIGHT_TO_WORK_CHECKED, 6),
    (S.STARTED, 0),
    (S.ACTIVE, -1),
)
ASSIGNED_DAYS_BEFORE = 92


class CaseWriter:
    """Writes the cases of sponsored workers in post."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._today = country.today
        self._luck: Random = chance.stream(country.seed, "sponsorship")
        self._of_showcase = list(SHOWCASE_DAYS_LEFT)

    def permission_until(self, spell: PlannedSpell) -> date | None:
        """The last day of the permission of one of the few who are sponsored: ask once of each."""
        days_left = self._days_left(spell)
        return None if days_left is None else self._today + timedelta(days=days_left)

    def write(self, spell: PlannedSpell, spell_id: int, place: Place, way_in: WayIn) -> None:
        """A case, where this person is sponsored."""
        until = way_in.permission_until
        if until is None:
            return
        days_left = (until - self._today).days
        since = self._granted_on(until)
        due = days_left < EXTENSION_DAYS
        case = self._ledger.add(
            SponsorshipCase,
            organisation_id=place.organisation_id,
            home_id=place.home_id,
            person_in_post_id=spell_id,
            account_id=way_in.account_id,
            state=S.EXTENSION_DUE if due else S.ACTIVE,
            worker_name=f"{spell.given_name} {spell.family_name}",
            occupation_code=MANAGER_CODE if spell.role in MANAGERS else SUPPORT_WORKER_CODE,
            nation=spell.home.site.nation,
            certificate_number=f"DEMO{spell.number:07d}",
            # Extended since they came, or brought along from an earlier sponsor.
            assigned_on=max(since, spell.started_on) - timedelta(days=ASSIGNED_DAYS_BEFORE),
            permission_from=since,
            permission_to=until,
            started_on=spell.started_on,
            created_at=at(spell.started_on - timedelta(days=WAY[0][1])),
        )
        self._history(case, spell.started_on, until if due else None, place.seer_id)
        self._duty(case, until, spell.home.site.nation)

    def _days_left(self, spell: PlannedSpell) -> int | None:
        """How long the permission of somebody sponsored still lasts."""
        if spell.role not in SPONSORED_ROLES:
            return None
        drawn = self._luck.random() * 100 < SPONSORED_PERCENT
        if spell.home.is_showcase:
            return self._of_showcase.pop(0) if self._of_showcase else None
        return self._luck.randint(10, LONGEST_DAYS_LEFT) if drawn else None

    def _granted_on(self, until: date) -> date:
        """When a permission that ends on a day began: three years before, or five."""
        since = until - timedelta(days=SHORT_GRANT_DAYS)
        return since if since < CLOSED_TO_NEW_ON else until - timedelta(days=LONG_GRANT_DAYS)

    def _history(self, case: int, started_on: date, until: date | None, person_id: int) -> None:
        steps: list[Step] = []
        start: str | None = None
        for state, days_before in WAY:
            moment = at(started_on - timedelta(days=days_before), 11)
            steps.append((start, state.value, moment, person_id))
            start = state.value
        if until is not None:
            day = min(until - timedelta(days=EXTENSION_DAYS), self._today - timedelta(days=1))
            day = max(day, started_on + timedelta(days=1))
            steps.append((start, S.EXTENSION_DUE.value, at(day, 12), None))
        self._ledger.history(SponsorshipCase, case, steps)

    def _duty(self, case: int, until: date, nation: str) -> None:
        due_on = _due(until, nation)
        if due_on is not None:
            self._ledger.add(
                Duty,
                case_id=case,
                kind=DutyKind.PERMISSION_END.value,
                event_on=until,
                due_on=due_on,
                noted_at=at(self._today - timedelta(days=1)),
            )


@lru_cache(maxsize=4_096)
def _due(event_on: date, nation: str) -> date | None:
    deadline = rules.due(DutyKind.PERMISSION_END, event_on, Nation(nation))
    return deadline.due_on if deadline else None
