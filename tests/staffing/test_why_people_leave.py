"""Why people leave, as it is published: two accounts, apart, and nobody's answer among them."""

import csv
import io
import json
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.employment.test_exits import said
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from tests.page import StrictClient
from tests.staffing.test_snapshots import ACTOR, reporting_homes, yesterday
from tests.staffing.test_views import watcher
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.employment.models import ExitAnswer
from workforce.employment.queries import turnover
from workforce.employment.rules import exits as rules
from workforce.employment.states import JobRole, LeavingReason, OwnReason
from workforce.providers.models import Home
from workforce.providers.states import HomeType
from workforce.staffing import queries, services
from workforce.staffing.models import Release
from workforce.staffing.rules import leaving, reasons
from workforce.staffing.rules.measures import ENGLAND
from workforce.staffing.rules.reasons import AreaReasons

LAST = rules.closed_year(clock.today())
MID = date(LAST, 6, 1)
YORKSHIRE, LONDON = "E12000003", "E12000007"
MONTH = services.month_to_publish(clock.today())


def homes_in(region: str, count: int = 3, **more: Any) -> list[Home]:
    joined = date(LAST, 1, 1) - timedelta(days=400)
    return [
        make_home(make_organisation(), region_code=region, joined_on=joined, **more)
        for _number in range(count)
    ]


def left(home: Home, reason: LeavingReason, count: int = 1, ended_on: date = MID) -> None:
    for _number in range(count):
        started_on = date(LAST - 3, 1, 1)
        make_person_in_post(home, started_on=started_on, ended_on=ended_on, leaving_reason=reason)


def published(month: str = MONTH) -> Release:
    services.take_snapshot(ACTOR, services.last_day(month))
    return services.publish(ACTOR, month)


def told(release: Release) -> Any:
    return json.loads(release.payload)[leaving.KEY]


@pytest.fixture
def two_regions(client: StrictClient) -> list[Home]:
    """Of two regions: pay by employers, safety and workload by the people themselves."""
    _ = client
    homes = [*homes_in(YORKSHIRE), *homes_in(LONDON)]
    for home in homes:
        left(home, LeavingReason.PAY, 6)
        said(home, MID, OwnReason.SAFETY, 4)
    return homes


def test_a_year_is_closed_from_the_first_of_may() -> None:
    assert rules.closed_year(date(2026, 4, 30)) == 2024
    assert rules.closed_year(date(2026, 5, 1)) == 2025


def test_employers_reasons_count_each_person_once_by_their_last_day(session: Session) -> None:
    _ = session
    (home, *_others) = homes_in(YORKSHIRE)
    first, last = date(LAST, 1, 1), date(LAST, 12, 31)
    for ended_on in (first - timedelta(days=1), first, last, last + timedelta(days=1)):
        left(home, LeavingReason.PAY, ended_on=ended_on)
    left(home, LeavingReason.MOVED_WITHIN_PROVIDER)
    for role in (JobRole.WAKING_NIGHT_WORKER, JobRole.DEPUTY_MANAGER):
        both: Any = {"reference": "twice", "leaving_reason": LeavingReason.VISA}
        make_person_in_post(home, role, started_on=date(LAST - 2, 1, 1), ended_on=MID, **both)
    found = turnover.leaving_reasons_by_home(first, date(LAST + 1, 1, 1))
    assert found[home.id] == Counter({LeavingReason.PAY: 2, LeavingReason.VISA: 1})


def test_supported_accommodation_is_in_neither_account(session: Session) -> None:
    _ = session
    for home in homes_in(YORKSHIRE, home_type=HomeType.SUPPORTED_ACCOMMODATION):
        left(home, LeavingReason.PAY, 6)
        said(home, MID, OwnReason.PAY, 6)
    assert queries.employers_reasons(LAST) == queries.own_reasons(LAST) == {}
    assert not queries.asked_of_leavers(LAST)


def test_neither_account_is_summed_before_the_year_is_closed(two_regions: list[Home]) -> None:
    assert two_regions
    eve = clock.day_start(rules.shown_from(LAST)) - timedelta(minutes=1)
    with time_machine.travel(eve, tick=False):
        assert queries.employers_reasons(LAST) == queries.own_reasons(LAST) == {}
        assert not queries.asked_of_leavers(LAST)
    assert queries.employers_reasons(LAST).keys() == {ENGLAND, YORKSHIRE, LONDON}


def test_a_release_stores_both_accounts_and_who_was_asked_to_the_nearest_ten(
    two_regions: list[Home],
) -> None:
    for home in two_regions:
        unanswered(home)
    found = told(published())
    assert found["year"] == LAST
    # Those whose reason nobody recorded left too: 4 of each home who answered, 1 who did not.
    assert found["employers"][ENGLAND] == {
        "total": 70,
        "reasons": {"pay": 40, "not-stated": 30},
        "other": 0,
    }
    assert found["own"][ENGLAND] == {"total": 20, "reasons": {"safety": 20}, "other": 0}
    assert found["asked"] == {ENGLAND: 30, YORKSHIRE: 20, LONDON: 20}


@atomic
def unanswered(home: Home) -> None:
    """Somebody who was asked and said nothing."""
    said(home, MID, OwnReason.PAY)
    latest = select(ExitAnswer.id).order_by(ExitAnswer.id.desc()).limit(1).scalar_subquery()
    nothing = {"reason": None, "answered_at": None}
    current().execute(update(ExitAnswer).where(ExitAnswer.id == latest).values(**nothing))


def test_the_pages_show_the_accounts_one_after_the_other_and_never_in_one_table(
    client: StrictClient, two_regions: list[Home]
) -> None:
    assert two_regions
    published()
    for url in ("/shortfalls", "/shortfalls/london"):
        page = client.page(url)
        assert page.texts("main h3") == ["What employers say", "What people say themselves"]
        assert "We asked" in page.main
        assert "100% answered" in page.main
        employers, own = page.soup.select("table")[-2:]
        assert "Pay" in employers.get_text()
        assert "safe" not in employers.get_text()
        assert "I did not feel safe" in own.get_text()
        assert "Pay" not in own.get_text()
        assert len(page.soup.select("figure .app-bars")) == 2


def test_those_who_watch_read_what_was_published_and_nothing_newer(
    client: StrictClient, two_regions: list[Home]
) -> None:
    services.take_snapshot(ACTOR, yesterday())
    watcher(client)
    assert "A year is shown from 1 May of the next" in client.page("/sector/shortfalls").main
    published()
    left(two_regions[0], LeavingReason.VISA, 300)
    for url in ("/sector/shortfalls", "/sector/shortfalls/london"):
        page = client.page(url).main
        assert "I did not feel safe" in page
        assert "permission" not in page.partition("Why people leave")[2]


def test_a_region_that_may_not_be_shown_says_so_and_its_file_too(client: StrictClient) -> None:
    for region, count in ((YORKSHIRE, 2), (LONDON, 3), ("E12000009", 3), ("E12000008", 4)):
        for home in homes_in(region, count):
            left(home, LeavingReason.PAY, 5)
            said(home, MID, OwnReason.SAFETY, 5)
    published()
    hidden = client.page("/shortfalls/yorkshire-and-the-humber").main
    assert hidden.count("Hidden to protect people") >= 2
    assert "We asked 1" not in hidden
    assert "I did not feel safe" in client.page("/shortfalls/south-east").main
    assert "Not reported" in client.page("/shortfalls/wales").main.partition("Why people")[2]
    name = f"why-people-leave-{LAST}.csv"
    link = client.page("/shortfalls/data/").links()[name]
    rows = list(csv.DictReader(io.StringIO(client.get(link).get_data(as_text=True))))
    own = {row["region_name"]: row for row in rows if row["said_by"] == "own"}
    assert own["Yorkshire and The Humber"]["people_count"] == "c"
    assert own["Wales"]["people_count"] == "x"
    assert {row["reason"] for row in rows if row["region_name"] == "London"} <= {"all"}
    asked = [row for row in rows if row["reason"] == "people-asked"]
    assert {row["region_name"] for row in asked} == {"", "South East", "South West"}


def test_an_older_release_says_that_nothing_was_published_of_it(client: StrictClient) -> None:
    reporting_homes()
    release = published()
    without = {key: one for key, one in json.loads(release.payload).items() if key != leaving.KEY}

    @atomic
    def as_before() -> None:
        row = current().get(Release, release.id)
        assert row is not None
        row.payload = json.dumps(without)

    as_before()
    assert "A year is shown from 1 May of the next" in client.page("/shortfalls").main
    assert "why-people-leave" not in client.page("/shortfalls/data/").main


# Attacks.


def test_two_releases_of_a_year_do_not_differ_by_one_persons_answer(
    two_regions: list[Home],
) -> None:
    before = month_before(MONTH)
    first = told(published(before))
    take_back(10)
    left(two_regions[0], LeavingReason.VISA, 20)
    now = queries.own_reasons(LAST)[ENGLAND]
    assert now is not None
    assert now.total < first["own"][ENGLAND]["total"]
    assert told(published()) == first
    again = services.publish(ACTOR, MONTH, again=True, note="Corrected")
    assert told(again) == first


def month_before(month: str) -> str:
    return services.month_to_publish(services.last_day(month))


@atomic
def take_back(count: int) -> None:
    """Enough answers to tip a rounded figure."""
    for _number in range(count):
        row = current().scalars(select(ExitAnswer).where(ExitAnswer.reason.is_not(None))).first()
        assert row is not None
        row.reason = row.answered_at = None
        row.taken_back_at = clock.now()
        current().flush()


def test_no_filter_gives_another_figure_of_the_same_people(
    client: StrictClient, two_regions: list[Home]
) -> None:
    assert two_regions
    published()
    plain = client.page("/shortfalls/london").main
    for asked in ("year", "home", "provider", "authority", "reason", "said_by"):
        assert client.page(f"/shortfalls/london?{asked}={LAST - 1}").main == plain
    assert client.get(f"/api/v1/shortfalls?reason={LAST}").status_code == 422
    assert client.get(f"/shortfalls/data/why-people-leave-{LAST - 1}.csv").status_code == 404


CODES = ["A", "B", "C", "D"]
areas_of = some.dictionaries(
    some.sampled_from(CODES),
    some.lists(some.tuples(some.sampled_from(OwnReason), some.integers(0, 40)), min_size=1),
    min_size=1,
)


@given(areas_of, some.integers(1, 5))
def test_what_is_left_of_england_never_pins_one_hidden_region_down(
    given_areas: dict[str, list[tuple[OwnReason, int]]], providers: int
) -> None:
    areas = {code: area_of(pairs, providers) for code, pairs in given_areas.items()}
    areas["N"] = area_of([pair for pairs in given_areas.values() for pair in pairs], 9)
    shown = reasons.controlled(areas, {"N": sorted(given_areas)})
    hidden = [code for code in given_areas if shown[code] is None and areas[code].total]
    assert shown["N"] is None or len(hidden) != 1
    for sums in shown.values():
        figures = [] if sums is None else [sums.total, sums.other, *sums.by_reason.values()]
        assert all(figure == 0 or figure >= 10 for figure in figures)


def area_of(pairs: list[tuple[OwnReason, int]], providers: int) -> AreaReasons[OwnReason]:
    area: AreaReasons[OwnReason] = AreaReasons()
    for number, (reason, count) in enumerate(pairs):
        area.counts[reason] += count
        area.by_provider[number % providers] += count
    return area


@given(some.integers(6, 500), some.integers(1, 9))
def test_the_two_accounts_subtracted_leave_room_for_more_than_one_person(
    answered: int, unanswered_count: int
) -> None:
    asked = reasons.ten(answered + unanswered_count)
    shown = reasons.ten(answered)
    possible = {
        other - mine
        for mine in range(max(0, shown - 5), shown + 5)
        for other in range(max(mine, asked - 5), asked + 5)
        if reasons.ten(mine) == shown and reasons.ten(other) == asked
    }
    assert unanswered_count in possible
    assert len(possible) > 5
