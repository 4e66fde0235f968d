"""Hours and contracts over time: a change holds from a day, and what held before stays."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.checks import services as checks
from workforce.core import clock
from workforce.core.errors import DomainError
from workforce.employment import queries, services
from workforce.employment.models import PersonInPost
from workforce.employment.rules import Change, Held
from workforce.employment.states import Contract, LeavingReason
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
DAY = timedelta(days=1)
LONG_AGO = TODAY - timedelta(days=400)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=TODAY)


@pytest.fixture
def row(home: Home) -> PersonInPost:
    return make_person_in_post(home, started_on=LONG_AGO)


def fte_on(home: Home, day: date) -> Decimal:
    return next((one.fte for one in queries.in_post_fte_by_home(day, [home.id])), Decimal(0))


def hours(
    row: PersonInPost, weekly: str, from_day: date | None = None, week: str | None = None
) -> None:
    services.change_details(
        make.make_keeper(row.home),
        row,
        given_name=row.given_name,
        family_name=row.family_name,
        email=row.email,
        weekly_hours=Decimal(weekly),
        standard_week=Decimal(week) if week else None,
        from_day=from_day,
    )


def history(row: PersonInPost) -> list[tuple[date, date, Decimal]]:
    return [(one.from_on, one.until_on, one.weekly_hours) for one in queries.terms_before([row.id])]


def test_other_hours_hold_from_their_day_and_the_days_before_keep_theirs(
    home: Home, row: PersonInPost
) -> None:
    changed_on = TODAY - 30 * DAY
    hours(row, "30", changed_on)
    assert history(row) == [(LONG_AGO, changed_on - DAY, Decimal("37.50"))]
    assert [fte_on(home, day) for day in (LONG_AGO, changed_on - DAY, changed_on, TODAY)] == [
        Decimal(1),
        Decimal(1),
        Decimal("0.8"),
        Decimal("0.8"),
    ]


def test_hours_without_a_day_hold_from_today(home: Home, row: PersonInPost) -> None:
    hours(row, "15")
    assert (fte_on(home, TODAY - DAY), fte_on(home, TODAY)) == (Decimal(1), Decimal("0.4"))


def test_a_change_on_the_first_day_of_the_latest_terms_corrects_them(row: PersonInPost) -> None:
    hours(row, "30", LONG_AGO)
    assert history(row) == []
    hours(row, "20", TODAY - DAY)
    hours(row, "25", TODAY - DAY)
    assert history(row) == [(LONG_AGO, TODAY - 2 * DAY, Decimal(30))]
    assert row.weekly_hours == Decimal(25)


def test_the_same_hours_again_change_nothing(row: PersonInPost) -> None:
    hours(row, "37.5", TODAY - DAY)
    assert history(row) == []


def test_a_change_that_came_sooner_shortens_what_held_before(home: Home, row: PersonInPost) -> None:
    hours(row, "30", TODAY - 10 * DAY)
    hours(row, "30", TODAY - 20 * DAY)
    assert history(row) == [(LONG_AGO, TODAY - 21 * DAY, Decimal("37.50"))]
    assert fte_on(home, TODAY - 20 * DAY) == Decimal("0.8")


def test_a_change_from_the_first_day_of_what_held_before_replaces_it(row: PersonInPost) -> None:
    hours(row, "30", TODAY - 10 * DAY)
    hours(row, "20", LONG_AGO)
    assert (history(row), row.weekly_hours) == ([], Decimal(20))


@pytest.mark.parametrize(
    "day, words",
    [
        (TODAY + DAY, "not before"),
        (LONG_AGO - DAY, "before the first day"),
        (TODAY - 21 * DAY, "holds since"),
    ],
)
def test_a_change_to_come_or_too_long_ago_is_refused(
    row: PersonInPost, day: date, words: str
) -> None:
    hours(row, "30", TODAY - 20 * DAY)
    hours(row, "20", TODAY - 10 * DAY)
    before = history(row)
    with pytest.raises(DomainError, match=words) as refused:
        hours(row, "10", day)
    assert refused.value.field == "from_day"
    assert history(row) == before


def test_after_the_last_day_nothing_changes(row: PersonInPost) -> None:
    owner = make.make_keeper(row.home)
    services.leave(owner, row, ended_on=TODAY - 5 * DAY, reason=LeavingReason.PAY)
    with pytest.raises(DomainError, match="after the last day"):
        hours(row, "10", TODAY - 4 * DAY)
    hours(row, "10")
    assert (history(row), row.weekly_hours) == ([], Decimal(10))


def test_leaving_before_a_change_means_the_change_never_held(home: Home, row: PersonInPost) -> None:
    hours(row, "30", TODAY - 20 * DAY)
    hours(row, "20", TODAY - 10 * DAY)
    services.leave(make.make_keeper(home), row, ended_on=TODAY - 15 * DAY, reason=LeavingReason.PAY)
    assert history(row) == [(LONG_AGO, TODAY - 21 * DAY, Decimal("37.50"))]
    assert row.weekly_hours == Decimal(30)
    assert fte_on(home, TODAY - 15 * DAY) == Decimal("0.8")
    assert fte_on(home, TODAY - 14 * DAY) == Decimal(0)


def test_another_full_week_is_kept_within_what_is_accepted(row: PersonInPost) -> None:
    hours(row, "20", week="40")
    assert (row.fte, row.standard_week) == (Decimal("0.5"), Decimal(40))
    for week in ("34.99", "48.01"):
        with pytest.raises(DomainError):
            hours(row, "20", week=week)


def test_another_contract_counts_from_its_day(home: Home) -> None:
    row = make_person_in_post(home, started_on=LONG_AGO, contract=Contract.BANK)
    changed_on = TODAY - 3 * DAY
    keeper = make.make_keeper(home, Role.OWNER)
    checks.change_contract(keeper, row, Contract.PERMANENT, from_day=changed_on)
    assert (fte_on(home, changed_on - DAY), fte_on(home, changed_on)) == (Decimal(0), Decimal(1))
    found = queries.turnover_by_home(TODAY - 30 * DAY, TODAY)
    assert (found.joined[home.id], found.left[home.id]) == (1, 0)


def test_turnover_sees_who_went_over_to_the_bank_as_gone(home: Home, row: PersonInPost) -> None:
    checks.change_contract(make.make_keeper(home), row, Contract.BANK, from_day=TODAY - DAY)
    found = queries.turnover_by_home(TODAY - 30 * DAY, TODAY)
    assert (found.joined[home.id], found.left[home.id]) == (0, 1)


def test_hours_from_before_a_change_of_contract_do_not_move_the_contract(home: Home) -> None:
    row = make_person_in_post(home, started_on=LONG_AGO, contract=Contract.VOLUNTEER)
    checks.change_contract(
        make.make_keeper(home), row, Contract.PERMANENT, from_day=TODAY - 5 * DAY
    )
    with pytest.raises(DomainError, match="holds since"):
        hours(row, "20", TODAY - 6 * DAY)
    with pytest.raises(DomainError, match="holds since"):
        checks.change_contract(
            make.make_keeper(home), row, Contract.FIXED_TERM, from_day=TODAY - 6 * DAY
        )
    assert fte_on(home, TODAY - 6 * DAY) == Decimal(0)


@pytest.mark.parametrize(
    "day, change",
    [
        (date(2026, 3, 2), Change.FOLLOWS),
        (date(2026, 3, 1), Change.CORRECTS),
        (date(2026, 2, 28), Change.SHORTENS),
        (date(2026, 2, 1), Change.REPLACES),
        (date(2026, 1, 31), Change.TOO_EARLY),
    ],
)
def test_what_a_change_does_depends_on_its_day(day: date, change: Change) -> None:
    held = Held.of(
        date(2026, 1, 1),
        [(date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 28))],
    )
    assert held.change_from(day) is change
