"""Measures of areas: ratios of sums on exact decimals."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.staffing.rules.measures import (
    ENGLAND,
    WALES,
    HomeFacts,
    by_area,
    measured,
    percent,
    word_holds,
)
from workforce.staffing.states import Measure

DAY = date(2026, 11, 20)


def home(**facts: Any) -> HomeFacts:
    values: dict[str, Any] = {
        "region_code": "E12000003",
        "authority_code": "E08000035",
        "nation": "england",
        "places_count": 4,
        "provider": 1,
        "confirmed_on": DAY,
        "establishment_fte": Decimal(0),
        **facts,
    }
    return HomeFacts(**values)


@pytest.mark.parametrize(
    "people, limit",
    [(0, 370), (9, 370), (10, 155), (49, 155), (50, 125), (249, 125), (250, 65)],
)
def test_a_homes_word_holds_for_the_limit_of_its_size_and_not_a_day_longer(
    people: int, limit: int
) -> None:
    assert word_holds(DAY - timedelta(days=limit), people, DAY)
    assert not word_holds(DAY - timedelta(days=limit + 1), people, DAY)


def test_the_share_of_funded_posts_that_is_estimated_is_of_what_was_reported() -> None:
    told = home(establishment_fte=Decimal(8))
    guessed = home(establishment_fte=Decimal("11.6"), estimated_fte=Decimal("11.6"))
    silent = home(establishment_fte=Decimal(9), estimated_fte=Decimal(9), confirmed_on=None)
    values = measured([told, guessed, silent], DAY, "region", "").values
    assert values[Measure.ESTIMATED_PERCENT] == Decimal("59.2")  # 11.6 / 19.6
    assert measured([told], DAY, "region", "").values[Measure.ESTIMATED_PERCENT] == 0
    assert measured([home()], DAY, "region", "").values[Measure.ESTIMATED_PERCENT] == "z"


def test_a_word_given_after_the_day_or_never_does_not_hold() -> None:
    assert not word_holds(DAY + timedelta(days=1), 5, DAY)
    assert not word_holds(None, 5, DAY)


def test_percentages_round_halves_away_from_nought() -> None:
    assert percent(Decimal("0.25"), Decimal(1000)) == Decimal("0.0")
    assert percent(Decimal("0.5"), Decimal(1000)) == Decimal("0.1")
    assert percent(1, 3) == Decimal("33.3")
    assert percent(0, 0) == "z"


def test_a_surplus_in_one_home_does_not_hide_a_vacancy_in_another() -> None:
    homes = [
        home(establishment_fte=Decimal(10), in_post_fte=Decimal(8)),
        home(establishment_fte=Decimal(10), in_post_fte=Decimal(13)),
    ]
    values = measured(homes, DAY, "region", "").values
    assert values[Measure.VACANCY] == Decimal(2)
    assert values[Measure.VACANCY_PERCENT] == Decimal("10.0")


def test_a_home_that_did_not_report_counts_only_on_the_register() -> None:
    homes = [
        home(establishment_fte=Decimal(10), in_post_fte=Decimal(8)),
        home(establishment_fte=Decimal(10), confirmed_on=None, places_count=12),
    ]
    values = measured(homes, DAY, "region", "").values
    assert values[Measure.ESTABLISHMENT] == Decimal(10)
    assert values[Measure.PLACES] == 16
    assert values[Measure.COVERAGE] == Decimal("25.0")


def test_a_home_whose_funded_posts_are_not_recorded_has_reported_nothing() -> None:
    homes = [
        home(establishment_fte=None, in_post_fte=Decimal(8), in_post_count=8),
        home(establishment_fte=Decimal(0), in_post_fte=Decimal(3), in_post_count=3),
    ]
    values = measured(homes, DAY, "region", "").values
    assert values[Measure.REPORTING_HOMES] == 1
    assert values[Measure.COVERAGE] == Decimal("50.0")
    assert values[Measure.IN_POST] == Decimal(3)


def test_an_area_without_homes_is_there_and_empty() -> None:
    areas = by_area([], DAY, ["E12000003", WALES])
    assert areas["E12000003"].values[Measure.HOMES] == 0
    assert areas[ENGLAND].values[Measure.VACANCY_PERCENT] == "z"


FTE = st.decimals(0, 50, places=2)


@given(
    st.lists(
        st.builds(
            home,
            region_code=st.sampled_from(["E12000003", "E12000007", WALES]),
            authority_code=st.sampled_from(["a", "b", "c"]),
            establishment_fte=FTE,
            in_post_fte=FTE,
        ),
        max_size=12,
    )
)
def test_england_is_the_sum_of_its_regions(homes: list[HomeFacts]) -> None:
    areas = by_area(homes, DAY, ["E12000003", "E12000007", WALES])
    for measure in (Measure.ESTABLISHMENT, Measure.IN_POST, Measure.VACANCY, Measure.HOMES):
        parts = [area for area in areas.values() if area.parent == ENGLAND]
        total = sum((Decimal(area.values[measure]) for area in parts), Decimal(0))
        assert Decimal(areas[ENGLAND].values[measure]) == total
