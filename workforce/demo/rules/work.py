"""Absence, cover, supervision and own reasons: rates of the sector, or what we suppose of it.

Published (children’s homes workforce census 2024 of the Department for Education, through the
trade press): more than 1 in 4 homes had used agency staff on a day of each of the last four
weeks, and half used bank staff; we take 27.5% and 50% of homes. Leavers are 29% of people in
post a year (`people.py`). Supposed, because nothing is published of children’s homes: 2.5% of
people away for more than 28 days, about 3 in 10 away for some days within 13 weeks, 30% of
leavers answer when asked why, and about 1 in 10 supervisions overdue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from workforce.demo.rules import chance
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.people import PlannedSpell
from workforce.employment.states import AbsenceKind, JobRole, LeavingReason, OwnReason

AGENCY_PERCENT, BANK_PERCENT = 27.5, 50.0
LONG_TERM_PERCENT, SHORT_PERCENT = 2.5, 30.0
LONG_KINDS = {
    AbsenceKind.SICKNESS: 55.0,
    AbsenceKind.PARENTAL: 36.0,
    AbsenceKind.SUSPENSION: 9.0,
}
SHORT_KINDS = {
    AbsenceKind.SICKNESS: 76.0,
    AbsenceKind.TRAINING: 14.0,
    AbsenceKind.UNPAID: 4.0,
    AbsenceKind.OTHER: 6.0,
}
LONG_DAYS, LONG_DAYS_TO_COME = (35, 190), (5, 60)
SHORT_DAYS, SHORT_SINCE_DAYS = (1, 9), 91
ANSWERED_PERCENT, WITH_WORDS_PERCENT = 30.0, 25.0
OWN_REASONS = {
    OwnReason.PAY: 15.0,
    OwnReason.HOURS: 16.0,
    OwnReason.WORKLOAD: 14.0,
    OwnReason.SUPPORT: 13.0,
    OwnReason.SAFETY: 6.0,
    OwnReason.TRAINING: 5.0,
    OwnReason.OTHER_CARE: 9.0,
    OwnReason.OTHER_WORK: 6.0,
    OwnReason.TRAVEL: 5.0,
    OwnReason.FAMILY: 5.0,
    OwnReason.HEALTH: 3.0,
    OwnReason.SOMETHING_ELSE: 3.0,
}
# What people say themselves more often where their employer says this.
LIKELIER = {
    LeavingReason.PAY: (OwnReason.PAY, OwnReason.OTHER_CARE),
    LeavingReason.CONDITIONS: (OwnReason.HOURS, OwnReason.TRAVEL),
    LeavingReason.STRESS: (OwnReason.WORKLOAD, OwnReason.SUPPORT),
    LeavingReason.CAREER: (OwnReason.OTHER_WORK, OwnReason.TRAINING),
    LeavingReason.PERSONAL: (OwnReason.FAMILY, OwnReason.HEALTH),
    LeavingReason.RETIREMENT: (OwnReason.RETIREMENT, OwnReason.HEALTH),
    LeavingReason.DISMISSAL: (OwnReason.NOT_MY_CHOICE, OwnReason.SUPPORT),
    LeavingReason.END_OF_CONTRACT: (OwnReason.NOT_MY_CHOICE, OwnReason.OTHER_CARE),
    LeavingReason.VISA: (OwnReason.VISA, OwnReason.NOT_MY_CHOICE),
    LeavingReason.NOT_STATED: (OwnReason.SUPPORT, OwnReason.SOMETHING_ELSE),
}
AGREES_PERCENT = 40.0


@dataclass(frozen=True, slots=True)
class Away:
    """An absence; one that lasts has a day until which it is expected to."""

    kind: AbsenceKind
    from_on: date
    until_on: date | None
    expected_until: date | None


@dataclass(frozen=True, slots=True)
class Covering:
    """The numbers of the homes that use agency staff, and of those that use bank staff."""

    agency: frozenset[int]
    bank: frozenset[int]


def covering(seed: int, homes: Sequence[PlannedHome], with_vacancy: frozenset[int]) -> Covering:
    """Which homes need people to stand in; agencies are called where posts are vacant."""
    luck = chance.stream(seed, "covering")
    working = [home.number for home in homes if home.is_working]
    vacant = [number for number in working if number in with_vacancy]
    called = min(len(vacant), round(len(working) * AGENCY_PERCENT / 100))
    return Covering(
        frozenset(luck.sample(vacant, called)),
        frozenset(luck.sample(working, round(len(working) * BANK_PERCENT / 100))),
    )


def away(luck: Random, spell: PlannedSpell, today: date) -> Away | None:
    """The absence of somebody in post that is recorded of late, if any; a manager’s is apart."""
    drawn, joined_on = luck.random() * 100, spell.home.dates.joined_on
    if spell.role is JobRole.REGISTERED_MANAGER or joined_on is None:
        return None
    since = max(joined_on, spell.started_on)
    if drawn < LONG_TERM_PERCENT:
        from_on = today - timedelta(days=luck.randint(*LONG_DAYS))
        until = today + timedelta(days=luck.randint(*LONG_DAYS_TO_COME))
        kind = chance.pick(luck, LONG_KINDS)
    elif drawn < LONG_TERM_PERCENT + SHORT_PERCENT:
        from_on = today - timedelta(days=luck.randint(1, SHORT_SINCE_DAYS))
        until = from_on + timedelta(days=luck.randint(*SHORT_DAYS) - 1)
        kind = chance.pick(luck, SHORT_KINDS)
    else:
        return None
    if from_on < since:
        return None
    is_back = until < today
    return Away(kind, from_on, until if is_back else None, None if is_back else until)


def own_reason(luck: Random, reason: LeavingReason) -> OwnReason:
    """What somebody says themselves: often, and by no means always, what their employer says."""
    likelier = LIKELIER.get(reason)
    if likelier is not None and luck.random() * 100 < AGREES_PERCENT:
        return luck.choice(likelier)
    return chance.pick(luck, OWN_REASONS)
