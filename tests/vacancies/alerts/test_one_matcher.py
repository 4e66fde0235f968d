"""Search and alert are one matcher: an alert finds a job exactly when its search lists it."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from tests.factories import providers, vacancies
from tests.factories.alerts import make_alert
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.employment.states import NEVER_ADVERTISED, Contract, JobRole
from workforce.places import rules as places
from workforce.providers.models import Home
from workforce.providers.states import HomeStatus, HomeType, Sector
from workforce.vacancies.models import AlertMatch, BoardCampaign, Vacancy, VacancyPlace
from workforce.vacancies.queries import board
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.rules.search import from_query
from workforce.vacancies.services import alerts
from workforce.vacancies.states import Driving, PayPeriod, Qualification, WelshNeed
from workforce.vacancies.states.alerts import AlertFrequency

# Places near one another, so that radii tell them apart, and one that an ended council covers.
HOMES = (
    ("E08000035", "leeds-yorkshire-and-the-humber"),
    ("E08000032", "bradford-yorkshire-and-the-humber"),
    ("E06000014", "york-yorkshire-and-the-humber"),
    ("E08000003", "manchester-north-west"),
    ("W06000015", "cardiff-wales"),
    ("E10000006", "carlisle-north-west"),
    ("E06000052", None),
)
WHERE = (
    "",
    "england",
    "leeds",
    "LS1",
    "LS1 4AP",
    "bradford",
    "york",
    "yorkshire and the humber",
    "north west",
    "cumberland",
    "westmorland and furness",
    "cornwall",
    "wales",
    "caerdydd",
)
WORDS = ("", "support", "rsw", "waking nights", "trauma", "support trauma", "the", "leeds nights")
TEXTS = (
    "Support young people with trauma.",
    "Residential support worker, waking nights.",
    "A registered manager leads the team.",
    "Cook and drive.",
)
CAMPAIGNS = {
    "all": ([], [], -1, 1),
    "nights": (["waking-night-worker"], [], -1, 1),
    "north": ([], ["E12000003"], -1, 1),
    "both": (["residential-support-worker"], ["E12000002"], -1, 1),
    "over": (["teacher"], [], -9, -2),
}


def some(kind: Any) -> st.SearchStrategy[list[str]]:
    values = [value.value for value in kind if value not in NEVER_ADVERTISED]
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)


FILTERS: dict[str, st.SearchStrategy[Any]] = {
    "q": st.sampled_from(WORDS),
    "role": some(list(JobRole)[:6]),
    "contract": some([Contract.PERMANENT, Contract.BANK]),
    "pattern": st.lists(
        st.sampled_from(["full-time", "waking-nights", "bank"]), min_size=1, max_size=2
    ),
    "pay": st.sampled_from(["12", "13.50", "15", "26000", "30000"]),
    "driving": some(Driving),
    "qualification": some(Qualification),
    "welsh": some(WelshNeed),
    "sector": some(Sector),
    "home_type": some(HomeType),
    "region": st.lists(st.sampled_from(["yorkshire-and-the-humber", "wales"]), min_size=1),
    "authority": st.lists(st.sampled_from(["E08000035", "W06000015", "E06000063"]), min_size=1),
    "campaign": st.sampled_from([*CAMPAIGNS, "unknown", "Not a slug"]),
}
RADII = st.sampled_from(["", "0", "5", "10", "25", "50", "200"])


@st.composite
def searches(draw: st.DrawFn) -> dict[str, Any]:
    """A place and one or two things more: many of them find some of the jobs and not others."""
    names = draw(st.lists(st.sampled_from(list(FILTERS)), min_size=1, max_size=2, unique=True))
    asked = {name: draw(FILTERS[name]) for name in names}
    return {"location": draw(st.sampled_from(WHERE)), "radius": draw(RADII), **asked}


jobs = st.lists(
    st.fixed_dictionaries(
        {
            "homes": st.lists(st.integers(0, len(HOMES) - 1), min_size=1, max_size=3, unique=True),
            "closed_home": st.booleans(),
            "role": st.sampled_from(list(JobRole)[:6]),
            "contract": st.sampled_from([Contract.PERMANENT, Contract.BANK]),
            "hours_patterns": st.integers(0, 63),
            "hourly_pence": st.sampled_from([1200, 1350, 1500]),
            "yearly_pence": st.sampled_from([24_000_00, 26_000_00, 31_000_00]),
            "driving": st.sampled_from(list(Driving)),
            "qualification": st.sampled_from(list(Qualification)),
            "welsh": st.sampled_from(list(WelshNeed)),
            "sector": st.sampled_from(list(Sector)),
            "home_type": st.sampled_from(list(HomeType)),
            "description": st.sampled_from(TEXTS),
        }
    ),
    min_size=4,
    max_size=6,
)


@pytest.fixture
def world() -> list[Home]:
    _campaigns()
    organisation = providers.make_organisation()
    return [
        providers.make_home(
            organisation,
            authority_code=authority,
            public_point=point,
            region_code=_region(authority),
        )
        for authority, point in HOMES
    ]


def _region(authority: str) -> str:
    fact = places.directory().by_code(authority)
    assert fact is not None
    return fact.region_code


@atomic
def _campaigns() -> None:
    today = clock.today()
    for slug, (roles, regions, starts, ends) in CAMPAIGNS.items():
        session().add(
            BoardCampaign(
                slug=slug,
                name=slug,
                roles=roles,
                region_codes=regions,
                starts_on=today + timedelta(days=starts),
                ends_on=today + timedelta(days=ends),
            )
        )


@atomic
def _job(world: list[Home], asked: dict[str, Any]) -> Vacancy:
    values = dict(asked)
    first, *further = values.pop("homes")
    closed = values.pop("closed_home")
    row = vacancies.make_vacancy(
        world[first], pay_period=PayPeriod.HOUR, published_at=clock.now(), **values
    )
    for number in further:
        home = session().merge(world[number])
        session().add(
            VacancyPlace(
                vacancy_id=row.id,
                home_id=home.id,
                region_code=home.region_code,
                authority_code=home.authority_code,
                public_point=home.public_point,
            )
        )
        home.status = HomeStatus.SUSPENDED if closed else HomeStatus.ACTIVE
    return row


@atomic
def _begin_again() -> None:
    for table in (AlertMatch, VacancyPlace, Vacancy):
        session().execute(delete(table))


def pairs_of(asked: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in asked.items()
        for value in (values if isinstance(values, list) else [values])
    ]


@pytest.mark.usefixtures("session")
@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(asked=st.lists(searches(), min_size=15, max_size=25), wanted=jobs)
def test_an_alert_finds_a_job_exactly_when_its_search_lists_it(
    world: list[Home], asked: list[dict[str, Any]], wanted: list[dict[str, Any]]
) -> None:
    _begin_again()
    kept = {}
    for one in asked:
        search = from_query(pairs_of(one))
        if search.answerable and rules.is_somewhere(search) and rules.is_something(search):
            kept[make_alert(search).id] = rules.search_of(rules.query_of(search))
    for job in wanted:
        _job(world, job)
    today = clock.today()
    alerts.send(AlertFrequency.DAILY, today + timedelta(days=1))
    session().rollback()
    for number, search in kept.items():
        told = select(AlertMatch.vacancy_id).where(AlertMatch.alert_id == number)
        listed = board.searched(search, board.VACANCY.id, day=today)
        found = set(session().scalars(told.where(AlertMatch.run_id.is_not(None))))
        assert found == set(session().scalars(listed)), search.query


@pytest.mark.usefixtures("session")
def test_what_an_alert_keeps_makes_the_same_search_again() -> None:
    for asked in (
        {"q": "nights", "location": "LS1", "radius": "20", "sort": "closing", "posted": "7"},
        {"location": "england", "role": ["teacher"], "pay": "26000"},
        {"q": "rsw", "region": ["wales"], "authority": ["E08000035"], "campaign": "all"},
    ):
        search = from_query(pairs_of(asked))
        again = rules.search_of([list(pair) for pair in rules.query_of(search)])
        assert rules.wanted(again) == rules.wanted(search)
        assert rules.is_somewhere(again)


def test_the_bits_of_stored_alerts_never_move() -> None:
    assert [rules.bit(role) for role in JobRole][:3] == [1, 2, 4]
    assert {kind.__name__: [one.value for one in kind] for kind, _ in rules.BITS.values()} == {
        "JobRole": [
            "residential-support-worker",
            "senior-residential-support-worker",
            "waking-night-worker",
            "deputy-manager",
            "registered-manager",
            "responsible-individual",
            "therapist",
            "teacher",
            "other",
        ],
        "Contract": [
            "permanent",
            "fixed-term",
            "bank",
            "agency",
            "volunteer",
            "director",
            "partner",
            "subcontractor",
        ],
        "Driving": ["not-needed", "useful", "needed"],
        "Qualification": ["not-needed", "will-train", "needed"],
        "WelshNeed": ["not-needed", "useful", "essential"],
        "Sector": ["private", "voluntary", "local-authority", "health", "other"],
        "HomeType": [
            "childrens-home",
            "secure-childrens-home",
            "residential-special-school",
            "short-break",
            "other",
            "supported-accommodation",
        ],
    }
