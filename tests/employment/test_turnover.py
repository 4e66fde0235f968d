"""People who join and leave an employer: once each, whatever their posts, homes and moves."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.core import clock
from workforce.employment import queries
from workforce.employment.rules import MOVE_DAYS, Post, services_of
from workforce.employment.states import Contract, JobRole, LeavingReason
from workforce.providers.models import Home

DAY = timedelta(days=1)
TODAY = clock.today()
AFTER = TODAY - timedelta(days=365)
LONG_AGO = TODAY - timedelta(days=2000)
MID = TODAY - timedelta(days=100)
SENIOR = JobRole.SENIOR_RESIDENTIAL_SUPPORT_WORKER


@pytest.fixture
def homes(session: Session) -> list[Home]:
    _ = session
    organisation = make_organisation()
    return [make_home(organisation, joined_on=LONG_AGO) for _ in range(2)]


def flows(home: Home) -> tuple[int, int]:
    found = queries.turnover_by_home(AFTER, TODAY)
    return found.joined[home.id], found.left[home.id]


def test_the_twelve_months_begin_the_day_after_and_end_on_the_day(homes: list[Home]) -> None:
    for started_on in (AFTER, AFTER + DAY, TODAY, TODAY + DAY):
        make_person_in_post(homes[0], started_on=started_on)
    assert flows(homes[0]) == (2, 0)


def test_a_leaver_counts_on_the_first_day_away(homes: list[Home]) -> None:
    for ended_on in (AFTER - DAY, AFTER, TODAY - DAY, TODAY):
        make_person_in_post(homes[0], started_on=LONG_AGO, ended_on=ended_on)
    assert flows(homes[0]) == (0, 2)


def test_a_promotion_in_the_home_is_neither_a_start_nor_a_leaving(homes: list[Home]) -> None:
    make_person_in_post(homes[0], started_on=LONG_AGO, ended_on=MID, reference="A")
    make_person_in_post(homes[0], SENIOR, started_on=MID + DAY, reference="A")
    assert flows(homes[0]) == (0, 0)


def test_a_day_between_two_posts_makes_a_leaver_and_a_starter(homes: list[Home]) -> None:
    make_person_in_post(homes[0], started_on=LONG_AGO, ended_on=MID, reference="A")
    make_person_in_post(homes[0], SENIOR, started_on=MID + 2 * DAY, reference="A")
    assert flows(homes[0]) == (1, 1)


def test_a_second_post_is_no_second_person(homes: list[Home]) -> None:
    for home in homes:
        make_person_in_post(home, weekly_hours="18", started_on=MID, reference="A")
    assert [flows(home) for home in homes] == [(1, 0), (0, 0)]


def test_a_move_within_the_provider_is_neither_even_after_some_days(homes: list[Home]) -> None:
    moved = LeavingReason.MOVED_WITHIN_PROVIDER
    for days, reference, joined in ((MOVE_DAYS, "A", 0), (MOVE_DAYS + 1, "B", 1)):
        make_person_in_post(
            homes[0], started_on=LONG_AGO, ended_on=MID, leaving_reason=moved, reference=reference
        )
        make_person_in_post(homes[1], started_on=MID + days * DAY, reference=reference)
        assert [flows(home) for home in homes] == [(0, 0), (joined, 0)]


def test_the_same_reference_with_two_employers_is_two_people(homes: list[Home]) -> None:
    other = make_home(make_organisation(), joined_on=LONG_AGO)
    make_person_in_post(homes[0], started_on=LONG_AGO, ended_on=MID, reference="A")
    make_person_in_post(other, started_on=MID + DAY, reference="A")
    assert (flows(homes[0]), flows(other)) == ((0, 1), (1, 0))


def test_bank_and_agency_neither_start_nor_leave(homes: list[Home]) -> None:
    for contract in (Contract.BANK, Contract.AGENCY, Contract.VOLUNTEER):
        make_person_in_post(homes[0], started_on=MID, contract=contract)
    assert flows(homes[0]) == (0, 0)


def test_whoever_is_still_in_an_older_post_has_not_left() -> None:
    start = date(2020, 1, 1)
    posts = [Post(1, start), Post(2, start + DAY, start + 9 * DAY)]
    [service] = services_of(posts)
    assert (service.first.home_id, service.last.home_id, service.last.ended_on) == (1, 1, None)
