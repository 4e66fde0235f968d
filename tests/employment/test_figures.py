"""Stocks and flows by home, as the measures of staffing read them."""

import random
from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.factories.employment import make_confirmation, make_person_in_post, make_post
from tests.factories.providers import make_home, make_organisation
from workforce.core import clock
from workforce.employment import queries
from workforce.employment.states import Contract, JobRole, LeavingReason
from workforce.providers.models import Home
from workforce.providers.states import HomeStatus

TODAY = clock.today()
LONG_AGO = TODAY - timedelta(days=2000)
WORKER, NIGHTS = JobRole.RESIDENTIAL_SUPPORT_WORKER, JobRole.WAKING_NIGHT_WORKER


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


def stock(home: Home, day: date = TODAY) -> tuple[Decimal, int]:
    found = {row.home_id: (row.fte, row.people_count) for row in queries.in_post_fte_by_home(day)}
    return found.get(home.id, (Decimal(0), 0))


def test_funded_posts_are_summed_by_home_on_the_day(home: Home) -> None:
    make_post(home, fte="4.5", funded_to=TODAY - timedelta(days=1))
    make_post(home, fte="6", funded_from=TODAY, estimated=True)
    make_post(home, JobRole.REGISTERED_MANAGER, "1")
    yesterday = queries.establishment_fte_by_home(TODAY - timedelta(days=1), [home.id])
    today = queries.establishment_fte_by_home(TODAY, [home.id])
    assert [(row.fte, row.estimated_fte) for row in yesterday] == [(Decimal("5.5"), 0)]
    assert [(row.fte, row.estimated_fte) for row in today] == [(Decimal(7), Decimal(6))]


def test_a_home_without_funded_posts_is_absent_and_not_nought(home: Home) -> None:
    assert queries.establishment_fte_by_home(TODAY, [home.id]) == []
    assert queries.in_post_fte_by_home(TODAY, [home.id]) == []


@pytest.mark.parametrize(
    "contract, counts",
    [
        (Contract.PERMANENT, True),
        (Contract.FIXED_TERM, True),
        (Contract.BANK, False),
        (Contract.AGENCY, False),
        (Contract.VOLUNTEER, False),
    ],
)
def test_only_permanent_and_fixed_term_count_as_in_post(
    home: Home, contract: Contract, *, counts: bool
) -> None:
    make_person_in_post(home, contract=contract)
    assert stock(home) == ((Decimal(1), 1) if counts else (Decimal(0), 0))


def test_the_last_day_counts_and_the_next_does_not(home: Home) -> None:
    make_person_in_post(home, ended_on=TODAY)
    assert stock(home, TODAY) == (Decimal(1), 1)
    assert stock(home, TODAY + timedelta(days=1)) == (Decimal(0), 0)
    assert queries.leavers_by_home(TODAY - timedelta(days=1), TODAY) == []
    [left] = queries.leavers_by_home(TODAY, TODAY + timedelta(days=1))
    assert (left.home_id, left.people_count) == (home.id, 1)


def test_one_person_in_two_roles_of_a_home_is_one_person(home: Home) -> None:
    make_person_in_post(home, WORKER, "20", reference="ONE")
    make_person_in_post(home, NIGHTS, "10", reference="ONE")
    assert stock(home) == (Decimal("0.8000"), 1)


def test_the_same_reference_with_two_employers_is_two_people(home: Home) -> None:
    other = make_home(make_organisation())
    make_person_in_post(home, reference="1")
    make_person_in_post(other, reference="1")
    assert stock(home) == stock(other) == (Decimal(1), 1)


def test_moves_within_the_provider_are_counted_apart(home: Home) -> None:
    for reason in (LeavingReason.PAY, LeavingReason.MOVED_WITHIN_PROVIDER):
        make_person_in_post(home, ended_on=TODAY - timedelta(days=2), leaving_reason=reason)
    [left] = queries.leavers_by_home(TODAY - timedelta(days=30), TODAY)
    assert (left.people_count, left.moved_count, left.fte) == (2, 1, Decimal(2))


def test_a_home_without_a_registered_manager_is_found_until_one_is_in_post(home: Home) -> None:
    closed = make_home(make_organisation(), status=HomeStatus.CLOSED, closed_on=TODAY)
    unclaimed = make_home()
    found = queries.homes_without_registered_manager(TODAY)
    assert home.id in found
    assert not {closed.id, unclaimed.id} & found
    make_person_in_post(home, JobRole.REGISTERED_MANAGER, ended_on=TODAY)
    assert home.id not in queries.homes_without_registered_manager(TODAY)
    assert home.id in queries.homes_without_registered_manager(TODAY + timedelta(days=1))


def test_a_home_that_joins_later_is_not_yet_without_a_manager(home: Home) -> None:
    assert home.id not in queries.homes_without_registered_manager(TODAY - timedelta(days=1))


def test_the_latest_confirmation_up_to_a_day_counts(home: Home) -> None:
    for days in (40, 3, -2):
        make_confirmation(home, TODAY - timedelta(days=days))
    assert queries.confirmed_on_by_home(TODAY)[home.id] == TODAY - timedelta(days=3)
    assert queries.confirmed_on_by_home(TODAY - timedelta(days=10))[home.id] == (
        TODAY - timedelta(days=40)
    )
    assert home.id not in queries.confirmed_on_by_home(TODAY - timedelta(days=41))


@pytest.mark.parametrize("seed", range(4))
def test_at_every_home_opening_and_starters_less_leavers_make_closing(
    session: Session, seed: int
) -> None:
    _ = session
    chance = random.Random(seed)  # noqa: S311 - invented people
    organisation = make_organisation()
    homes = [make_home(organisation, joined_on=TODAY) for _ in range(3)]
    for number in range(40):
        started_on = LONG_AGO + timedelta(days=chance.randrange(1999))
        ended_on = started_on + timedelta(days=chance.randrange(900))
        make_person_in_post(
            chance.choice(homes),
            weekly_hours=str(chance.randrange(1, 40)),
            started_on=started_on,
            ended_on=ended_on if chance.random() < 0.6 else None,
            contract=chance.choice(list(Contract)),
            reference=f"{seed}-{number}",
        )
    for _ in range(6):
        after = LONG_AGO + timedelta(days=chance.randrange(1500))
        until = after + timedelta(days=chance.randrange(900))
        assert reconciled(homes, after, until)


def reconciled(homes: list[Home], after: date, until: date) -> bool:
    fte: defaultdict[int, Decimal] = defaultdict(Decimal)
    people: Counter[int] = Counter()
    stocks = ((1, queries.in_post_fte_by_home(after)), (-1, queries.in_post_fte_by_home(until)))
    flows = (
        (1, queries.starters_by_home(after, until)),
        (-1, queries.leavers_by_home(after, until)),
    )
    ids = {home.id for home in homes}
    signed: list[tuple[int, queries.HomeStock | queries.HomeFlow]] = []
    for sign, stock_rows in stocks:
        signed += [(sign, row) for row in stock_rows]
    for sign, flow_rows in flows:
        signed += [(sign, row) for row in flow_rows]
    for sign, row in signed:
        if row.home_id in ids:
            fte[row.home_id] += sign * row.fte
            people[row.home_id] += sign * row.people_count
    return not any(fte.values()) and not any(people.values())
