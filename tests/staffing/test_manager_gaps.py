"""Homes without a registered manager: by how long, and by how they are looked after."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories.employment import make_confirmation, make_person_in_post, make_post
from tests.factories.providers import make_home, make_organisation
from tests.page import StrictClient
from tests.staffing.test_measures import DAY, home
from tests.staffing.test_snapshots import ACTOR, measures, reporting_homes, yesterday
from workforce.employment.states import JobRole, VacancyStanding
from workforce.staffing import services
from workforce.staffing.rules import disclosure
from workforce.staffing.rules.measures import ENGLAND, AreaMeasures, measured
from workforce.staffing.states import BY_HOW_LONG, BY_STANDING, Measure

YORKSHIRE = "E12000003"
INTERIM, NOBODY = VacancyStanding.INTERIM_IN_CHARGE, VacancyStanding.NOBODY


def without(number: int, days: int | None, standing: VacancyStanding = NOBODY) -> Any:
    return home(
        provider=number % 4,
        in_post_count=9,
        without_manager=True,
        manager_gap_days=days,
        manager_standing=standing,
    )


def area(*days: int | None) -> AreaMeasures:
    return measured([without(number, one) for number, one in enumerate(days)], DAY, "region", "")


@pytest.mark.parametrize(
    "days, measure",
    [
        (1, Measure.NO_MANAGER_SHORT),
        (181, Measure.NO_MANAGER_SHORT),
        (182, Measure.NO_MANAGER_LONG),
        (None, Measure.NO_MANAGER_UNKNOWN),
    ],
)
def test_26_weeks_are_over_on_the_182nd_day(days: int | None, measure: Measure) -> None:
    values = area(days).values
    assert [values[one] for one in BY_HOW_LONG] == [int(one is measure) for one in BY_HOW_LONG]


def test_both_divisions_add_up_to_the_homes_without_a_manager() -> None:
    homes = [without(0, 3, INTERIM), without(1, None), without(2, 300), home(provider=3)]
    values = measured(homes, DAY, "region", "").values
    for parts in (BY_HOW_LONG, BY_STANDING):
        assert sum(int(values[part]) for part in parts) == values[Measure.NO_MANAGER] == 3


def test_a_part_of_one_to_five_homes_hides_the_whole_division_and_not_the_total() -> None:
    values = disclosure.shown(area(*[3] * 8, *[300] * 5))
    assert values[Measure.NO_MANAGER] == 13
    assert {values[part] for part in BY_HOW_LONG} == {"c"}
    values = disclosure.shown(area(*[3] * 8, *[300] * 6))
    assert [values[part] for part in BY_HOW_LONG] == [8, 6, 0]


def test_a_division_in_which_all_homes_are_alike_is_hidden_and_nought_is_not() -> None:
    values = disclosure.shown(area(*[3] * 8, *[300] * 6))
    assert {values[part] for part in BY_STANDING} == {"c"}
    none = measured([home(provider=n, in_post_count=9) for n in range(4)], DAY, "region", "")
    assert [disclosure.shown(none)[part] for part in BY_STANDING] == [0, 0, 0]


def test_a_hidden_division_of_one_region_cannot_be_had_from_england() -> None:
    def homes(count: int) -> list[Any]:
        return [without(n, days) for n in range(count) for days in (3, 300)]

    areas = {
        ENGLAND: measured(homes(31), DAY, "nation", ""),
        "A": measured(homes(5), DAY, "region", ENGLAND),
        "B": measured(homes(10), DAY, "region", ENGLAND),
        "C": measured(homes(16), DAY, "region", ENGLAND),
    }
    parts = disclosure.controlled(areas)
    found = {code: parts[code][Measure.NO_MANAGER_SHORT] for code in areas}
    assert found == {ENGLAND: 31, "A": "c", "B": "c", "C": 16}


def test_the_night_takes_the_length_from_the_last_managers_last_day(session: Session) -> None:
    _ = session
    homes = reporting_homes()
    for gone, days in zip(homes, (181, 182), strict=False):
        last = yesterday() - timedelta(days=days)
        long_ago = last - timedelta(days=400)
        make_person_in_post(
            gone, JobRole.REGISTERED_MANAGER, started_on=long_ago, ended_on=last, reference="M"
        )
    values = measures_of_night()
    assert [values[one] for one in (Measure.NO_MANAGER, *BY_HOW_LONG)] == [4, 1, 1, 2]


def measures_of_night() -> Any:
    services.take_snapshot(ACTOR, yesterday())
    return measures(yesterday())[YORKSHIRE].values


def test_a_home_that_did_not_report_is_in_no_part(session: Session) -> None:
    _ = session
    make_home(make_organisation(), joined_on=yesterday() - timedelta(days=9))
    told = make_home(make_organisation(), joined_on=yesterday() - timedelta(days=9))
    make_post(told)
    make_confirmation(told, confirmed_on=yesterday())
    assert measures_of_night()[Measure.NO_MANAGER_UNKNOWN] == 1


def test_the_public_page_has_a_table_of_its_own_for_it(client: StrictClient) -> None:
    last = services.last_day(services.month_to_publish(yesterday()))
    for _number in range(3):
        reporting_homes(told_on=last)
    services.take_snapshot(ACTOR, last)
    services.publish(ACTOR, f"{last:%Y-%m}")
    page = client.page("/shortfalls")
    rows = page.texts("table:nth-of-type(1) tbody tr")
    hidden = " ".join(["Hidden to protect people"] * 6)
    assert f"Yorkshire and The Humber 12 100.0% {hidden}" in rows
    assert any(row.startswith("England, all nine regions 12 100.0%") for row in rows)
    assert "for less than 26 weeks" in client.page("/shortfalls/yorkshire-and-the-humber").main
