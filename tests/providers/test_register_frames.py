"""Homes follow the newest frame of their own source, and only of that."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import providers as make
from tests.support.ods import Cell
from tests.support.registers import (
    changes,
    stored_count,
    stored_home,
    take_ofsted,
    take_wales,
)
from workforce.places import rules as places
from workforce.providers.models import FrameEntry, Home, RegisterFrame
from workforce.providers.queries import register as queries
from workforce.providers.rules.frames import Change
from workforce.providers.services.register import Outcome
from workforce.providers.states import HomeStatus, Regulator

pytestmark = pytest.mark.usefixtures("app")
MARCH, JUNE, SEPTEMBER = date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30)
A: Mapping[str, Cell] = {"URN": 2600001}
B: Mapping[str, Cell] = {"URN": 2600002}
C: Mapping[str, Cell] = {"URN": 2600003}


def test_a_newer_frame_opens_closes_suspends_and_resizes(session: Session, tmp_path: Path) -> None:
    take_ofsted(tmp_path, MARCH, A, B, C)
    imported = take_ofsted(
        tmp_path,
        JUNE,
        {**A, "Places": 6},
        {**B, "Registration status": "Suspended"},
        {"URN": 2600004},
    )
    assert changes(imported) == [
        (Change.RESIZED, "2600001"),
        (Change.SUSPENDED, "2600002"),
        (Change.CLOSED, "2600003"),
        (Change.OPENED, "2600004"),
    ]
    assert imported.differences[0].before == "4"
    assert imported.differences[0].after == "6"
    assert stored_home(session, "2600001").places_count == 6
    assert stored_home(session, "2600002").status is HomeStatus.SUSPENDED
    closed = stored_home(session, "2600003")
    assert (closed.status, closed.closed_on) == (HomeStatus.CLOSED, JUNE)


def test_an_authority_that_was_reorganised_did_not_move_its_homes(tmp_path: Path) -> None:
    take_ofsted(tmp_path, MARCH, {**A, "Local authority": "Cumbria"})
    assert changes(take_ofsted(tmp_path, JUNE, {**A, "Local authority": "Cumberland"})) == [
        (Change.AUTHORITY_REORGANISED, "2600001")
    ]


@pytest.mark.parametrize(
    "column,value,change",
    [
        ("Local authority", "Bradford", Change.MOVED_AUTHORITY),
        ("Provision type", "Secure children's home", Change.TYPE_CHANGED),
        ("Short-break-only children's home", "Y", Change.TYPE_CHANGED),
        ("Organisation name", "Another Care Ltd", Change.OWNER_CHANGED),
        ("Organisation name", None, Change.OWNER_CHANGED),
        ("Sector", "Voluntary", Change.SECTOR_CHANGED),
    ],
)
def test_a_newer_frame_tells_what_else_changed(
    tmp_path: Path, column: str, value: Cell, change: Change
) -> None:
    take_ofsted(tmp_path, MARCH, A)
    assert changes(take_ofsted(tmp_path, JUNE, {**A, column: value})) == [(change, "2600001")]


def test_another_spelling_of_an_owner_is_followed_but_is_no_difference(
    session: Session, tmp_path: Path
) -> None:
    take_ofsted(tmp_path, MARCH, A)
    assert not take_ofsted(
        tmp_path, JUNE, {**A, "Organisation name": "EXAMPLE  Care Ltd"}
    ).differences
    assert stored_home(session, "2600001").owner_as_registered == "EXAMPLE Care Ltd"


def test_a_home_that_moves_authority_moves_its_public_point(
    session: Session, tmp_path: Path
) -> None:
    take_ofsted(tmp_path, MARCH, A)
    take_ofsted(tmp_path, JUNE, {**A, "Local authority": "Bradford"})
    point = places.public_point_of_authority("E08000032")
    assert point is not None
    assert stored_home(session, "2600001").public_point == point.key


def test_a_suspended_home_is_reinstated_and_a_closed_one_reopens(
    session: Session, tmp_path: Path
) -> None:
    take_ofsted(tmp_path, MARCH, {**A, "Registration status": "Suspended"}, B, C)
    take_ofsted(tmp_path, JUNE, {**A, "Registration status": "Suspended"}, C)
    imported = take_ofsted(tmp_path, SEPTEMBER, A, B, {**C, "Registration status": "Resigned"})
    assert changes(imported) == [
        (Change.REINSTATED, "2600001"),
        (Change.OPENED, "2600002"),
        (Change.CLOSED, "2600003"),
    ]
    assert stored_home(session, "2600002").closed_on is None
    assert stored_home(session, "2600003").closed_on == SEPTEMBER


def test_a_home_whose_row_was_refused_is_not_closed(session: Session, tmp_path: Path) -> None:
    take_ofsted(tmp_path, MARCH, A, B)
    imported = take_ofsted(tmp_path, JUNE, A, {**B, "Places": "many"})
    assert not imported.differences
    untouched = stored_home(session, "2600002")
    assert (untouched.status, untouched.register_as_at) == (HomeStatus.ACTIVE, MARCH)


def test_a_file_touches_only_homes_of_its_own_source(session: Session, tmp_path: Path) -> None:
    invented = make.make_home(number="2600009", regulator=Regulator.INVENTED)
    take_wales(tmp_path, MARCH, {"registration_number": "2600001"})
    take_ofsted(tmp_path, JUNE, A)
    take_ofsted(tmp_path, SEPTEMBER, B)
    take_wales(tmp_path, SEPTEMBER, {"registration_number": "W2"}, {"registration_number": "W301"})
    standing = session.execute(
        select(Home.regulator, Home.registration_number, Home.status).order_by(
            Home.regulator, Home.registration_number
        )
    ).all()
    assert [tuple(row) for row in standing if row[1] != invented.registration_number] == [
        (Regulator.CIW, "2600001", HomeStatus.CLOSED),
        (Regulator.CIW, "W301", HomeStatus.ACTIVE),
        (Regulator.OFSTED, "2600001", HomeStatus.CLOSED),
        (Regulator.OFSTED, "2600002", HomeStatus.ACTIVE),
    ]
    session.refresh(invented)
    assert invented.status is HomeStatus.ACTIVE


def test_an_older_frame_is_kept_and_overwrites_nothing_newer(
    session: Session, tmp_path: Path
) -> None:
    take_ofsted(tmp_path, JUNE, A, B)
    imported = take_ofsted(tmp_path, MARCH, {**A, "Places": 9}, C)
    assert (imported.outcome, imported.added_as_closed_count) == (Outcome.OLDER, 1)
    assert not imported.differences
    assert stored_home(session, "2600001").places_count == 4
    assert stored_home(session, "2600002").status is HomeStatus.ACTIVE
    gone = stored_home(session, "2600003")
    assert (gone.status, gone.closed_on, gone.register_as_at) == (HomeStatus.CLOSED, JUNE, MARCH)
    assert [frame.as_at for frame in queries.frames(Regulator.OFSTED)] == [JUNE, MARCH]
    march = queries.frame_in_force(Regulator.OFSTED, date(2023, 5, 1))
    assert march is not None
    assert [one.places_count for one in queries.entries(march)] == [9, 4]
    assert queries.frame_in_force(Regulator.OFSTED, date(2023, 1, 1)) is None


def test_a_home_of_an_older_frame_that_the_newer_refused_is_not_closed(
    session: Session, tmp_path: Path
) -> None:
    take_ofsted(tmp_path, JUNE, A, {**B, "Places": "?"})
    assert take_ofsted(tmp_path, MARCH, A, B).added_as_closed_count == 0
    assert stored_home(session, "2600002").status is HomeStatus.ACTIVE


def test_a_corrected_file_of_the_same_day_replaces_its_frame(
    session: Session, tmp_path: Path
) -> None:
    take_ofsted(tmp_path, MARCH, A, B)
    imported = take_ofsted(tmp_path, MARCH, {**A, "Places": 5}, C)
    assert imported.outcome is Outcome.CORRECTED
    assert changes(imported) == [
        (Change.RESIZED, "2600001"),
        (Change.CLOSED, "2600002"),
        (Change.OPENED, "2600003"),
    ]
    assert (stored_count(session, RegisterFrame), stored_count(session, FrameEntry)) == (1, 2)
