"""Pay of a job by the hour, the week and the year, and the kinds of hours it has."""

from decimal import ROUND_HALF_UP, Decimal

from workforce.employment.states import Contract, JobRole
from workforce.vacancies.states import HoursPattern, PayPeriod

WEEKS_A_YEAR = 52
MONTHS_A_YEAR = 12
FULL_TIME_HOURS = Decimal(35)
# What a recruiter ticks; the others follow from the hours and the contract.
TICKED = HoursPattern.WAKING_NIGHTS | HoursPattern.SLEEP_INS | HoursPattern.WEEKENDS
# Some roles say their hours by their name.
OF_THE_ROLE = {JobRole.WAKING_NIGHT_WORKER: HoursPattern.WAKING_NIGHTS}


def hourly_pence(period: PayPeriod, pence: int, weekly_hours: Decimal) -> int:
    """Pay for an hour; a year's pay is spread over the weekly hours of 52 weeks."""
    if period is PayPeriod.HOUR:
        return pence
    return rounded(pence / (weekly_hours * WEEKS_A_YEAR))


def yearly_pence(period: PayPeriod, pence: int, weekly_hours: Decimal) -> int:
    """Pay for a year; an hour's pay is for the weekly hours of 52 weeks."""
    if period is PayPeriod.YEAR:
        return pence
    return rounded(pence * weekly_hours * WEEKS_A_YEAR)


def weekly_pence(yearly: int, sleep_ins_a_month: int = 0, sleep_in_pence: int | None = None) -> int:
    """Pay for a week with its sleep-ins, twelve months of them spread over 52 weeks."""
    slept = sleep_ins_a_month * MONTHS_A_YEAR * (sleep_in_pence or 0)
    return rounded(Decimal(yearly + slept) / WEEKS_A_YEAR)


def patterns(
    role: JobRole,
    weekly_hours: Decimal,
    contract: Contract,
    ticked: int,
    sleep_ins_a_month: int = 0,
) -> int:
    """The kinds of hours of a job: what was ticked, and what its role, hours and contract say."""
    found = HoursPattern(ticked) & TICKED | OF_THE_ROLE.get(role, HoursPattern(0))
    found |= HoursPattern.FULL_TIME if weekly_hours >= FULL_TIME_HOURS else HoursPattern.PART_TIME
    if contract is Contract.BANK:
        found |= HoursPattern.BANK
    if sleep_ins_a_month:
        found |= HoursPattern.SLEEP_INS
    return int(found)


def figures(
    *,
    role: JobRole,
    contract: Contract,
    weekly_hours: Decimal,
    pay_period: PayPeriod,
    pay_from_pence: int,
    hours_patterns: int = 0,
    sleep_ins_a_month: int = 0,
) -> dict[str, int]:
    """The columns of an advert that follow from its hours and its lowest pay."""
    return {
        "hourly_pence": hourly_pence(pay_period, pay_from_pence, weekly_hours),
        "yearly_pence": yearly_pence(pay_period, pay_from_pence, weekly_hours),
        "hours_patterns": patterns(role, weekly_hours, contract, hours_patterns, sleep_ins_a_month),
    }


def rounded(pence: Decimal) -> int:
    """Whole pence, half a penny away from nothing."""
    return int(Decimal(pence).quantize(Decimal(1), rounding=ROUND_HALF_UP))
