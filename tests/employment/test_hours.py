"""Files of hours worked: read whole, refused line by line, and the same twice is once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import DomainError
from workforce.employment.models import PersonInPost
from workforce.employment.queries import presence
from workforce.employment.services.presence import HoursOutcome, HoursReport, import_hours
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
WEEK = TODAY - timedelta(days=3)
HEADER = "person_reference,home_registration_number,week_ending,hours_worked,source"


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


@pytest.fixture
def row(home: Home) -> PersonInPost:
    return make_person_in_post(home, reference="P1")


def line(home: Home, **said: object) -> str:
    values = {
        "reference": "P1",
        "number": home.registration_number,
        "week": WEEK,
        "hours": "41.5",
        "source": "rota",
        **said,
    }
    return ",".join(str(value) for value in values.values())


def send(
    home: Home, *lines: str, dry_run: bool = False, actor: Actor | None = None, **more: int
) -> HoursReport:
    content = "\n".join([HEADER, *lines]).encode()
    organisation = home.organisation
    assert organisation is not None
    return import_hours(
        actor or make.make_keeper(home), organisation, content, dry_run=dry_run, **more
    )


def recorded(row: PersonInPost) -> list[tuple[date, Decimal]]:
    found = presence.hours_of(
        row.organisation_id, row.person_reference, TODAY - timedelta(days=400), TODAY
    )
    return [(one.week_ending, one.hours) for one in found]


def test_hours_are_taken_and_the_same_file_twice_changes_nothing(
    home: Home, row: PersonInPost
) -> None:
    lines = (line(home), line(home, week=f"{WEEK:%d/%m/%Y}", source="payroll", hours="40"))
    first, second = send(home, *lines), send(home, *lines)
    assert first.counts[HoursOutcome.ADDED] == 2
    assert second.counts == {
        HoursOutcome.ADDED: 0,
        HoursOutcome.CHANGED: 0,
        HoursOutcome.UNCHANGED: 2,
    }
    assert recorded(row) == [(WEEK, Decimal("41.5")), (WEEK, Decimal(40))]


def test_a_dry_run_shows_what_differs_and_changes_nothing(home: Home, row: PersonInPost) -> None:
    send(home, line(home))
    tried = send(home, line(home, hours="38"), dry_run=True)
    assert [(one.line, one.before, one.after) for one in tried.differences] == [
        (2, Decimal("41.5"), Decimal(38))
    ]
    assert recorded(row) == [(WEEK, Decimal("41.5"))]
    send(home, line(home, hours="38"))
    assert recorded(row) == [(WEEK, Decimal(38))]


@pytest.mark.parametrize(
    "said, column",
    [
        ({"reference": "P2"}, "person_reference"),
        ({"reference": ""}, "person_reference"),
        ({"number": "SC999999"}, "home_registration_number"),
        ({"week": "31/02/2026"}, "week_ending"),
        ({"week": "2026-W10"}, "week_ending"),
        ({"week": TODAY + timedelta(days=7)}, "week_ending"),
        ({"hours": "168.01"}, "hours_worked"),
        ({"hours": "-1"}, "hours_worked"),
        ({"hours": "1e2"}, "hours_worked"),
        ({"source": "memory"}, "source"),
    ],
)
def test_a_row_that_is_wrong_or_fits_nobody_is_listed_with_its_line_and_why(
    home: Home, row: PersonInPost, said: dict[str, object], column: str
) -> None:
    report = send(home, line(home, **said), line(home))
    assert [(one.line, one.column) for one in report.refused] == [(2, column)]
    assert str(report.refused[0].reason)
    assert report.taken_count == 1
    assert len(recorded(row)) == 1


def test_a_week_before_the_post_or_after_it_fits_nobody(home: Home) -> None:
    gone = TODAY - timedelta(days=100)
    make_person_in_post(home, reference="P1", ended_on=gone)
    weeks = [gone + timedelta(days=days) for days in (6, 7)]
    report = send(home, *(line(home, week=week) for week in weeks))
    assert (report.taken_count, [one.line for one in report.refused]) == (1, [3])


def test_the_same_week_twice_in_a_file_is_refused_the_second_time(
    home: Home, row: PersonInPost
) -> None:
    report = send(home, line(home), line(home, hours="1"))
    assert [one.line for one in report.refused] == [3]
    assert recorded(row) == [(WEEK, Decimal("41.5"))]


def test_a_manager_sends_hours_of_their_own_homes_only(home: Home, row: PersonInPost) -> None:
    other = make_home(home.organisation)
    manager = make.make_keeper(other, Role.REGISTERED_MANAGER)
    report = send(home, line(home), actor=manager)
    assert [one.column for one in report.refused] == ["home_registration_number"]
    assert recorded(row) == []


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "empty"),
        ("é".encode("latin-1"), "UTF-8"),
        (b"person_reference,name\n", "name"),
        (b"person_reference,week_ending\n", "missing"),
        ((HEADER + ",source\n").encode(), "twice"),
        ((HEADER + '\n"unclosed').encode(), "CSV"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(home: Home, content: bytes, words: str) -> None:
    assert home.organisation is not None
    with pytest.raises(DomainError, match=words) as refused:
        import_hours(make.make_keeper(home), home.organisation, content)
    assert refused.value.field == "file"


def test_a_file_of_more_rows_than_a_page_takes_is_refused(home: Home, row: PersonInPost) -> None:
    _ = row
    with pytest.raises(DomainError, match="more than 1 rows"):
        send(home, line(home), line(home, source="payroll"), most_rows=1)
