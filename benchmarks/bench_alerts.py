"""Alerts: 20,000 matched with 1,000 new jobs, the ledger written, within four times the floor.

Ours runs in a process of its own: what the run needs beside the application at rest is at most
150 MB. The application with all its features at rest is told as well.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from math import cos, radians
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, update

from benchmarks import country, floor_alerts
from config import Settings
from tests.support import postgres
from workforce.app import create_app
from workforce.core import clock, secrets
from workforce.core.db import atomic, db, session
from workforce.core.types import Source
from workforce.employment.states import JobRole
from workforce.messages.states import Channel
from workforce.places import rules as places
from workforce.places.rules.gazetteer import gazetteer
from workforce.vacancies.models import AlertMatch, AlertPlace, AlertReach, JobAlert, Vacancy
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.rules.search import Search, from_query
from workforce.vacancies.services.alerts import digests, reach
from workforce.vacancies.states.alerts import AlertFrequency, AlertState

ROOT = Path(__file__).resolve().parent.parent
ALERTS, JOBS, OUTCODES, ROUNDS = 20_000, 1_000, 1_000, 3
AT_MOST, MOST_MEMORY = 4.0, 150
MILE_NORTH = 69.1
SECRET = "only-for-this-benchmark-on-this-machine"  # noqa: S105 - a secret of nothing
BEGAN, ONE_DAY = timedelta(days=60), timedelta(days=1)
NEAR_A_POINT, OF_A_ROLE, WITH_A_WORD = 0.7, 0.85, 0.35  # how many of the alerts, as in the floors


def main() -> int:
    """Measure on both databases; 0 when time and memory keep the promise."""
    with tempfile.TemporaryDirectory(prefix="bench-alerts-") as folder:
        kept = measured("SQLite", f"sqlite:///{folder}/board.sqlite3")
        if postgres.programs() is None:
            print("\nPostgreSQL: NOT MEASURED, there are no server programs on this machine")
            return 1 if postgres.required() or not kept else 0
        with postgres.server() as server:
            kept &= measured("PostgreSQL", server.create("bench_alerts"))
    return 0 if kept else 1


def measured(name: str, url: str) -> bool:
    """Fill a database, let the floor and ours match in turns, and compare."""
    print(f"\n{name}: making {ALERTS:,} alerts and {JOBS:,} new jobs", flush=True)
    app = create_app(Settings(secret_key=SECRET, database_url=url))
    with app.app_context():
        country.build(JOBS)
        searches = fill()
        jobs = floor_jobs()
        db.session.remove()
        db.engine.dispose()
    floors, ours = [], []
    for _ in range(ROUNDS):
        floors.append(floor(url, searches, jobs))
        ours.append(own_process(url))
    low = statistics.median(took for took, _hits in floors)
    high = statistics.median(one["seconds"] for one in ours)
    needed = max(one["peak_mb"] - one["rest_mb"] for one in ours)
    times = high / low
    print(f"floor {low:.2f} s ({floors[0][1]:,} hits), ours {high:.2f} s ({ours[0]['found']:,})")
    print(f"{times:.2f} times; {needed} MB beside the {ours[0]['rest_mb']} MB at rest")
    return times <= AT_MOST and needed < MOST_MEMORY


def floor(url: str, searches: floor_alerts.Rows, jobs: floor_alerts.Rows) -> tuple[float, int]:
    """The floor on the same kind of database."""
    if url.startswith("sqlite"):
        return floor_alerts.on_sqlite(searches, jobs)
    return floor_alerts.on_postgresql(url.replace("+psycopg", ""), searches, jobs)


def own_process(url: str) -> dict[str, Any]:
    """Ours, matched anew in a process that does nothing else."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.bench_alerts", url],
        cwd=ROOT,
        env={**os.environ, "SECRET_KEY": SECRET},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def run_once(url: str) -> None:
    """Match every alert once and say how long it took and how much memory there was."""
    app = create_app(Settings(secret_key=SECRET, database_url=url))
    with app.app_context():
        begin_again()
        rest = peak_mb()
        begun = time.perf_counter()
        found = digests.match_due(AlertFrequency.DAILY, clock.today() + ONE_DAY)
        seconds = time.perf_counter() - begun
        db.engine.dispose()
    told = {"seconds": seconds, "found": found, "rest_mb": rest, "peak_mb": peak_mb()}
    print(json.dumps(told))


def peak_mb() -> int:
    """The most memory that this process has had since it began to run this program.

    What `getrusage` says counts the process from which it was forked as well.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


@atomic
def begin_again() -> None:
    """Forget what was found, and let every alert be new."""
    session().execute(delete(AlertMatch))
    session().execute(
        update(JobAlert).values(matched_until=clock.now() - BEGAN, waiting_run_id=None)
    )


def fill() -> floor_alerts.Rows:
    """The alerts, and the same as searches of the floor."""
    chance = random.Random(11)  # noqa: S311 - repeatable, not secret
    codes = chance.sample(sorted(gazetteer().outcodes), OUTCODES)
    asked = [_asked(chance, codes) for _ in range(ALERTS)]
    _write(asked)
    return [_floor_search(number, one) for number, one in enumerate(asked, start=1)]


def _asked(chance: random.Random, codes: Sequence[str]) -> dict[str, str]:
    one: dict[str, str] = {}
    if chance.random() < NEAR_A_POINT:
        one |= {"location": chance.choice(codes)}
        one |= {"radius": chance.choice(["5", "10", "20", "25", "50"])}
    else:
        one |= {"location": chance.choice(places.regions()).name}
    if chance.random() < OF_A_ROLE:
        one["role"] = chance.choice(list(JobRole)).value
    if chance.random() < WITH_A_WORD:
        one["q"] = chance.choice(country.RARE[:20])
    return one


@atomic
def _write(asked: Sequence[dict[str, str]]) -> None:
    known: dict[tuple[str, int], int] = {}
    reached: list[dict[str, Any]] = []
    rows = []
    for number, one in enumerate(asked, start=1):
        search = from_query(one.items())
        wanted = rules.wanted(search)
        key = wanted.token, wanted.radius
        if key not in known:
            known[key] = len(known) + 1
            reached += [
                {"place_id": known[key], "authority_code": area, "public_point": point}
                for area, point in set(rules.reach(*key))
            ]
        rows.append(_row(number, search, wanted, known[key]))
    places_of = [
        {"id": number, "token": token, "radius": radius, "version": reach.version()}
        for (token, radius), number in known.items()
    ]
    session().execute(insert(AlertPlace), places_of)
    session().execute(insert(AlertReach), reached)
    session().execute(insert(JobAlert), rows)


def _row(number: int, search: Search, wanted: rules.Wanted, place_id: int) -> dict[str, Any]:
    began = clock.now() - BEGAN
    values = {name: getattr(wanted, name) for name in rules.Wanted.__slots__}
    values = {name: value for name, value in values.items() if name not in {"token", "radius"}}
    return {
        **values,
        "id": number,
        "public_id": secrets.new_public_id(),
        "state": AlertState.LIVE,
        "channel": Channel.EMAIL,
        "frequency": AlertFrequency.DAILY,
        "address": f"reader{number}@example.org",
        "address_digest": secrets.digest(str(number)),
        "only_one": secrets.digest(f"one {number}"),
        "query": [list(pair) for pair in rules.query_of(search)],
        "place_id": place_id,
        "confirmed_at": began,
        "matched_until": began,
        "touched_at": began,
        "source": Source.REAL,
    }


def _floor_search(number: int, one: dict[str, str]) -> tuple[Any, ...]:
    role, word = one.get("role"), one.get("q")
    place = places.resolve(one["location"])
    if place.point is None or not place.is_point:
        return (number, role, place.region_code, *[None] * 8, word)
    at, miles = place.point, float(one["radius"])
    narrow = cos(radians(at.lat))
    up, side = miles / MILE_NORTH, miles / (MILE_NORTH * narrow)
    box = (at.lat - up, at.lat + up, at.lon - side, at.lon + side)
    return (number, role, None, at.lat, at.lon, narrow, miles, *box, word)


def floor_jobs() -> floor_alerts.Rows:
    """The new jobs as the floor knows them."""
    columns = (Vacancy.id, Vacancy.role, Vacancy.region_code, Vacancy.public_point)
    rows = []
    for number, role, region, point, body in session().execute(
        select(*columns, Vacancy.search_text).order_by(Vacancy.id)
    ):
        big = places.public_point_by_key(point or "")
        at = (big.point.lat, big.point.lon) if big else (None, None)
        rows.append((number, role.value, region, *at, body))
    return rows


if __name__ == "__main__":
    if len(sys.argv) > 1:
        run_once(sys.argv[1])
    else:
        sys.exit(main())
