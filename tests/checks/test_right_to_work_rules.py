"""Dates of the right-to-work log, on both sides of each."""

from datetime import date

import pytest

from workforce.checks.rules import rechecks as rules
from workforce.checks.states import FollowUp, RightToWorkMethod, RightToWorkResult

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "noticed_on, until",
    [
        (date(2026, 5, 22), date(2026, 11, 22)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 8, 29)),
    ],
)
def test_a_positive_notice_covers_six_calendar_months_clamped_to_the_end_of_the_month(
    noticed_on: date, until: date
) -> None:
    assert rules.covered_until(noticed_on) == until


@pytest.mark.parametrize(
    "last_day, kept",
    [
        (date(2024, 2, 28), date(2026, 2, 28)),
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2028, 2, 28)),
        (date(2024, 11, 22), date(2026, 11, 22)),
    ],
)
def test_evidence_is_kept_two_years_after_the_last_day_also_of_a_leap_day(
    last_day: date, kept: date
) -> None:
    assert rules.keep_until(last_day) == kept


@pytest.mark.parametrize(
    "due_on, standing",
    [
        (date(2026, 11, 21), FollowUp.OVERDUE),
        (date(2026, 11, 22), FollowUp.SOON),
        (date(2027, 1, 21), FollowUp.SOON),
        (date(2027, 1, 22), FollowUp.NOT_DUE),
        (None, FollowUp.NOT_DUE),
    ],
)
def test_a_follow_up_is_overdue_only_after_its_day(due_on: date | None, standing: FollowUp) -> None:
    assert rules.standing(RightToWorkResult.TIME_LIMITED, due_on, DAY) is standing


def test_whoever_was_never_looked_at_is_not_recorded_and_whoever_may_not_work_says_so() -> None:
    assert rules.standing(None, None, DAY) is FollowUp.NOT_RECORDED
    assert rules.standing(RightToWorkResult.REFUSED, None, DAY) is FollowUp.REFUSED


@pytest.mark.parametrize(
    "days_left, prompt",
    [(61, None), (60, 60), (31, 60), (30, 30), (1, 30), (0, 0), (-5, 0)],
)
def test_prompts_come_60_and_30_days_before_and_on_the_day_and_late_ones_are_not_lost(
    days_left: int, prompt: int | None
) -> None:
    due_on = date.fromordinal(DAY.toordinal() + days_left)
    assert rules.prompt(due_on, DAY) == prompt


def test_only_permission_with_a_limit_and_pending_applications_have_a_follow_up() -> None:
    until = date(2027, 3, 1)
    assert rules.follow_up_on(RightToWorkResult.TIME_LIMITED, DAY, until) == until
    assert rules.follow_up_on(RightToWorkResult.PENDING, DAY, None) == date(2027, 5, 22)
    assert rules.follow_up_on(RightToWorkResult.UNLIMITED, DAY, until) is None
    assert rules.follow_up_on(RightToWorkResult.REFUSED, DAY, until) is None


def test_a_document_never_shows_a_pending_application() -> None:
    wrong = [
        (method, result)
        for method in RightToWorkMethod
        for result in RightToWorkResult
        if not rules.may_say(method, result)
    ]
    assert wrong == [(RightToWorkMethod.DOCUMENT, RightToWorkResult.PENDING)]
