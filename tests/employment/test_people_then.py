"""The people of a home as at a day: the terms of that day, and each person once in the sum."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.employment.test_views import home, manager
from tests.factories import accounts
from tests.factories.employment import make_person_in_post
from tests.factories.providers import Member, make_home, make_member
from tests.page import StrictClient
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.employment.rules import STANDARD_WEEK, Terms
from workforce.employment.services import terms
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role

__all__ = ["home", "manager"]
SYSTEM = Actor.system("tests")
TODAY = clock.today()
DAY = timedelta(days=1)
CHANGED_ON = TODAY - 10 * DAY


def row_on(client: StrictClient, where: Home, day: date) -> str:
    (found,) = client.page(f"/homes/{where.public_id}/people?as_at={day}").texts("tbody tr")
    return found


@atomic
def changed(where: Home, contract: Contract = Contract.PERMANENT, hours: str = "37.5") -> None:
    spell = make_person_in_post(where, weekly_hours="37.5", started_on=TODAY - 60 * DAY)
    new = Terms(contract, Decimal(hours), STANDARD_WEEK)
    terms.hold(SYSTEM, spell, new, CHANGED_ON)


@pytest.mark.parametrize(
    "day, hours", [(CHANGED_ON - DAY, "37.5 1 "), (CHANGED_ON, "15 0.4 "), (TODAY, "15 0.4 ")]
)
def test_the_list_as_at_a_day_shows_the_hours_of_that_day(
    client: StrictClient, home: Home, manager: Member, *, day: date, hours: str
) -> None:
    assert manager
    changed(home, hours="15")
    assert f"Permanent {hours}" in row_on(client, home, day)
    page = client.page(f"/homes/{home.public_id}/people?as_at={day}").main
    assert f"In post: {hours.split()[1]} FTE" in page


def test_whoever_went_over_to_the_bank_counted_until_the_day_before(
    client: StrictClient, home: Home, manager: Member
) -> None:
    assert manager
    changed(home, contract=Contract.BANK)
    assert "Permanent 37.5 1 " in row_on(client, home, CHANGED_ON - DAY)
    assert "Bank 37.5 Not counted" in row_on(client, home, CHANGED_ON)


def test_somebody_with_posts_in_two_homes_is_one_person_of_the_provider(
    client: StrictClient, home: Home
) -> None:
    other = make_home(home.organisation)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    for where in (home, other):
        make_person_in_post(where, reference="both")
    make_person_in_post(home, JobRole.DEPUTY_MANAGER, reference="both")
    make_person_in_post(other)
    make_person_in_post(other, contract=Contract.BANK)
    page = client.page("/people")
    assert [row.split()[-3] for row in page.texts("tbody tr")] == ["1", "2"]
    assert "2 people in post in all these homes" in page.main
