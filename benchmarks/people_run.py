"""One run of the people file on one database, in a process of its own; prints figures as JSON."""

import json
import re
import secrets
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import insert, select

from benchmarks import floor_people
from benchmarks.people_file import HOME_PREFIX, home_count, home_number, people_file
from config import Settings
from tests.factories import providers as make
from workforce.app import create_app
from workforce.checks import services
from workforce.checks.rules import people_file as people_rules
from workforce.checks.services import Outcome
from workforce.core.actors import Actor
from workforce.core.db import Base, atomic, db, session
from workforce.employment.models import PersonInPost
from workforce.employment.rules import STANDARD_WEEK, fte
from workforce.providers.models import Home, Organisation

JOINED = date(2025, 1, 1)
ACTOR = Actor.system("benchmark")
RUNS = 5
SAME = (
    "role",
    "contract",
    "weekly_hours",
    "started_on",
    "person_reference",
    "given_name",
    "family_name",
    "email",
)


def main(url: str, rows: int, new: int, folder: str) -> int:
    """Take a file for the first time, then a large one, already recorded, several times."""
    app = create_app(
        Settings(
            secret_key="only-for-measuring-" * 3,
            database_url=url,
            base_url="http://localhost",
            testing=True,
            rate_limits=False,
            mail_url="memory:",
            files_url=f"folder:{folder}/files",
        )
    )
    content = people_file(rows)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        told = {"rows": rows, **_first(new)}
        told |= _again(_recorded(content, rows), content)
    peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    print(json.dumps({**told, "megabytes": int(peak[1]) // 1024 if peak else 0}))
    return 0


@atomic
def _prepared(rows: int, prefix: str) -> Organisation:
    """An organisation and its homes, without anybody in post."""
    organisation = make.make_organisation()
    for index in range(home_count(rows)):
        make.make_home(organisation, number=f"{prefix}{home_number(index)}", joined_on=JOINED)
    return organisation


def _first(rows: int) -> dict[str, float]:
    """Everybody of a file is new: all go through the gate's own door."""
    prefix = secrets.token_hex(4)
    organisation = _prepared(rows, prefix)
    content = people_file(rows).replace(HOME_PREFIX.encode(), (prefix + HOME_PREFIX).encode())
    began, worked = time.perf_counter(), time.process_time()
    report = services.import_people(ACTOR, organisation, content)
    return {
        "first_seconds": time.perf_counter() - began,
        "first_cpu_seconds": time.process_time() - worked,
        "first_rows": report.counts[Outcome.IN_POST_BEFORE],
    }


def _recorded(content: bytes, rows: int) -> Organisation:
    """An organisation whose people are as the file says, written in bulk the first time."""
    known = session().scalars(select(Organisation).where(Organisation.name == str(rows))).first()
    if known is not None:
        return known
    organisation = _prepared(rows, "")
    _write(organisation, people_rules.read(content).rows)
    return organisation


@atomic
def _write(organisation: Organisation, people: Sequence[people_rules.PersonRow]) -> None:
    organisation.name = str(len(people))
    homes = select(Home).where(Home.organisation_id == organisation.id)
    ids = {home.registration_number: home.id for home in session().scalars(homes)}
    values = [
        {
            "organisation_id": organisation.id,
            "home_id": ids[row.home_registration_number],
            "home_joined_on": JOINED,
            "before_joining": True,
            "standard_week": STANDARD_WEEK,
            "fte": fte(row.weekly_hours),
            **{name: getattr(row, name) for name in SAME},
        }
        for row in people
    ]
    session().execute(insert(PersonInPost), values)


def _again(organisation: Organisation, content: bytes) -> dict[str, float]:
    """The same file again beside its floor, in turns; the median of each."""
    homes = {home.registration_number: home.id for home in session().scalars(select(Home))}
    ours, looking, upserting = [], [], []
    for _ in range(RUNS):
        looked, upserted = floor_people.measure(db.engine, content, homes)
        looking.append(looked)
        upserting.append(upserted)
        began = time.perf_counter()
        report = services.import_people(ACTOR, organisation, content)
        ours.append(time.perf_counter() - began)
        if report.counts[Outcome.UNCHANGED] != report.row_count:
            raise SystemExit("The same file again was not unchanged")
    middle = RUNS // 2
    return {
        "again_seconds": sorted(ours)[middle],
        "checking_seconds": sorted(looking)[middle],
        "upserting_seconds": sorted(upserting)[middle],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]))
