"""Taking registers in: frames are kept, homes follow the newest of their own source only."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories import providers as make
from tests.support.ods import Cell
from tests.support.registers import ofsted_file, wales_file
from workforce.core.actors import Actor
from workforce.core.audit import AuditEntry
from workforce.core.db import atomic
from workforce.core.types import Source
from workforce.places import rules as places
from workforce.providers.models import FrameEntry, Home, RegisterFrame
from workforce.providers.queries import register as queries
from workforce.providers.rules.frames import Change
from workforce.providers.rules.ods import UnreadableFile
from workforce.providers.services import register as services
from workforce.providers.services.register import Imported, Outcome
from workforce.providers.states import HomeStatus, HomeType, Regulator, Sector

pytestmark = pytest.mark.usefixtures("app")
ACTOR = Actor.system("register-import")
MARCH, JUNE, SEPTEMBER = date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30)
A: Mapping[str, Cell] = {"URN": 2600001}
B: Mapping[str, Cell] = {"URN": 2600002}
C: Mapping[str, Cell] = {"URN": 2600003}


def ofsted(folder: Path, as_at: date, *homes: Mapping[str, Cell]) -> Imported:
    return services.import_register(ACTOR, ofsted_file(folder, *homes), as_at=as_at)


def wales(folder: Path, as_at: date, *homes: Mapping[str, str]) -> Imported:
    return services.import_register(ACTOR, wales_file(folder, *homes), as_at=as_at)


def home(session: Session, number: str) -> Home:
    session.expire_all()
    return session.scalars(select(Home).where(Home.registration_number == number)).one()


def changes(imported: Imported) -> list[tuple[Change, str]]:
    return [(one.change, one.registration_number) for one in imported.differences]


def count(session: Session, what: type[Home | FrameEntry | RegisterFrame | AuditEntry]) -> int:
    return session.scalar(select(func.count()).select_from(what)) or 0


def test_a_first_frame_opens_its_homes_and_marks_them_real(
    session: Session, tmp_path: Path
) -> None:
    imported = ofsted(tmp_path, MARCH, A, B)
    assert imported.outcome is Outcome.NEWEST
    assert changes(imported) == [(Change.OPENED, "2600001"), (Change.OPENED, "2600002")]
    row = home(session, "2600001")
    assert (row.regulator, row.source) == (Regulator.OFSTED, Source.REAL)
    assert (row.authority_code, row.region_code) == ("E08000035", "E12000003")
    assert (row.register_as_at, row.organisation_id) == (MARCH, None)
    assert len(row.public_id) == 16


def test_a_home_without_an_address_lies_at_its_authority_s_public_point(
    session: Session, tmp_path: Path
) -> None:
    ofsted(tmp_path, MARCH, A)
    point = places.public_point_of_authority("E08000035")
    assert point is not None
    assert home(session, "2600001").public_point == point.key


def test_the_frame_is_kept_as_read_with_its_summary(session: Session, tmp_path: Path) -> None:
    ofsted(tmp_path, MARCH, A, {**B, "Registration status": "Suspended"}, {**C, "Places": "?"})
    frame = queries.frame(Regulator.OFSTED, MARCH)
    assert frame is not None
    assert frame.source is Source.REAL
    assert frame.summary["total"]["homes"] == 2
    assert frame.summary["regions"]["E12000003"]["places"] == 8
    assert frame.summary["doubtful_numbers"] == ["2600003"]
    assert [(one.registration_number, one.status) for one in queries.entries(frame)] == [
        ("2600001", HomeStatus.ACTIVE),
        ("2600002", HomeStatus.SUSPENDED),
    ]
    assert count(session, FrameEntry) == 2


def test_a_second_run_of_the_same_file_changes_nothing(session: Session, tmp_path: Path) -> None:
    ofsted(tmp_path, MARCH, A, B)
    before = (count(session, Home), count(session, FrameEntry), count(session, AuditEntry))
    again = ofsted(tmp_path, MARCH, A, B)
    assert again.outcome is Outcome.UNCHANGED
    assert not again.differences
    assert before == (count(session, Home), count(session, FrameEntry), count(session, AuditEntry))


def test_a_newer_frame_opens_closes_suspends_and_resizes(session: Session, tmp_path: Path) -> None:
    ofsted(tmp_path, MARCH, A, B, C)
    imported = ofsted(
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
    assert home(session, "2600001").places_count == 6
    assert home(session, "2600002").status is HomeStatus.SUSPENDED
    closed = home(session, "2600003")
    assert (closed.status, closed.closed_on) == (HomeStatus.CLOSED, JUNE)


def test_an_authority_that_was_reorganised_did_not_move_its_homes(tmp_path: Path) -> None:
    ofsted(tmp_path, MARCH, {**A, "Local authority": "Cumbria"})
    assert changes(ofsted(tmp_path, JUNE, {**A, "Local authority": "Cumberland"})) == [
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
    ofsted(tmp_path, MARCH, A)
    assert changes(ofsted(tmp_path, JUNE, {**A, column: value})) == [(change, "2600001")]


def test_another_spelling_of_an_owner_is_followed_but_is_no_difference(
    session: Session, tmp_path: Path
) -> None:
    ofsted(tmp_path, MARCH, A)
    assert not ofsted(tmp_path, JUNE, {**A, "Organisation name": "EXAMPLE  Care Ltd"}).differences
    assert home(session, "2600001").owner_as_registered == "EXAMPLE Care Ltd"


def test_a_home_that_moves_authority_moves_its_public_point(
    session: Session, tmp_path: Path
) -> None:
    ofsted(tmp_path, MARCH, A)
    ofsted(tmp_path, JUNE, {**A, "Local authority": "Bradford"})
    point = places.public_point_of_authority("E08000032")
    assert point is not None
    assert home(session, "2600001").public_point == point.key


def test_a_suspended_home_is_reinstated_and_a_closed_one_reopens(
    session: Session, tmp_path: Path
) -> None:
    ofsted(tmp_path, MARCH, {**A, "Registration status": "Suspended"}, B, C)
    ofsted(tmp_path, JUNE, {**A, "Registration status": "Suspended"}, C)
    imported = ofsted(tmp_path, SEPTEMBER, A, B, {**C, "Registration status": "Resigned"})
    assert changes(imported) == [
        (Change.REINSTATED, "2600001"),
        (Change.OPENED, "2600002"),
        (Change.CLOSED, "2600003"),
    ]
    assert home(session, "2600002").closed_on is None
    assert home(session, "2600003").closed_on == SEPTEMBER


def test_a_home_whose_row_was_refused_is_not_closed(session: Session, tmp_path: Path) -> None:
    ofsted(tmp_path, MARCH, A, B)
    imported = ofsted(tmp_path, JUNE, A, {**B, "Places": "many"})
    assert not imported.differences
    untouched = home(session, "2600002")
    assert (untouched.status, untouched.register_as_at) == (HomeStatus.ACTIVE, MARCH)


def test_a_file_touches_only_homes_of_its_own_source(session: Session, tmp_path: Path) -> None:
    invented = make.make_home(number="2600009", regulator=Regulator.INVENTED)
    wales(tmp_path, MARCH, {"registration_number": "2600001"})
    ofsted(tmp_path, JUNE, A)
    ofsted(tmp_path, SEPTEMBER, B)
    wales(tmp_path, SEPTEMBER, {"registration_number": "W2"}, {"registration_number": "W301"})
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
    ofsted(tmp_path, JUNE, A, B)
    imported = ofsted(tmp_path, MARCH, {**A, "Places": 9}, C)
    assert (imported.outcome, imported.added_as_closed_count) == (Outcome.OLDER, 1)
    assert not imported.differences
    assert home(session, "2600001").places_count == 4
    assert home(session, "2600002").status is HomeStatus.ACTIVE
    gone = home(session, "2600003")
    assert (gone.status, gone.closed_on, gone.register_as_at) == (HomeStatus.CLOSED, JUNE, MARCH)
    assert [frame.as_at for frame in queries.frames(Regulator.OFSTED)] == [JUNE, MARCH]
    march = queries.frame_in_force(Regulator.OFSTED, date(2023, 5, 1))
    assert march is not None
    assert [one.places_count for one in queries.entries(march)] == [9, 4]
    assert queries.frame_in_force(Regulator.OFSTED, date(2023, 1, 1)) is None


def test_a_home_of_an_older_frame_that_the_newer_refused_is_not_closed(
    session: Session, tmp_path: Path
) -> None:
    ofsted(tmp_path, JUNE, A, {**B, "Places": "?"})
    assert ofsted(tmp_path, MARCH, A, B).added_as_closed_count == 0
    assert home(session, "2600002").status is HomeStatus.ACTIVE


def test_a_corrected_file_of_the_same_day_replaces_its_frame(
    session: Session, tmp_path: Path
) -> None:
    ofsted(tmp_path, MARCH, A, B)
    imported = ofsted(tmp_path, MARCH, {**A, "Places": 5}, C)
    assert imported.outcome is Outcome.CORRECTED
    assert changes(imported) == [
        (Change.RESIZED, "2600001"),
        (Change.CLOSED, "2600002"),
        (Change.OPENED, "2600003"),
    ]
    assert (count(session, RegisterFrame), count(session, FrameEntry)) == (1, 2)


def test_what_an_owner_supplied_stays_and_the_rest_follows_the_register(
    session: Session, tmp_path: Path
) -> None:
    wales(tmp_path, MARCH, {"registration_number": "W101"}, {"registration_number": "W102"})
    organisation = make.make_organisation()

    @atomic
    def claim() -> None:
        row = home(session, "W101")
        row.organisation_id, row.joined_on = organisation.id, JUNE
        row.name, row.postcode, row.public_point = "Our name", "CF10 1AA", "cardiff"

    claim()
    newer = {"service_name": "Enw newydd", "authority": "Swansea", "places": "7"}
    wales(
        tmp_path,
        SEPTEMBER,
        {"registration_number": "W101", **newer},
        {"registration_number": "W102", **newer},
    )
    claimed, unclaimed = home(session, "W101"), home(session, "W102")
    assert (claimed.name, claimed.postcode) == ("Our name", "CF10 1AA")
    assert claimed.public_point == "cardiff"
    assert (claimed.places_count, claimed.authority_code) == (7, "W06000011")
    assert (claimed.organisation_id, claimed.joined_on) == (organisation.id, JUNE)
    assert unclaimed.name == "Enw newydd"


def test_an_import_that_cannot_be_read_writes_nothing(session: Session, tmp_path: Path) -> None:
    ofsted(tmp_path, MARCH, A)
    with pytest.raises(UnreadableFile):
        ofsted(tmp_path, JUNE, {**A, "Places": "?"})
    assert count(session, RegisterFrame) == 1
    assert home(session, "2600001").status is HomeStatus.ACTIVE


def test_an_import_is_in_the_audit_trail_without_anything_typed(
    session: Session, tmp_path: Path
) -> None:
    ofsted(tmp_path, MARCH, A)
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "import-register")).one()
    assert entry.details == {"outcome": "newest", "homes": 1, "refused": 0, "differences": 1}


def test_progress_of_writing_ends_at_the_whole(tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    many: list[dict[str, Cell]] = [{"URN": 2600000 + n} for n in range(services.CHUNK + 1)]
    services.import_register(
        ACTOR, ofsted_file(tmp_path, *many), progress=lambda *step: steps.append(step)
    )
    assert {stage for stage, _, _ in steps} == {"Reading", "Writing"}
    assert steps[-1] == ("Writing", len(many), len(many))


def test_types_and_sectors_are_kept_as_our_own_and_as_written(
    session: Session, tmp_path: Path
) -> None:
    kind = "Residential special school (registered as a children's home)"
    ofsted(tmp_path, MARCH, {**A, "Provision type": kind, "Sector": "Academy"})
    row = home(session, "2600001")
    assert (row.home_type, row.type_as_registered) == (HomeType.SPECIAL_SCHOOL, kind)
    assert row.sector is Sector.OTHER
