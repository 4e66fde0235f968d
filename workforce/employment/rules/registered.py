"""A registered manager's absence and what must be told by when; a home without one."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from workforce.employment.rules.duties import UNKNOWN, DutySource, data, regime, sources
from workforce.employment.states import AbsenceOrigin, VacancyStanding, VacancyStep
from workforce.providers.states import HomeType

# How many days before a notice is due it is written about; the last on the day itself.
NOTICE_PROMPTS = (14, 7, 2, 0)
# On which days of a time without a manager it is written about, and then how often.
FIRST_VACANCY_PROMPTS, VACANCY_EVERY = (1, 7), 28


@dataclass(frozen=True, slots=True)
class AbsenceRule:
    """What a nation asks for when a registered manager is away; days are whole days."""

    nation: str
    days: int
    planned_notice_months: int
    unplanned_notice_days: int
    return_notice_days: int
    whom: str
    note: str
    source: DutySource


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """What a nation asks for when somebody stops managing a home, or another manages it."""

    nation: str
    whom: str
    note: str
    source: DutySource


@dataclass(frozen=True, slots=True)
class Away:
    """An absence as far as it is known; `until_on` is its last day, None while nobody knows.

    `long_since` is the day on which a shorter absence became a long one.
    """

    origin: AbsenceOrigin
    from_on: date
    until_on: date | None = None
    long_since: date | None = None
    agreed_on: date | None = None
    told_on: date | None = None
    returned_on: date | None = None
    return_told_on: date | None = None

    @property
    def days(self) -> int | None:
        """How many days it lasts, counting the first and the last."""
        last = self.last_day
        return None if last is None else (last - self.from_on).days + 1

    @property
    def last_day(self) -> date | None:
        """The last day away: the day before the return once there was one."""
        return self.returned_on - timedelta(days=1) if self.returned_on else self.until_on


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told by a day; `told_on` once it was."""

    due_on: date
    told_on: date | None

    def overdue(self, day: date) -> bool:
        """Whether nobody was told and the last day has passed."""
        return self.told_on is None and day > self.due_on

    @property
    def late(self) -> bool:
        """Whether it was told after the last day."""
        return self.told_on is not None and self.told_on > self.due_on


@lru_cache(maxsize=1)
def absence_rules() -> tuple[AbsenceRule, ...]:
    """The rules that are known."""
    found = data()
    known = sources(found)
    return tuple(
        AbsenceRule(**{**row, "source": known[row["source"]]})
        for row in found["manager_absence"]
        if known[row["source"]].confidence != UNKNOWN
    )


def absence_rule(nation: str, home_type: HomeType) -> AbsenceRule | None:
    """The rule for a kind of home in a nation; None where it is not known here."""
    whose = regime(nation, home_type)
    return next((rule for rule in absence_rules() if rule.nation == whose), None)


def change_rule(nation: str, home_type: HomeType) -> ChangeRule | None:
    """What is told of a change of manager; None where that is not known here."""
    found, whose = data(), regime(nation, home_type)
    known = sources(found)
    rows = (
        ChangeRule(**{**row, "source": known[row["source"]]}) for row in found["manager_change"]
    )
    return next((rule for rule in rows if rule.nation == whose), None)


def is_long(rule: AbsenceRule, away: Away) -> bool:
    """Whether it lasts as long as the rule says, or may: nobody knows how long."""
    return away.days is None or away.days >= rule.days


def absence_notice(rule: AbsenceRule, away: Away) -> Notice | None:
    """The notice of the absence; None where it is too short to ask for one."""
    if not is_long(rule, away) and away.told_on is None:
        return None
    return Notice(_notice_due_on(rule, away), away.told_on)


def _notice_due_on(rule: AbsenceRule, away: Away) -> date:
    if away.agreed_on is not None:
        return away.agreed_on
    if away.long_since is not None:
        return away.long_since + timedelta(days=rule.unplanned_notice_days)
    if away.origin is AbsenceOrigin.PLANNED:
        return away.from_on - relativedelta(months=rule.planned_notice_months)
    return away.from_on + timedelta(days=rule.unplanned_notice_days)


def return_notice(rule: AbsenceRule, away: Away) -> Notice | None:
    """The notice of the return from a long absence; None while away or where it was short."""
    if away.returned_on is None or not (is_long(rule, away) or away.told_on is not None):
        return None
    due_on = away.returned_on + timedelta(days=rule.return_notice_days)
    return Notice(due_on, away.return_told_on)


def vacancy_days(since: date, day: date) -> int:
    """How many days a home has been without a registered manager, counting this one."""
    return (day - since).days + 1


def notice_prompt(due_on: date, day: date) -> int | None:
    """The latest letter about a notice that has come by a day, in days before it is due."""
    reached = [days for days in NOTICE_PROMPTS if due_on - timedelta(days=days) <= day]
    return min(reached, default=None)


def vacancy_prompt(days: int, looked_after: VacancyStanding) -> int | None:
    """The latest letter about a home without a manager that has come, by its day of being so.

    None once an application was lodged; with somebody in charge meanwhile, every four weeks.
    """
    if looked_after is VacancyStanding.APPLICATION_LODGED:
        return None
    first = FIRST_VACANCY_PROMPTS if looked_after is VacancyStanding.NOBODY else ()
    regular = days // VACANCY_EVERY * VACANCY_EVERY
    return regular or max((one for one in first if one <= days), default=None)


def standing(steps: frozenset[VacancyStep]) -> VacancyStanding:
    """How a home without a registered manager is looked after: the furthest step counts."""
    if VacancyStep.APPLICATION_LODGED in steps:
        return VacancyStanding.APPLICATION_LODGED
    if VacancyStep.INTERIM_IN_CHARGE in steps:
        return VacancyStanding.INTERIM_IN_CHARGE
    return VacancyStanding.NOBODY
