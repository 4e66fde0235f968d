"""Filters of a search: read from a link, written back, and answered by the board."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.factories import providers, vacancies
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.employment.states import Contract, JobRole
from workforce.places import rules as places
from workforce.providers.models import Home
from workforce.providers.states import HomeStatus, HomeType, Sector
from workforce.vacancies.models import BoardCampaign, Vacancy, VacancyPlace
from workforce.vacancies.queries import results
from workforce.vacancies.rules import filters as filtering
from workforce.vacancies.rules.search import Filters, Search, asked, from_query
from workforce.vacancies.states import (
    Driving,
    HoursPattern,
    PayPeriod,
    Qualification,
    Sort,
    WelshNeed,
)

LEEDS, HULL, CARDIFF = "E08000035", "E06000010", "W06000015"
POINTS = {
    LEEDS: ("E12000003", vacancies.LEEDS_POINT),
    HULL: ("E12000003", "kingston-upon-hull-yorkshire-and-the-humber"),
    CARDIFF: ("W92000004", "cardiff-wales"),
}


def some(kind: Any) -> st.SearchStrategy[Any]:
    return st.sets(st.sampled_from(list(kind))).map(
        lambda chosen: tuple(value for value in kind if value in chosen)
    )


FILTERS = st.builds(
    Filters,
    roles=some(JobRole),
    contracts=some([Contract.PERMANENT, Contract.BANK]),
    patterns=st.integers(0, 63),
    pay_pence=st.just(0),
    driving=some(Driving),
    qualifications=some(Qualification),
    welsh=some(WelshNeed),
    sectors=some(Sector),
    home_types=some(HomeType),
    region_codes=some([region.code for region in places.regions()]),
    authority_codes=some([LEEDS, CARDIFF]).map(lambda codes: tuple(sorted(codes))),
    posted_within=st.sampled_from((0, *filtering.POSTED_WITHIN)),
    campaign=st.sampled_from(["", "care-2026"]),
)
PLACES = ["", "LS1", "leeds", "Wales", "Sutton", "Xyzzyville", "LS1 4AP", "East Riding"]


@given(
    FILTERS,
    st.sampled_from(PLACES),
    st.sampled_from(Sort),
    st.sampled_from(["", "night shift", "  two   words "]),
)
def test_a_search_is_made_again_from_what_it_writes(
    filters: Filters, location: str, sort: Sort, words: str
) -> None:
    search = asked(q=words, location=location, radius="20", sort=sort.value, filters=filters)
    again = from_query(search.query)
    assert again.query == search.query
    assert (again.filters, again.words, again.terms, again.radius, again.sort) == (
        search.filters,
        search.words,
        search.terms,
        search.radius,
        search.sort,
    )
    assert places.areas(again.place) == places.areas(search.place)
    assert again.place.point == search.place.point


@pytest.mark.parametrize(
    "pay, period, read",
    [
        ("13.50", "", (1350, PayPeriod.HOUR)),
        ("£13", "hour", (1300, PayPeriod.HOUR)),
        ("24,000", "", (2_400_000, PayPeriod.YEAR)),
        ("900", "year", (90_000, PayPeriod.YEAR)),
        ("12", "fortnight", (1200, PayPeriod.HOUR)),
        ("0", "year", (0, PayPeriod.HOUR)),
        ("-5", "", (0, PayPeriod.HOUR)),
        ("lots", "", (0, PayPeriod.HOUR)),
        ("NaN", "", (0, PayPeriod.HOUR)),
        ("9" * 40, "", (0, PayPeriod.HOUR)),
    ],
)
def test_pay_is_read_in_pounds_and_told_apart_by_its_size(
    pay: str, period: str, read: tuple[int, PayPeriod]
) -> None:
    filters = filtering.read({"pay": [pay], "pay_period": [period]})
    assert (filters.pay_pence, filters.pay_period) == read
    assert filtering.read(filtering.grouped(filters.pairs)) == filters


@given(st.dictionaries(st.sampled_from(filtering.NAMES), st.lists(st.text(max_size=20))))
def test_whatever_is_typed_is_read_or_ignored(typed: dict[str, list[str]]) -> None:
    filters = filtering.read(typed)
    assert filtering.read(filtering.grouped(filters.pairs)) == filters


def test_unknown_values_narrow_nothing() -> None:
    unknown = {name: ["astronaut"] for name in filtering.NAMES if name != "campaign"}
    assert filtering.read(unknown) == Filters()
    assert filtering.read({"contract": ["director"], "posted": ["2"]}) == Filters()
    assert filtering.read({"campaign": ["../../etc"]}) == Filters()


def titles(day: Any = None, **parts: Any) -> set[str]:
    return found(asked(filters=Filters(**parts)), day)


def found(search: Search, day: Any = None) -> set[str]:
    return {row.title for row in results.found(search, 1, day or clock.today()).rows}


def home_in(authority: str, **more: Any) -> Home:
    region, point = POINTS[authority]
    owner = more.pop("owner", None) or providers.make_organisation()
    return providers.make_home(
        owner, authority_code=authority, region_code=region, public_point=point, **more
    )


@atomic
def also_in(vacancy: Vacancy, home: Home) -> None:
    current().add(
        VacancyPlace(
            vacancy_id=vacancy.id,
            home_id=home.id,
            region_code=home.region_code,
            authority_code=home.authority_code,
            public_point=home.public_point,
        )
    )


@pytest.mark.parametrize(
    "column, part, mine, other",
    [
        ("role", "roles", JobRole.TEACHER, JobRole.THERAPIST),
        ("contract", "contracts", Contract.BANK, Contract.PERMANENT),
        ("driving", "driving", Driving.NEEDED, Driving.USEFUL),
        ("qualification", "qualifications", Qualification.WILL_TRAIN, Qualification.NEEDED),
        ("welsh", "welsh", WelshNeed.ESSENTIAL, WelshNeed.USEFUL),
    ],
)
@pytest.mark.usefixtures("session")
def test_each_filter_finds_jobs_that_have_one_of_its_values(
    column: str, part: str, mine: Any, other: Any
) -> None:
    vacancies.make_vacancy(title="Mine", **{column: mine})
    vacancies.make_vacancy(title="Other", **{column: other})
    assert titles(**{part: (mine,)}) == {"Mine"}
    assert titles(**{part: (mine, other)}) == {"Mine", "Other"}
    assert titles() == {"Mine", "Other"}


@pytest.mark.usefixtures("session")
def test_sector_and_kind_of_home_are_those_of_the_home() -> None:
    owner = providers.make_organisation()
    short = home_in(LEEDS, owner=owner, sector=Sector.VOLUNTARY, home_type=HomeType.SHORT_BREAK)
    vacancies.make_vacancy(short, title="Mine")
    vacancies.make_vacancy(home_in(LEEDS, sector=Sector.PRIVATE), title="Other")
    assert titles(sectors=(Sector.VOLUNTARY,)) == {"Mine"}
    assert titles(home_types=(HomeType.SHORT_BREAK,)) == {"Mine"}
    assert titles(home_types=(HomeType.CHILDRENS_HOME,)) == {"Other"}


@pytest.mark.usefixtures("session")
def test_a_pattern_finds_jobs_with_any_of_the_kinds_of_hours() -> None:
    nights, weekends = HoursPattern.WAKING_NIGHTS, HoursPattern.WEEKENDS
    vacancies.make_vacancy(title="Nights", hours_patterns=int(nights))
    vacancies.make_vacancy(title="Both", hours_patterns=int(nights | weekends))
    vacancies.make_vacancy(title="Days", weekly_hours=Decimal(20))
    assert titles(patterns=int(nights)) == {"Nights", "Both"}
    assert titles(patterns=int(weekends)) == {"Both"}
    assert titles(patterns=int(HoursPattern.PART_TIME)) == {"Days"}
    assert titles(patterns=int(weekends | HoursPattern.PART_TIME)) == {"Both", "Days"}


@pytest.mark.usefixtures("session")
def test_pay_at_least_compares_by_the_hour_or_by_the_year_whatever_was_advertised() -> None:
    vacancies.make_vacancy(title="Hourly", pay_from_pence=1300, pay_to_pence=1900)
    vacancies.make_vacancy(
        title="Yearly",
        pay_period=PayPeriod.YEAR,
        pay_from_pence=2_800_000,
        pay_to_pence=3_000_000,
        weekly_hours=Decimal(40),
    )
    assert titles(pay_pence=1300) == {"Hourly", "Yearly"}
    assert titles(pay_pence=1301) == {"Yearly"}
    assert titles(pay_pence=1347) == set()
    assert titles(pay_pence=2_535_000, pay_period=PayPeriod.YEAR) == {"Hourly", "Yearly"}
    assert titles(pay_pence=2_535_001, pay_period=PayPeriod.YEAR) == {"Yearly"}


@pytest.mark.usefixtures("session")
def test_posted_within_counts_whole_london_days() -> None:
    today = clock.today()
    edge = clock.day_start(today - timedelta(days=3))
    vacancies.make_vacancy(title="On the day", published_at=edge)
    vacancies.make_vacancy(title="Before", published_at=edge - timedelta(seconds=1))
    assert titles(posted_within=3) == {"On the day"}
    assert titles(posted_within=7) == {"On the day", "Before"}
    assert titles(posted_within=1) == set()


@pytest.mark.usefixtures("session")
def test_regions_and_councils_find_the_leading_and_every_further_home_once() -> None:
    owner = providers.make_organisation()
    several = vacancies.make_vacancy(home_in(LEEDS, owner=owner), title="Several")
    also_in(several, home_in(HULL, owner=owner))
    also_in(several, home_in(CARDIFF, owner=owner))
    vacancies.make_vacancy(home_in(HULL), title="Hull")
    assert titles(region_codes=("W92000004",)) == {"Several"}
    assert titles(authority_codes=(HULL,)) == {"Several", "Hull"}
    assert titles(authority_codes=(LEEDS,)) == {"Several"}
    page = results.found(asked(location="Yorkshire and the Humber"), 1, clock.today())
    assert sorted(row.title for row in page.rows) == ["Hull", "Several"]
    assert page.total == 2
    assert found(asked(location="CF10", radius="5")) == {"Several"}
    assert found(asked(location="Cardiff")) == {"Several"}


@pytest.mark.parametrize("loss", ["closed", "sold"])
def test_a_further_home_that_is_closed_or_sold_no_longer_finds_the_job(
    session: Session, loss: str
) -> None:
    owner = providers.make_organisation()
    several = vacancies.make_vacancy(home_in(LEEDS, owner=owner), title="Several")
    further = home_in(CARDIFF, owner=owner)
    also_in(several, further)
    assert titles(region_codes=("W92000004",)) == {"Several"}

    @atomic
    def lose() -> None:
        row = session.merge(further)
        if loss == "closed":
            row.status = HomeStatus.CLOSED
        else:
            row.organisation = providers.make_organisation()

    lose()
    assert titles(region_codes=("W92000004",)) == set()
    assert found(asked(location="CF10", radius="200")) == {"Several"}
    assert found(asked(location="CF10", radius="5")) == set()


def test_a_campaign_finds_its_roles_in_its_regions_on_its_days_only(session: Session) -> None:
    today = clock.today()
    vacancies.make_vacancy(home_in(LEEDS), title="Teacher north", role=JobRole.TEACHER)
    vacancies.make_vacancy(home_in(CARDIFF), title="Teacher wales", role=JobRole.TEACHER)
    vacancies.make_vacancy(home_in(CARDIFF), title="Worker wales")

    @atomic
    def open_campaigns() -> None:
        for slug, roles, regions, ends in (
            ("teach-wales", ["teacher"], ["W92000004"], today),
            ("everyone", [], [], today),
            ("over", ["teacher"], [], today - timedelta(days=1)),
        ):
            session.add(
                BoardCampaign(
                    slug=slug,
                    name=slug,
                    roles=roles,
                    region_codes=regions,
                    starts_on=today - timedelta(days=9),
                    ends_on=ends,
                )
            )

    open_campaigns()
    assert titles(campaign="teach-wales") == {"Teacher wales"}
    assert len(titles(campaign="everyone")) == 3
    assert titles(campaign="over") == titles(campaign="unheard-of") == set()
