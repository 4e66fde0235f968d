"""Full-time equivalents and spells, as plain values."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.employment import rules
from workforce.employment.rules import Spell

DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))


@st.composite
def spells(draw: st.DrawFn) -> Spell:
    started_on = draw(DAYS)
    lasts = draw(st.none() | st.integers(0, 2000))
    return Spell(started_on, None if lasts is None else started_on + timedelta(days=lasts))


@pytest.mark.parametrize(
    "hours, week, expected",
    [
        ("37.5", "37.5", "1.0000"),
        ("30", "37.5", "0.8000"),
        ("20", "37.5", "0.5333"),
        ("25", "37.5", "0.6667"),
        ("0", "37.5", "0.0000"),
        ("40", "40", "1.0000"),
        ("0.01", "40", "0.0003"),
        ("0.19", "40", "0.0048"),
    ],
)
def test_fte_is_hours_over_the_standard_week_to_four_places(
    hours: str, week: str, expected: str
) -> None:
    assert str(rules.fte(Decimal(hours), Decimal(week))) == expected


def test_halves_of_the_last_place_go_away_from_zero() -> None:
    assert rules.fte(Decimal("0.02"), Decimal(40)) == Decimal("0.0005")
    assert rules.fte(Decimal("0.01"), Decimal(40)) == Decimal("0.0003")
    assert rules.fte(Decimal("1.13"), Decimal(40)) == Decimal("0.0283")


def test_a_week_without_hours_has_no_fte() -> None:
    with pytest.raises(ValueError, match="standard week"):
        rules.fte(Decimal(10), Decimal(0))


@pytest.mark.parametrize(
    "hours, week, sense",
    [
        ("0", "37.5", True),
        ("84", "48", True),
        ("84.01", "37.5", False),
        ("-1", "37.5", False),
        ("37.5", "34.99", False),
        ("37.5", "48.01", False),
        ("37.5", "35", True),
    ],
)
def test_only_weeks_that_people_work_make_sense(hours: str, week: str, *, sense: bool) -> None:
    assert rules.hours_make_sense(Decimal(hours), Decimal(week)) is sense


def test_the_last_day_in_post_still_counts_and_the_next_does_not() -> None:
    spell = Spell(date(2026, 3, 1), date(2026, 3, 31))
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [spell.covers(day) for day in days] == [False, True, True, False]


@given(spells(), spells(), DAYS)
def test_spells_that_share_no_day_are_never_both_in_post(
    one: Spell, other: Spell, day: date
) -> None:
    if not one.overlaps(other):
        assert not (one.covers(day) and other.covers(day))


@given(spells(), spells())
def test_overlapping_is_mutual_and_means_a_shared_day(one: Spell, other: Spell) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    latest_start = max(one.started_on, other.started_on)
    assert one.overlaps(other) == (one.covers(latest_start) and other.covers(latest_start))


@given(st.lists(spells(), max_size=30), DAYS, st.integers(0, 1000))
def test_stocks_and_flows_reconcile(held: list[Spell], after: date, span: int) -> None:
    until = after + timedelta(days=span)
    opening = sum(spell.covers(after) for spell in held)
    closing = sum(spell.covers(until) for spell in held)
    starters = sum(rules.started_between(spell, after, until) for spell in held)
    leavers = sum(rules.left_between(spell, after, until) for spell in held)
    assert opening + starters - leavers == closing
