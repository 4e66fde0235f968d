"""The plan of the country, without a database: the same from the same seed, and calibrated."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.demo.rules import chance, words
from workforce.demo.rules.board.asks import asks
from workforce.demo.rules.country import Country, plan
from workforce.demo.rules.figures import Figures, figures
from workforce.demo.rules.sizes import NATIONAL, SMALL, Size
from workforce.employment.states import JobRole
from workforce.places import rules as places
from workforce.providers.states import HomeStatus
from workforce.vacancies.rules import screening
from workforce.vacancies.states import Driving, NotFilledWhy, PostOutcome, Qualification

TODAY = date(2026, 11, 21)
LONDON, SOUTH_WEST, NORTH_EAST = "E12000007", "E12000009", "E12000001"
MOST_PLACES = {"E12000002", "E12000004", "E12000006"}
REAL_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2}")


@lru_cache(maxsize=16)
def country(size: Size, seed: int = 1, today: date = TODAY) -> Country:
    return plan(size, seed, today)


@lru_cache(maxsize=1)
def national() -> Figures:
    return figures(country(NATIONAL))


def test_the_same_seed_and_day_give_the_same_plan() -> None:
    assert plan(SMALL, 7, TODAY) == plan(SMALL, 7, TODAY)


def test_another_seed_gives_another_plan() -> None:
    assert plan(SMALL, 7, TODAY) != plan(SMALL, 8, TODAY)


def test_the_plan_moves_with_the_day() -> None:
    later = plan(SMALL, 7, TODAY + timedelta(days=400))
    assert max(advert.closes_on for advert in later.adverts) > TODAY + timedelta(days=400)


def test_the_small_country_has_60_homes_800_people_and_150_vacancies() -> None:
    small = country(SMALL)
    assert len(small.homes) == 60
    assert sum(spell.is_current for spell in small.spells) == 800
    assert len(small.adverts) == 150


def test_the_national_country_has_4000_homes_53000_people_and_10000_vacancies() -> None:
    assert len(country(NATIONAL).homes) == 4_000
    assert national().people_count == 53_000
    assert national().live_vacancies_count == 10_000


def test_the_national_country_has_300000_applications_a_year_and_50000_alerts() -> None:
    assert country(NATIONAL).demand.total == 300_000
    assert NATIONAL.alerts == 50_000


def test_national_adverts_of_the_year_ended_in_every_month_with_and_without_a_hire() -> None:
    ended = country(NATIONAL).closed
    months = Counter((one.ended_on.year, one.ended_on.month) for one in ended)
    assert len(months) >= 11
    assert sum(count >= 300 for count in months.values()) >= 9
    outcomes = Counter(one.outcome for one in ended)
    assert set(outcomes) == {*PostOutcome, None} - {PostOutcome.HIRED_HERE}
    assert 0.4 < outcomes[PostOutcome.NOT_FILLED] / len(ended) < 0.6
    assert all((one.why is None) == (one.outcome is not PostOutcome.NOT_FILLED) for one in ended)


def test_an_advert_that_nobody_applied_for_has_no_application() -> None:
    plan_of = country(NATIONAL)
    nobody = [
        count
        for one, count in zip(plan_of.closed, plan_of.demand.closed, strict=True)
        if one.why is NotFilledWhy.NOBODY_APPLIED
    ]
    assert len(nobody) > 100
    assert not any(nobody)


def test_what_an_advert_asks_agrees_with_its_words() -> None:
    for advert in country(SMALL).adverts:
        asked = asks(advert)
        assert ("driving licence" in advert.description) == (asked.driving is Driving.USEFUL)
        assert asked.qualification is not Qualification.NEEDED or asked.qualification_title
        assert bool(asked.sleep_ins_a_month) == bool(asked.sleep_in_pence)


def test_national_staff_per_home_is_as_published() -> None:
    assert national().staff_per_home == pytest.approx(13.3, abs=1.0)


def test_national_turnover_is_as_published() -> None:
    assert national().turnover_percent == pytest.approx(29, abs=2)


def test_national_share_of_homes_without_a_vacancy_is_as_published() -> None:
    assert national().no_vacancy_percent == pytest.approx(49, abs=3)


def test_national_share_of_homes_without_a_manager_is_as_published() -> None:
    assert 9 <= national().no_manager_percent <= 14


def test_national_private_share_is_as_published() -> None:
    assert national().private_percent == pytest.approx(84, abs=1)


def test_national_share_of_the_north_west_is_as_published() -> None:
    assert national().north_west_homes_percent == pytest.approx(26, abs=1)
    assert national().north_west_places_percent == pytest.approx(22, abs=1)


def test_national_homes_are_as_large_as_published() -> None:
    assert 3.6 <= national().mean_places <= 3.9


def test_regions_stand_in_the_published_order_of_places_per_child() -> None:
    per_child = national().places_per_child
    order = sorted(per_child, key=lambda code: per_child[code])
    assert order[:3] == [LONDON, SOUTH_WEST, NORTH_EAST]
    assert set(order[-3:]) == MOST_PLACES


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_other_seeds_of_the_small_country_keep_its_sums(seed: int) -> None:
    small = figures(country(SMALL, seed))
    assert (small.people_count, small.live_vacancies_count) == (800, 150)
    assert small.staff_per_home == pytest.approx(13.3, abs=1.0)
    assert small.turnover_percent == pytest.approx(29, abs=4)
    assert small.no_vacancy_percent == pytest.approx(49, abs=3)


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 3, 1), date(2027, 12, 31)])
def test_a_country_can_be_planned_on_any_day(today: date) -> None:
    small = country(SMALL, 1, today)
    assert len(small.homes) == 60
    assert all(spell.started_on < today for spell in small.spells)


def test_every_home_lies_in_an_area_that_stands() -> None:
    live = {fact.code: fact.region_code for fact in places.directory().live(TODAY)}
    for home in country(NATIONAL).homes:
        assert live[home.site.authority_code] == home.site.region_code


def test_no_postcode_of_the_country_can_exist() -> None:
    assert not any(REAL_POSTCODE.fullmatch(home.postcode) for home in country(NATIONAL).homes)


def test_no_registration_number_is_given_twice() -> None:
    numbers = [home.registration_number for home in country(NATIONAL).homes]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("DEMO-") for number in numbers)


def test_no_employer_gives_a_reference_twice() -> None:
    given_out = Counter(
        (spell.home.owner.number, spell.reference) for spell in country(NATIONAL).spells
    )
    assert max(given_out.values()) == 1


def test_providers_have_names_of_their_own() -> None:
    names = [owner.name for owner in country(NATIONAL).owners]
    assert len(set(names)) == len(names)


def test_no_providers_name_gives_a_home_away() -> None:
    for home in country(NATIONAL).homes:
        secret = screening.Whereabouts(home.name, home.address, home.postcode)
        assert screening.spot(home.owner.name, secret) is None


def test_small_regions_have_three_providers_or_are_hidden_on_purpose() -> None:
    providers: dict[str, set[int]] = defaultdict(set)
    for home in country(SMALL).homes:
        if home.is_working and home.dates.confirmed_on:
            providers[home.site.region_code].add(home.owner.number)
    few = {code for code, numbers in providers.items() if len(numbers) < 3}
    assert few == {LONDON}


def test_small_areas_with_several_homes_have_several_providers() -> None:
    providers: dict[str, set[int]] = defaultdict(set)
    for home in country(SMALL).homes:
        providers[home.site.authority_code].add(home.owner.number)
    assert sum(len(numbers) >= 3 for numbers in providers.values()) >= 5


def test_some_homes_are_closed_suspended_unclaimed_and_silent() -> None:
    homes = country(SMALL).homes
    assert Counter(home.status for home in homes)[HomeStatus.CLOSED] == 1
    assert Counter(home.status for home in homes)[HomeStatus.SUSPENDED] == 1
    assert sum(not home.is_claimed for home in homes) == 1
    assert sum(home.is_working and not home.dates.confirmed_on for home in homes) >= 3


def test_the_demo_provider_has_room_to_hire_in_leeds() -> None:
    small = country(SMALL)
    first, advert = small.homes[0], small.adverts[0]
    assert first.is_showcase
    assert first.site.authority_code == "E08000035"
    assert first.dates.joined_on == TODAY - timedelta(days=200)
    assert first.dates.confirmed_on[-1] == TODAY - timedelta(days=1)
    assert advert.home is first
    assert advert.role is JobRole.RESIDENTIAL_SUPPORT_WORKER
    assert all(other.published_on < advert.published_on for other in small.adverts[1:])


def test_nobody_starts_in_the_days_in_which_nobody_could_have_been_checked() -> None:
    for spell in country(NATIONAL).spells:
        joined_on = spell.home.dates.joined_on
        assert joined_on is not None
        assert spell.before_joining or spell.started_on >= joined_on + timedelta(days=30)


def test_whoever_left_had_started_before() -> None:
    gone = [spell for spell in country(NATIONAL).spells if spell.ended_on is not None]
    assert all(spell.started_on <= (spell.ended_on or TODAY) < TODAY for spell in gone)


@given(
    weights=st.lists(st.floats(0.01, 1000), min_size=1, max_size=30),
    spare=st.integers(0, 5000),
    least=st.integers(0, 3),
)
def test_shares_add_up_and_nobody_gets_less_than_the_least(
    weights: list[float], spare: int, least: int
) -> None:
    total = spare + least * len(weights)
    counts = chance.shares(weights, total, least)
    assert sum(counts) == total
    assert min(counts) >= least


def test_shares_are_refused_where_there_is_not_enough() -> None:
    with pytest.raises(ValueError, match="not enough"):
        chance.shares([1, 1, 1], 2, least=1)


def test_numbered_people_have_unlike_names_for_long() -> None:
    names = {words.numbered_person(number) for number in range(20_000)}
    assert len(names) > 15_000
