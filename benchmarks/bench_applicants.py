"""The board of five hundred applicants: at most three times a bare page of the same rows.

Both are served by gunicorn and asked over one connection each, in turns; medians are compared.
"""

import http.client
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event, insert, select

from benchmarks.bench_search import SECRET, served
from config import Settings
from tests.factories import accounts, providers, together, vacancies
from tests.support import postgres
from workforce.app import create_app
from workforce.applications.models import Application
from workforce.applications.models.choosing import Score
from workforce.core import clock
from workforce.core.db import Base, atomic, db, session
from workforce.providers.states import Role
from workforce.vacancies.models import Vacancy

APPLICANTS, CRITERIA = 500, 4
AT_MOST = 3.0
ROUNDS, ASKED = 15, 6
CASE = "board"


def main() -> int:
    """Measure on both databases; 0 when the board keeps its promise."""
    kept = True
    with tempfile.TemporaryDirectory(prefix="bench-applicants-") as folder:
        kept &= measured("SQLite", f"sqlite:///{folder}/board.sqlite3", Path(folder))
        if postgres.programs() is None:
            print("\nPostgreSQL: NOT MEASURED, there are no server programs on this machine")
            return 1 if postgres.required() or not kept else 0
        with postgres.server() as server:
            kept &= measured("PostgreSQL", server.create("bench_applicants"), Path(folder))
    return 0 if kept else 1


def measured(name: str, url: str, folder: Path) -> bool:
    """Fill a database, serve ours and the floor from it, and compare; whether it was kept."""
    print(f"\n{name}: {APPLICANTS} applicants for one job", flush=True)
    path, cookie, case = prepared(url)
    file = folder / f"{name}.json"
    environment = {
        "DATABASE_URL": url,
        "SECRET_KEY": SECRET,
        "MAIL_URL": f"folder:{folder}/mail",
        "FILES_URL": f"folder:{folder}/files",
        "FLOOR_DATABASE": url,
        "FLOOR_CASES": str(file),
    }
    with served("wsgi:app", environment) as ours:
        size = len(Asker(ours, cookie).get(path))
        write(file, case)
        with served("benchmarks.floor_applicants:app", environment) as floor:
            case["pad"] = max(0, size - len(Asker(floor, "").get(f"/board?case={CASE}")))
        write(file, case)
        with served("benchmarks.floor_applicants:app", environment) as floor:
            return compared(size, (Asker(ours, cookie), path), Asker(floor, ""))


def write(file: Path, case: dict[str, Any]) -> None:
    """Hand the case over to the floor."""
    file.write_text(json.dumps({CASE: case}, default=str), encoding="utf-8")


def prepared(url: str) -> tuple[str, str, dict[str, Any]]:
    """Where the board is, who may open it, and the statement by which it gets its rows."""
    app = create_app(Settings(secret_key=SECRET, database_url=url, rate_limits=True))
    statements: list[tuple[str, Any]] = []

    def note(*details: Any) -> None:
        statements.append((details[2], details[3]))

    with app.app_context():
        Base.metadata.create_all(db.engine)
        vacancy, token = filled()
        path = f"/vacancies/{vacancy.public_id}/applicants?view=board"
        db.session.remove()
        event.listen(Engine, "before_cursor_execute", note)
        cookie = signed_in(app, token, path)
        event.remove(Engine, "before_cursor_execute", note)
        db.engine.dispose()
    rows = [one for one in statements if "scores_count" in one[0] and "LIMIT" in one[0]]
    return path, cookie, {"sql": rows[-1][0], "parameters": rows[-1][1], "pad": 0}


@atomic
def filled() -> tuple[Vacancy, str]:
    """One job with its applicants, scored by two; and somebody who recruits for it."""
    vacancy = vacancies.make_vacancy()
    together.crowd(vacancy, APPLICANTS)
    lead = providers.make_member(Role.RECRUITER, vacancy.organisation)
    criteria = [together.make_criterion(vacancy, f"Criterion {one}") for one in range(CRITERIA)]
    people = [lead.person, accounts.make_person()]
    ids = session().scalars(select(Application.id).order_by(Application.id)).all()
    session().execute(
        insert(Score),
        [
            {
                "application_id": one,
                "criterion_id": criterion.id,
                "scorer_id": person.id,
                "points": (one + criterion.id) % 4,
                "comment": "",
                "created_at": clock.now(),
            }
            for one in ids
            for criterion in criteria
            for person in people
        ],
    )
    return vacancy, accounts.make_sign_in(lead.person)[1]


def signed_in(app: Flask, token: str, path: str) -> str:
    """Open the board as the recruiter; the cookie that says who it is."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = token, True
    for _ in range(2):
        answer = client.get(path)
        if answer.status_code != http.client.OK:
            raise RuntimeError(f"{path}: {answer.status_code}")
    name = app.config["SESSION_COOKIE_NAME"]
    held = client.get_cookie(name)
    return f"{name}={held.value}" if held else ""


class Asker:
    """One connection that asks as somebody, and times."""

    def __init__(self, port: int, cookie: str) -> None:
        """Connect."""
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Cookie": cookie} if cookie else {}

    def get(self, path: str) -> bytes:
        """The bytes of a page."""
        try:
            self.connection.request("GET", path, headers=self.headers)
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:
            self.connection.request("GET", path, headers=self.headers)
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


def compared(size: int, ours: tuple[Asker, str], floor: Asker) -> bool:
    """Ask ours and the floor in turns and print one line."""
    asker, path = ours
    asked = f"/board?case={CASE}"
    asker.timed(path, ASKED)
    floor.timed(asked, ASKED)
    our_times, floor_times = [], []
    for _ in range(ROUNDS):
        floor_times += floor.timed(asked, ASKED)
        our_times += asker.timed(path, ASKED)
    low, high = statistics.median(floor_times), statistics.median(our_times)
    kept = high <= AT_MOST * low
    verdict = "" if kept else f"  MORE THAN {AT_MOST}"
    print(f"{'page':24} {'bytes':>9} {'floor ms':>9} {'ours ms':>9} {'times':>6}")
    print(f"{CASE:24} {size:9,} {low:9.2f} {high:9.2f} {high / low:6.2f}{verdict}", flush=True)
    return kept


if __name__ == "__main__":
    sys.exit(main())
