"""One run of the people file on one database, in a process of its own; prints figures as JSON."""

import json
import re
import sys
import time
from datetime import date
from pathlib import Path

from sqlalchemy import select

from benchmarks import floor_people
from benchmarks.people_file import home_count, home_number, people_file
from config import Settings
from tests.factories import providers as make
from workforce.app import create_app
from workforce.checks import services
from workforce.checks.services import Outcome
from workforce.core.actors import Actor
from workforce.core.db import Base, atomic, db, session
from workforce.providers.models import Home, Organisation

JOINED = date(2025, 1, 1)
ACTOR = Actor.system("benchmark")
RUNS = 5


def main(url: str, rows: int, folder: str) -> int:
    """Take the file for the first time where nobody is there yet, then unchanged several times."""
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
        organisation = session().scalars(select(Organisation)).first() or _prepared(rows)
        told = {"rows": rows, **_first(organisation, content)}
        told |= _again(organisation, content)
    peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    print(json.dumps({**told, "megabytes": int(peak[1]) // 1024 if peak else 0}))
    return 0


@atomic
def _prepared(rows: int) -> Organisation:
    organisation = make.make_organisation()
    for index in range(home_count(rows)):
        make.make_home(organisation, number=home_number(index), joined_on=JOINED)
    return organisation


def _first(organisation: Organisation, content: bytes) -> dict[str, float]:
    """Take everybody, unless a former run did."""
    began = time.perf_counter()
    report = services.import_people(ACTOR, organisation, content)
    taken = report.counts[Outcome.IN_POST_BEFORE]
    return {"first_seconds": time.perf_counter() - began if taken else 0, "first_rows": taken}


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
    sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
