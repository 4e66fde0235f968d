"""Duties as dated data, deadlines in working days, and the warnings before a permission ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.immigration.rules import Nation
from workforce.sponsorship import rules
from workforce.sponsorship.states import DutyKind

ENDS = date(2027, 6, 30)


@pytest.mark.parametrize("kind", list(DutyKind))
def test_every_duty_has_a_rule_with_its_source(kind: DutyKind) -> None:
    rule = rules.rule_for(kind, date(2026, 11, 21))
    assert rule is not None
    assert rule.source
    assert rule.confidence in {"high", "medium", "low"}


@pytest.mark.parametrize(
    "kind,event_on,due_on",
    [
        (DutyKind.ENDED, date(2026, 3, 30), date(2026, 4, 15)),  # Good Friday, Easter Monday
        (DutyKind.ABSENCE, date(2026, 12, 14), date(2026, 12, 30)),  # 25 and 28 December
        (DutyKind.NO_START, date(2026, 1, 5), date(2026, 2, 16)),  # 28 days, then 10
        (DutyKind.NO_START, date(2026, 3, 6), date(2026, 4, 20)),  # day 28 is Good Friday
        (DutyKind.SITE_CHANGE, date(2026, 11, 20), date(2026, 12, 4)),  # a Friday
        (DutyKind.SITE_CHANGE, date(2026, 11, 21), date(2026, 12, 4)),  # a Saturday
        (DutyKind.SITE_CHANGE, date(2026, 11, 22), date(2026, 12, 4)),  # a Sunday
        (DutyKind.SITE_CHANGE, date(2026, 11, 23), date(2026, 12, 7)),  # a Monday
        (DutyKind.PERMISSION_END, date(2026, 12, 25), date(2026, 12, 25)),  # on or before
    ],
)
def test_a_duty_falls_due_after_its_working_days(
    kind: DutyKind, event_on: date, due_on: date
) -> None:
    deadline = rules.due(kind, event_on, Nation.ENGLAND)
    assert deadline is not None
    assert deadline.due_on == due_on


def test_the_nation_decides_which_holidays_count() -> None:
    in_england = rules.due(DutyKind.ENDED, date(2026, 3, 30), Nation.ENGLAND)
    in_scotland = rules.due(DutyKind.ENDED, date(2026, 3, 30), Nation.SCOTLAND)
    assert in_england is not None
    assert in_scotland is not None
    assert in_scotland.due_on == in_england.due_on - timedelta(days=1)


def test_no_rule_is_made_up_for_days_before_we_hold_any() -> None:
    assert rules.rule_for(DutyKind.ENDED, date(2023, 12, 31)) is None
    assert rules.due(DutyKind.ENDED, date(2023, 12, 31), Nation.WALES) is None
    assert rules.due(DutyKind.ENDED, date(2024, 1, 1), Nation.WALES) is not None


@pytest.mark.parametrize(
    "left,reached",
    [
        (181, ()),
        (180, (180,)),
        (121, (180,)),
        (120, (180, 120)),
        (91, (180, 120)),
        (90, (180, 120, 90)),
        (0, (180, 120, 90)),
        (-5, (180, 120, 90)),
    ],
)
def test_each_warning_is_reached_on_its_day(left: int, reached: tuple[int, ...]) -> None:
    assert rules.reached_warnings(ENDS, ENDS - timedelta(days=left)) == reached


@given(st.integers(-400, 400))
def test_a_warning_once_reached_stays_reached(left: int) -> None:
    today = ENDS - timedelta(days=left)
    now = set(rules.reached_warnings(ENDS, today))
    assert now <= set(rules.reached_warnings(ENDS, today + timedelta(days=1)))


@pytest.mark.parametrize("code", ["6134", "1232", "0000"])
def test_an_occupation_code_has_four_digits(code: str) -> None:
    assert rules.is_occupation_code(code)


@pytest.mark.parametrize("code", ["", "613", "61344", "61a4", "٦١٣٤", "²²²²", " 613"])
def test_anything_else_is_no_occupation_code(code: str) -> None:
    assert not rules.is_occupation_code(code)


def test_whoever_can_advise_is_named_with_a_source() -> None:
    assert rules.advisers()
    for adviser in rules.advisers():
        assert adviser.source
        assert adviser.source_address.startswith("https://")
    assert rules.checked_on() <= date(2026, 12, 31)
