"""The orders of a search, and what larger radii would find."""

from datetime import timedelta

import pytest

from tests.factories import providers, vacancies
from tests.vacancies.test_filters import CARDIFF, HULL, LEEDS, also_in, home_in, titles
from workforce.core import clock
from workforce.employment.states import JobRole
from workforce.vacancies.queries import results
from workforce.vacancies.rules.search import Filters, asked, from_query
from workforce.vacancies.states import Driving, Sort


@pytest.mark.usefixtures("session")
def test_highest_pay_comes_first_and_then_the_newest() -> None:
    present = clock.now()
    for name, pay, age in (("low", 1200, 1), ("older", 1500, 3), ("newer", 1500, 2)):
        vacancies.make_vacancy(
            title=name,
            pay_from_pence=pay,
            pay_to_pence=pay,
            published_at=present - timedelta(days=age),
        )
    rows = results.found(asked(sort="pay"), 1, clock.today()).rows
    assert [row.title for row in rows] == ["newer", "older", "low"]


@pytest.mark.usefixtures("session")
def test_nearest_orders_by_band_then_newest_and_takes_the_nearest_home() -> None:
    present = clock.now()
    owner = providers.make_organisation()
    for age, (name, authority) in enumerate(
        (("Hull new", HULL), ("Leeds new", LEEDS), ("Leeds old", LEEDS))
    ):
        vacancies.make_vacancy(
            home_in(authority), title=name, published_at=present - timedelta(days=age)
        )
    several = vacancies.make_vacancy(
        home_in(HULL, owner=owner), title="Also Leeds", published_at=present - timedelta(days=9)
    )
    also_in(several, home_in(LEEDS, owner=owner))
    order = asked(location="LS1", radius="100", sort="nearest")
    rows = results.found(order, 1, clock.today()).rows
    assert [row.title for row in rows] == ["Leeds new", "Leeds old", "Also Leeds", "Hull new"]


def test_the_usual_order_is_nearest_from_a_point_and_newest_elsewhere() -> None:
    assert asked(location="LS1").sort is Sort.NEAREST
    assert asked(location="LS1", sort="unheard-of").sort is Sort.NEAREST
    assert asked(location="LS1", sort="newest").sort is Sort.NEWEST
    assert asked(location="leeds").sort is Sort.NEWEST
    assert asked().sort is Sort.NEWEST


@pytest.mark.parametrize("sort", [*Sort])
@pytest.mark.parametrize("location", ["LS1", "leeds", ""])
def test_an_order_outlives_its_link(location: str, sort: Sort) -> None:
    search = asked(location=location, sort=sort.value)
    assert from_query(search.query).sort is search.sort


def test_nearest_is_for_points_only() -> None:
    assert asked(location="LS1", sort="nearest").sort is Sort.NEAREST
    assert asked(location="leeds", sort="nearest").sort is Sort.NEWEST
    assert asked(sort="nearest").sort is Sort.NEWEST


@pytest.mark.usefixtures("session")
def test_larger_radii_keep_the_filters_and_count_each_job_once() -> None:
    owner = providers.make_organisation()
    several = vacancies.make_vacancy(home_in(CARDIFF, owner=owner), role=JobRole.TEACHER)
    also_in(several, home_in(HULL, owner=owner))
    vacancies.make_vacancy(home_in(HULL))
    day = clock.today()
    near = asked(location="LS1", radius="5", filters=Filters(roles=(JobRole.TEACHER,)))
    assert results.found(near, 1, day).total == 0
    wider = results.wider(near, day)
    assert [count for _miles, count in wider] == [1]
    assert results.found(near.within(wider[0][0]), 1, day).total == 1


@pytest.mark.usefixtures("session")
def test_every_filter_must_be_answered() -> None:
    vacancies.make_vacancy(title="Both", role=JobRole.TEACHER, driving=Driving.NEEDED)
    vacancies.make_vacancy(title="One", role=JobRole.TEACHER)
    assert titles(roles=(JobRole.TEACHER,), driving=(Driving.NEEDED,)) == {"Both"}
