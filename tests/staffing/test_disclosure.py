"""Disclosure control: nothing small is shown, and nothing hidden can be worked out."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.staffing.test_measures import DAY, home
from workforce.employment.states import VacancyStanding
from workforce.staffing.rules import disclosure
from workforce.staffing.rules.measures import ENGLAND, AreaMeasures, HomeFacts, by_area, measured
from workforce.staffing.states import Measure

# What sums up from authority to region to England, written out apart from the code's own list.
ADDITIVE = frozenset(
    {
        Measure.ESTABLISHMENT,
        Measure.IN_POST,
        Measure.VACANCY,
        Measure.NO_MANAGER,
        Measure.NO_MANAGER_SHORT,
        Measure.NO_MANAGER_LONG,
        Measure.NO_MANAGER_UNKNOWN,
        Measure.NO_MANAGER_LODGED,
        Measure.NO_MANAGER_INTERIM,
        Measure.NO_MANAGER_NOBODY,
        Measure.OPEN_POSTS,
        Measure.STARTERS,
        Measure.LEAVERS,
        Measure.PERMISSIONS_ENDING,
    }
)
REGIONS = [f"E1200000{number}" for number in range(1, 10)]


def area_of(count: int = 12, providers: int = 4, **facts: Any) -> AreaMeasures:
    homes = [
        home(
            provider=number % providers,
            establishment_fte=Decimal(10),
            in_post_fte=Decimal(8),
            in_post_count=8,
            **facts,
        )
        for number in range(count)
    ]
    return measured(homes, DAY, "region", ENGLAND)


@pytest.mark.parametrize("people, shown", [(0, 0), (1, "c"), (5, "c"), (6, 6)])
def test_one_to_five_people_are_withheld_and_nought_and_six_are_shown(
    people: int, shown: object
) -> None:
    area = area_of()
    area = replace(area, values={**area.values, Measure.LEAVERS: people})
    assert disclosure.shown(area)[Measure.LEAVERS] == shown


@pytest.mark.parametrize("providers, hidden", [(1, True), (2, True), (3, False)])
def test_fewer_than_three_providers_are_withheld(providers: int, hidden: bool) -> None:  # noqa: FBT001 - a table
    values = disclosure.shown(area_of(providers=providers))
    assert (values[Measure.VACANCY] == "c") is hidden
    assert values[Measure.HOMES] == 12


def test_a_provider_with_80_percent_of_the_places_hides_the_cell() -> None:
    homes = [home(provider=1, places_count=80, in_post_count=20)]
    homes += [home(provider=2 + number, places_count=10, in_post_count=20) for number in (0, 1)]
    assert disclosure.shown(measured(homes, DAY, "region", ""))[Measure.IN_POST] == "c"
    homes[0] = home(provider=1, places_count=79, in_post_count=20)
    assert disclosure.shown(measured(homes, DAY, "region", ""))[Measure.IN_POST] != "c"


def test_nothing_reported_is_said_as_not_reported() -> None:
    area = area_of(confirmed_on=None)
    values = disclosure.shown(area)
    assert values[Measure.VACANCY] == "x"
    assert values[Measure.PLACES] == 48


def test_an_area_of_which_no_register_was_read_is_not_said_to_have_no_homes() -> None:
    values = disclosure.shown(measured([], DAY, "region", ""))
    assert [values[one] for one in (Measure.HOMES, Measure.PLACES, Measure.COVERAGE)] == ["x"] * 3
    assert values[Measure.REPORTING_HOMES] == 0
    values = disclosure.shown(measured([home(confirmed_on=None)], DAY, "region", ""))
    assert [values[one] for one in (Measure.HOMES, Measure.PLACES)] == [1, 4]
    assert values[Measure.COVERAGE] == Decimal("0.0")


@pytest.mark.parametrize("told, symbol", [(2, "x"), (3, "u"), (5, "u"), (6, None)])
def test_low_coverage_is_not_published_or_marked_unreliable(told: int, symbol: str | None) -> None:
    homes = [
        home(provider=number, in_post_count=9, in_post_fte=Decimal(8), confirmed_on=DAY)
        for number in range(told)
    ]
    homes += [home(provider=None, confirmed_on=None) for _ in range(12 - told)]
    value = disclosure.shown(measured(homes, DAY, "region", ""))[Measure.IN_POST]
    assert value == symbol if symbol else isinstance(value, Decimal)


def test_a_rate_falls_with_its_parts() -> None:
    values = disclosure.shown(area_of(providers=2))
    assert values[Measure.VACANCY_PERCENT] == "c"


def hidden_are_safe(homes: list[HomeFacts]) -> None:
    """No shown total has one hidden part, and no hidden region is a sum of what is shown."""
    areas = by_area(homes, DAY, REGIONS)
    parts = disclosure.controlled(areas)
    for total, area in areas.items():
        children = [code for code in parts if areas[code].parent == total]
        for measure in ADDITIVE:
            hidden = disclosure.hidden_parts(measure, children, parts, areas)
            if parts[total][measure] not in disclosure.SYMBOLS:
                assert len(hidden) != 1, f"{measure} of {hidden} can be worked out"
            elif area.kind == "region" and area.values[measure]:
                assert hidden, f"{measure} of {total} is the sum of its authorities"


def home_in(place: tuple[str, int], **facts: Any) -> HomeFacts:
    region, number = place
    return home(region_code=region, authority_code=f"{region}-{number}", **facts)


@settings(max_examples=150)
@given(
    st.lists(
        st.builds(
            home_in,
            place=st.tuples(st.sampled_from(REGIONS[:4]), st.integers(1, 3)),
            provider=st.integers(1, 5),
            establishment_fte=st.decimals(0, 30, places=1),
            in_post_fte=st.decimals(0, 30, places=1),
            in_post_count=st.integers(0, 12),
            leavers_count=st.integers(0, 9),
            open_posts_count=st.integers(0, 3),
            without_manager=st.sampled_from([True, True, False]),
            manager_gap_days=st.sampled_from([None, 3, 300]),
            manager_standing=st.sampled_from(VacancyStanding),
        ),
        max_size=90,
    )
)
def test_no_single_hidden_area_can_be_worked_out_from_a_total(
    homes: list[HomeFacts],
) -> None:
    hidden_are_safe(homes)


def test_two_regions_are_hidden_where_one_would_give_itself_away() -> None:
    homes = []
    for number, region in enumerate(REGIONS):
        providers = 1 if number == 0 else 4
        homes += [
            home(
                region_code=region,
                provider=one % providers,
                establishment_fte=Decimal(10 + number),
                in_post_fte=Decimal(8),
                in_post_count=9,
            )
            for one in range(8)
        ]
    areas = by_area(homes, DAY, REGIONS)
    parts = disclosure.controlled(areas)
    hidden = [code for code in REGIONS if parts[code][Measure.VACANCY] == "c"]
    assert hidden == REGIONS[:2]


def _four_homes(region: str, authority: str, providers: int, **facts: Any) -> list[HomeFacts]:
    usual = {"establishment_fte": Decimal(10), "in_post_fte": Decimal(8), "in_post_count": 9}
    return [
        home(
            region_code=region,
            authority_code=authority,
            provider=one % providers,
            **{**usual, **facts},
        )
        for one in range(4)
    ]


def test_a_region_is_hidden_where_it_would_give_its_one_hidden_authority_away() -> None:
    region = REGIONS[0]
    homes = _four_homes(region, "one", 1, open_posts_count=2) + _four_homes(region, "four", 4)
    parts = disclosure.controlled(by_area(homes, DAY, REGIONS))
    assert parts["one"][Measure.OPEN_POSTS] == "c"
    assert parts["four"][Measure.OPEN_POSTS] == 0
    assert parts[region][Measure.OPEN_POSTS] == "c"
    homes += _four_homes(region, "third", 4, open_posts_count=1)
    parts = disclosure.controlled(by_area(homes, DAY, REGIONS))
    assert parts["third"][Measure.OPEN_POSTS] == "c"
    assert parts[region][Measure.OPEN_POSTS] == 12


def test_a_region_hidden_for_another_is_not_the_sum_of_its_authorities() -> None:
    secret, helper, third = REGIONS[:3]
    homes = _four_homes(secret, "secret", 1)
    for authority in ("helper-1", "helper-2"):
        homes += _four_homes(helper, authority, 4)
    for authority in ("third-1", "third-2", "third-3"):
        homes += _four_homes(third, authority, 4)
    parts = disclosure.controlled(by_area(homes, DAY, REGIONS))
    assert parts[helper][Measure.VACANCY] == "c"
    assert parts[third][Measure.VACANCY] == Decimal(24)
    shown = [parts[code][Measure.VACANCY] for code in ("helper-1", "helper-2")]
    assert shown == ["c", Decimal(8)]
