"""Taking a register in: homes are made, the frame is kept, twice is as once."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import providers as make
from tests.support.ods import Cell
from tests.support.registers import (
    ACTOR,
    changes,
    ofsted_file,
    stored_count,
    stored_home,
    take_ofsted,
    take_wales,
)
from workforce.core.audit import AuditEntry
from workforce.core.db import atomic
from workforce.core.types import Source
from workforce.places import rules as places
from workforce.providers.models import FrameEntry, Home, RegisterFrame
from workforce.providers.queries import register as queries
from workforce.providers.rules.frames import Change
from workforce.providers.rules.ods import UnreadableFile
from workforce.providers.services import register as services
from workforce.providers.services.register import Outcome
from workforce.providers.states import HomeStatus, HomeType, Regulator, Sector

pytestmark = pytest.mark.usefixtures("app")
MARCH, JUNE, SEPTEMBER = date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30)
A: Mapping[str, Cell] = {"URN": 2600001}
B: Mapping[str, Cell] = {"URN": 2600002}
C: Mapping[str, Cell] = {"URN": 2600003}


def test_a_first_frame_opens_its_homes_and_marks_them_real(
    session: Session, tmp_path: Path
) -> None:
    imported = take_ofsted(tmp_path, MARCH, A, B)
    assert imported.outcome is Outcome.NEWEST
    assert changes(imported) == [(Change.OPENED, "2600001"), (Change.OPENED, "2600002")]
    row = stored_home(session, "2600001")
    assert (row.regulator, row.source) == (Regulator.OFSTED, Source.REAL)
    assert (row.authority_code, row.region_code) == ("E08000035", "E12000003")
    assert (row.register_as_at, row.organisation_id) == (MARCH, None)
    assert len(row.public_id) == 16


def test_a_home_without_an_address_lies_at_its_authority_s_public_point(
    session: Session, tmp_path: Path
) -> None:
    take_ofsted(tmp_path, MARCH, A)
    point = places.public_point_of_authority("E08000035")
    assert point is not None
    assert stored_home(session, "2600001").public_point == point.key


def test_the_frame_is_kept_as_read_with_its_summary(session: Session, tmp_path: Path) -> None:
    take_ofsted(tmp_path, MARCH, A, {**B, "Registration status": "Suspended"}, {**C, "Places": "?"})
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
    assert stored_count(session, FrameEntry) == 2


def test_a_second_run_of_the_same_file_changes_nothing(session: Session, tmp_path: Path) -> None:
    take_ofsted(tmp_path, MARCH, A, B)
    before = (
        stored_count(session, Home),
        stored_count(session, FrameEntry),
        stored_count(session, AuditEntry),
    )
    again = take_ofsted(tmp_path, MARCH, A, B)
    assert again.outcome is Outcome.UNCHANGED
    assert not again.differences
    assert before == (
        stored_count(session, Home),
        stored_count(session, FrameEntry),
        stored_count(session, AuditEntry),
    )


def test_what_an_owner_supplied_stays_and_the_rest_follows_the_register(
    session: Session, tmp_path: Path
) -> None:
    take_wales(tmp_path, MARCH, {"registration_number": "W101"}, {"registration_number": "W102"})
    organisation = make.make_organisation()

    @atomic
    def claim() -> None:
        row = stored_home(session, "W101")
        row.organisation_id, row.joined_on = organisation.id, JUNE
        row.name, row.postcode, row.public_point = "Our name", "CF10 1AA", "cardiff"

    claim()
    newer = {"service_name": "Enw newydd", "authority": "Swansea", "places": "7"}
    take_wales(
        tmp_path,
        SEPTEMBER,
        {"registration_number": "W101", **newer},
        {"registration_number": "W102", **newer},
    )
    claimed, unclaimed = stored_home(session, "W101"), stored_home(session, "W102")
    assert (claimed.name, claimed.postcode) == ("Our name", "CF10 1AA")
    assert claimed.public_point == "cardiff"
    assert (claimed.places_count, claimed.authority_code) == (7, "W06000011")
    assert (claimed.organisation_id, claimed.joined_on) == (organisation.id, JUNE)
    assert unclaimed.name == "Enw newydd"


def test_an_import_that_cannot_be_read_writes_nothing(session: Session, tmp_path: Path) -> None:
    take_ofsted(tmp_path, MARCH, A)
    with pytest.raises(UnreadableFile):
        take_ofsted(tmp_path, JUNE, {**A, "Places": "?"})
    assert stored_count(session, RegisterFrame) == 1
    assert stored_home(session, "2600001").status is HomeStatus.ACTIVE


def test_an_import_is_in_the_audit_trail_without_anything_typed(
    session: Session, tmp_path: Path
) -> None:
    take_ofsted(tmp_path, MARCH, A)
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
    take_ofsted(tmp_path, MARCH, {**A, "Provision type": kind, "Sector": "Academy"})
    row = stored_home(session, "2600001")
    assert (row.home_type, row.type_as_registered) == (HomeType.SPECIAL_SCHOOL, kind)
    assert row.sector is Sector.OTHER
