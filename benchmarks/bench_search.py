"""Search and job page at ten thousand live jobs: at most 2.5 times a bare page of the same SQL.

A search by words, a radius and three filters, with the counts of all filters, at most twice.

Both are served by gunicorn and asked over one connection each, in turns; medians are compared.
"""

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from benchmarks import country
from config import Settings
from tests.support import postgres
from workforce.app import create_app
from workforce.core import clock
from workforce.core.db import db, session
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import board

ROOT = Path(__file__).resolve().parent.parent
VACANCIES = 10_000
AT_MOST = 2.5
# Words, a radius and three filters with the counts of all the others.
FILTERED, AT_MOST_FILTERED = "words, radius, 3 filters", 2.0
ROUNDS, ASKED = 15, 40
SECRET = "only-for-this-benchmark-on-this-machine"  # noqa: S105 - a secret of nothing
SEARCHES = {
    "all jobs": "/jobs",
    "rare word": "/jobs?q=term7",
    "common words": "/jobs?q=support+worker",
    "words, place and role": (
        "/jobs?q=support+worker&location=LS1&radius=20&role=residential-support-worker"
    ),
    "words, radius, 3 filters": (
        "/jobs?q=support+worker&location=LS1&radius=50&role=residential-support-worker"
        "&contract=permanent&contract=bank&pattern=full-time"
    ),
    "council": "/jobs?location=leeds",
    "page 30": "/jobs?page=30",
}


def main() -> int:
    """Measure on both databases; 0 when every page keeps the promise."""
    kept = True
    with tempfile.TemporaryDirectory(prefix="bench-search-") as folder:
        kept &= measured("SQLite", f"sqlite:///{folder}/board.sqlite3", Path(folder))
        if postgres.programs() is None:
            print("\nPostgreSQL: NOT MEASURED, there are no server programs on this machine")
            return 1 if postgres.required() or not kept else 0
        with postgres.server() as server:
            kept &= measured("PostgreSQL", server.create("bench_search"), Path(folder))
    return 0 if kept else 1


def measured(name: str, url: str, folder: Path) -> bool:
    """Fill a database, serve ours and the floor from it, and compare; whether all was kept."""
    print(f"\n{name}: making {VACANCIES:,} jobs", flush=True)
    cases = prepared(url)
    file = folder / f"{name}.json"
    file.write_text(json.dumps(cases, default=str), encoding="utf-8")
    environment = {
        "DATABASE_URL": url,
        "SECRET_KEY": SECRET,
        "MAIL_URL": f"folder:{folder}/mail",
        "FILES_URL": f"folder:{folder}/files",
        "FLOOR_DATABASE": url,
        "FLOOR_CASES": str(file),
    }
    with both(environment) as (ours, floor):
        fit(cases, ours, floor, file)
    print(f"{'page':24} {'bytes':>7} {'floor ms':>9} {'ours ms':>9} {'times':>6}")
    with both(environment) as (ours, floor):
        kept = [compared(label, case, ours, floor) for label, case in cases.items()]
    return all(kept)


@contextmanager
def both(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Serve our pages and the floor's."""
    with served("wsgi:app", environment) as ours:  # noqa: SIM117 - one starts after the other
        with served("benchmarks.floor_pages:app", environment) as floor:
            yield ours, floor


def prepared(url: str) -> dict[str, Any]:
    """Each case with the statement by which our page gets its rows."""
    app = create_app(Settings(secret_key=SECRET, database_url=url, rate_limits=True))
    statements: list[tuple[str, Any]] = []

    def note(*details: Any) -> None:
        statements.append((details[2], details[3]))

    with app.app_context():
        country.build(VACANCIES)
        pages = {**SEARCHES, "one job": f"/jobs/{one_job()}"}
        db.session.remove()
        event.listen(Engine, "before_cursor_execute", note)
        cases = {}
        for label, path in pages.items():
            app.test_client().get(path)  # once more, so that a count is known already
            statements.clear()
            app.test_client().get(path)
            number = next(n for n, (sql, _) in enumerate(statements) if ".title" in sql)
            sql, parameters = statements.pop(number)
            cases[label] = {
                "path": path,
                "sql": sql,
                "parameters": parameters,
                "beside": statements.copy(),
                "pad": 0,
            }
        event.remove(Engine, "before_cursor_execute", note)
        db.engine.dispose()
    return cases


def one_job() -> str:
    """The public id of a live job."""
    found = session().execute(board.live(Vacancy.public_id, day=clock.today()))
    return str(found.scalars().first())


@contextmanager
def served(application: str, environment: dict[str, str]) -> Iterator[int]:
    """Serve an application with gunicorn on a free port for as long as the block lasts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-w", "1", "-k", "gthread", "--threads", "1"]
    command += ["--keep-alive", "60", "-b", f"127.0.0.1:{port}", application]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=None if os.environ.get("BENCH_LOG") else subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int) -> None:
    """Wait until the server answers anything at all."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/nothing")
            connection.getresponse().read()
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


def fit(cases: dict[str, Any], ours: int, floor: int, file: Path) -> None:
    """Let the floor's page have as many bytes as ours."""
    for label, case in cases.items():
        mine, theirs = Asker(ours), Asker(floor)
        case["pad"] = max(0, len(mine.get(case["path"])) - len(theirs.get(floor_path(label, case))))
    file.write_text(json.dumps(cases, default=str), encoding="utf-8")


def floor_path(label: str, case: dict[str, Any]) -> str:
    """Where the floor answers a case."""
    return f"{case['path'].partition('?')[0]}?case={label.replace(' ', '+')}"


class Asker:
    """One connection that asks and times."""

    def __init__(self, port: int) -> None:
        """Connect."""
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> bytes:
        """The bytes of a page."""
        try:
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path}: {answer.status}")
        return body

    def timed(self, path: str, times: int) -> list[float]:
        """Milliseconds of each of so many requests."""
        taken = []
        for _ in range(times):
            begun = time.perf_counter()
            self.get(path)
            taken.append((time.perf_counter() - begun) * 1000)
        return taken


def compared(label: str, case: dict[str, Any], ours: int, floor: int) -> bool:
    """Ask ours and the floor in turns and print one line."""
    mine, theirs = Asker(ours), Asker(floor)
    asked = floor_path(label, case)
    size = len(mine.get(case["path"]))
    mine.timed(case["path"], ASKED)
    theirs.timed(asked, ASKED)
    our_times, floor_times = [], []
    for _ in range(ROUNDS):
        floor_times += theirs.timed(asked, ASKED)
        our_times += mine.timed(case["path"], ASKED)
    low, high = statistics.median(floor_times), statistics.median(our_times)
    most = AT_MOST_FILTERED if label == FILTERED else AT_MOST
    kept = high <= most * low
    verdict = "" if kept else f"  MORE THAN {most}"
    print(f"{label:24} {size:7,} {low:9.2f} {high:9.2f} {high / low:6.2f}{verdict}", flush=True)
    return kept


if __name__ == "__main__":
    sys.exit(main())
