"""Ofsted's real workbook of 2023, where somebody has it: figures, time and memory.

Give its path as REAL_REGISTER, or lay it in `shared/data` beside the repository.
"""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support import registers
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.places import rules as places
from workforce.providers.models import Home
from workforce.providers.rules import frames
from workforce.providers.services import register as services
from workforce.providers.services.register import Outcome
from workforce.providers.states import HomeStatus

REPOSITORY = Path(__file__).resolve().parents[2]
MEGABYTES = 200
MEASURE = """
import json, re, sys
from datetime import date
from pathlib import Path
from workforce.providers.rules import register_file
reading = register_file.read(Path(sys.argv[1]), today=date(2026, 11, 21))
print(json.dumps({
    "homes": len(reading.facts),
    "kilobytes": int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]),
}))
"""


@pytest.fixture(scope="module")
def real_file() -> Path:
    return registers.real_workbook()


def calibration() -> dict[str, tuple[int, ...]]:
    """Homes and places by region, mainstream and all, as published for 31 March 2023."""
    path = registers.BESIDE / "region_calibration.csv"
    if not path.is_file():
        pytest.skip("SKIPPED, NOT PROVEN: region_calibration.csv is not beside the repository")
    columns = (
        "mainstream_homes_2023",
        "mainstream_places_2023",
        "all_homes_2023",
        "all_places_2023",
    )
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {
            row["region_code"]: tuple(int(row[column]) for column in columns)
            for row in csv.DictReader(file)
        }


def test_the_real_register_is_taken_whole(real_app: Flask, real_file: Path) -> None:
    _ = real_app
    actor = Actor.system("test")
    imported = services.import_register(actor, real_file)
    reading, total = imported.reading, imported.total
    assert (total.homes, total.places) == (3119, 13528)
    assert (total.mainstream_homes, total.mainstream_places) == (3050, 11857)
    assert total.suspended_homes == 8
    assert not reading.refusals
    assert not reading.notes
    assert sum(reading.left_out.values()) == 693
    assert sum(fact.owner_as_registered is None for fact in reading.facts) == 13
    assert all(places.directory().by_code(fact.authority_code) for fact in reading.facts)
    assert any(fact.authority_code == "E10000006" for fact in reading.facts)
    held = (
        session()
        .execute(
            select(func.count(), func.sum(Home.places_count)).where(
                Home.status != HomeStatus.CLOSED
            )
        )
        .one()
    )
    assert tuple(held) == (3119, 13528)
    unknown = select(func.count()).where(Home.name.is_not(None) | Home.public_point.is_(None))
    assert session().scalar(unknown) == 0
    assert services.import_register(actor, real_file).outcome is Outcome.UNCHANGED
    by_region = {
        code: (one.mainstream_homes, one.mainstream_places, one.homes, one.places)
        for code, one in frames.counted_by_region(reading.facts).items()
    }
    assert by_region == calibration()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for the memory")
def test_reading_the_real_register_takes_little_memory(real_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(real_file)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    measured = json.loads(done.stdout)
    assert measured["homes"] == 3119
    # Not the resource module's figure: that begins with the memory of the process we forked from.
    assert measured["kilobytes"] < MEGABYTES * 1024
