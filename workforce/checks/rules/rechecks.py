"""Dates of checks that are made again: right to work, its evidence, and the Update Service."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from workforce.checks.states import FollowUp, RightToWorkMethod, RightToWorkResult

MONTHS_COVERED = 6
YEARS_KEPT = 2
MONTHS_KEPT_UNEMPLOYED = 12
PROMPT_DAYS = (60, 30, 0)
UPDATE_SERVICE_MONTHS = 12


def covered_until(noticed_on: date) -> date:
    """The last day that a positive notice covers: six calendar months on, clamped to month end."""
    return noticed_on + relativedelta(months=MONTHS_COVERED)


def follow_up_on(result: RightToWorkResult, checked_on: date, until: date | None) -> date | None:
    """The last day on which the next check may be made; None where none is ever due."""
    if result is RightToWorkResult.TIME_LIMITED:
        return until
    return covered_until(checked_on) if result is RightToWorkResult.PENDING else None


def may_say(method: RightToWorkMethod, result: RightToWorkResult) -> bool:
    """Whether a way of looking can give a result: a document never shows a pending application."""
    return (method, result) != (RightToWorkMethod.DOCUMENT, RightToWorkResult.PENDING)


def standing(result: RightToWorkResult | None, due_on: date | None, day: date) -> FollowUp:
    """Where somebody stands on a day; the day on which it is due is not yet overdue."""
    if result is None:
        return FollowUp.NOT_RECORDED
    if result is RightToWorkResult.REFUSED:
        return FollowUp.REFUSED
    if due_on is None or due_on > day + timedelta(days=PROMPT_DAYS[0]):
        return FollowUp.NOT_DUE
    return FollowUp.OVERDUE if due_on < day else FollowUp.SOON


def prompt(due_on: date, day: date) -> int | None:
    """The latest of the prompts, in days before it is due, that has come by a day."""
    left = (due_on - day).days
    reached = [days for days in PROMPT_DAYS if left <= days]
    return min(reached, default=None)


def keep_until(last_day: date) -> date:
    """The last day on which evidence is kept: two years after the last day of employment."""
    return last_day + relativedelta(years=YEARS_KEPT)


def keep_until_unemployed(checked_on: date) -> date:
    """The last day on which evidence of somebody who never started is kept: our own rule."""
    return checked_on + relativedelta(months=MONTHS_KEPT_UNEMPLOYED)


def ask_again_on(asked_on: date, months: int) -> date:
    """The day on which the Update Service is asked again."""
    return asked_on + relativedelta(months=months)
