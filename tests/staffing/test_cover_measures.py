"""Who can be deployed, who stands in, and what nobody covers."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.employment import (
    make_absence,
    make_confirmation,
    make_cover,
    make_person_in_post,
    make_post,
)
from tests.factories.providers import make_home, make_organisation
from tests.staffing.test_measures import DAY, home
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.employment.states import CoverKind
from workforce.staffing import services
from workforce.staffing.rules import disclosure, stored
from workforce.staffing.rules.measures import HomeFacts, measured
from workforce.staffing.states import Measure

YORKSHIRE = "E12000003"
FTES = st.decimals(0, 40, places=4)


def values_of(*homes: HomeFacts) -> dict[Measure, Any]:
    return measured(homes, DAY, "region", "").values


def test_the_formulas_are_those_of_the_methods_page() -> None:
    values = values_of(
        home(
            establishment_fte=Decimal(20),
            in_post_fte=Decimal(15),
            long_absent_fte=Decimal(1),
            agency_fte=Decimal(5),
            cover_fte=Decimal(3),
        )
    )
    assert {
        measure: values[measure]
        for measure in Measure
        if measure.value.startswith(("deployable", "agency", "cover_", "uncovered"))
    } == {
        Measure.DEPLOYABLE: Decimal(14),
        Measure.DEPLOYABLE_GAP_PERCENT: Decimal("30.0"),  # (20 - 14) / 20
        Measure.AGENCY: Decimal(5),
        Measure.AGENCY_PERCENT: Decimal("25.0"),  # 5 / (5 + 15)
        Measure.COVER: Decimal(3),
        Measure.COVER_PERCENT: Decimal("60.0"),  # 3 / 5
        Measure.UNCOVERED: Decimal(2),
        Measure.UNCOVERED_PERCENT: Decimal("10.0"),  # 2 / 20
    }


def test_cover_beyond_a_homes_vacancies_covers_nothing_elsewhere() -> None:
    over = home(establishment_fte=Decimal(10), in_post_fte=Decimal(9), cover_fte=Decimal(6))
    bare = home(establishment_fte=Decimal(10), in_post_fte=Decimal(6))
    values = values_of(over, bare)
    assert (values[Measure.COVER], values[Measure.UNCOVERED]) == (Decimal(1), Decimal(4))


def test_where_nothing_is_vacant_or_funded_the_shares_do_not_apply() -> None:
    values = values_of(home())
    for measure in (
        Measure.COVER_PERCENT,
        Measure.UNCOVERED_PERCENT,
        Measure.DEPLOYABLE_GAP_PERCENT,
        Measure.AGENCY_PERCENT,
    ):
        assert values[measure] == "z"


@given(st.lists(st.tuples(FTES, FTES, FTES, FTES), max_size=6))
def test_vacant_is_covered_and_uncovered_and_neither_is_below_nought(
    homes: list[tuple[Decimal, Decimal, Decimal, Decimal]],
) -> None:
    values = values_of(
        *(
            home(
                establishment_fte=posts,
                in_post_fte=people,
                cover_fte=cover,
                long_absent_fte=min(absent, people),
            )
            for posts, people, cover, absent in homes
        )
    )
    assert values[Measure.COVER] + values[Measure.UNCOVERED] == values[Measure.VACANCY]
    assert min(values[Measure.COVER], values[Measure.UNCOVERED]) >= 0
    assert values[Measure.DEPLOYABLE] <= values[Measure.IN_POST]


@pytest.mark.parametrize("absent, hidden", [(0, False), (1, True), (5, True), (6, False)])
def test_one_to_five_people_away_for_long_hide_who_can_be_deployed(
    absent: int, *, hidden: bool
) -> None:
    homes = [
        home(
            provider=number,
            establishment_fte=Decimal(20),
            in_post_fte=Decimal(15),
            in_post_count=15,
        )
        for number in range(5)
    ]
    homes[0] = replace(homes[0], long_absent_fte=Decimal(absent), long_absent_count=absent)
    shown = disclosure.shown(measured(homes, DAY, "region", ""))
    for measure in (Measure.DEPLOYABLE, Measure.DEPLOYABLE_GAP_PERCENT):
        assert (shown[measure] == "c") is hidden
    assert shown[Measure.IN_POST] == Decimal(75)


def test_a_night_takes_absence_and_cover_of_its_day(app: Flask) -> None:
    _ = app
    day = clock.today() - timedelta(days=1)
    for _number in range(4):
        place = make_home(make_organisation(), joined_on=day - timedelta(days=200))
        make_post(place, fte="5")
        people = [make_person_in_post(place) for _ in range(3)]
        for person in people[:2]:
            make_absence(person, from_on=day - timedelta(days=40))
        make_absence(people[2], from_on=day - timedelta(days=27))
        make_cover(place, weekly_hours="37.5")
        make_cover(place, CoverKind.BANK, weekly_hours="15")
        make_cover(place, weekly_hours="75", covers_vacancy=False)
        make_confirmation(place, day)
    snapshot = services.take_snapshot(Actor.system("test"), day)
    values = stored.areas_of(json.loads(snapshot.payload))[YORKSHIRE].values
    assert values[Measure.IN_POST] == Decimal(12)
    assert values[Measure.DEPLOYABLE] == Decimal(4)
    assert values[Measure.AGENCY] == Decimal(12)
    assert values[Measure.COVER] == Decimal("5.6")
    assert values[Measure.UNCOVERED] == Decimal("2.4")
    assert snapshot.method_version == "1.3"


def test_an_older_night_says_of_newer_measures_that_they_are_not_reported() -> None:
    area = measured([home(establishment_fte=Decimal(5))], DAY, "region", "")
    payload = {"areas": {YORKSHIRE: stored._area(area)}}
    for measure in (Measure.DEPLOYABLE, Measure.UNCOVERED):
        del payload["areas"][YORKSHIRE]["values"][measure.value]
    del payload["areas"][YORKSHIRE]["long_absent_count"]
    found = stored.areas_of(payload)[YORKSHIRE]
    assert (found.values[Measure.DEPLOYABLE], found.long_absent_count) == ("x", 0)
    assert Measure.DEPLOYABLE in Measure
