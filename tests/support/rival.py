"""One of several processes that apply for the same job at the same moment; started by a test.

Arguments: the database, a folder, the vacancy's public id, the person's id, how many threads.
Prints as JSON how each attempt ended.
"""

import json
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from flask import Flask

from tests.conftest import settings_for
from workforce.app import create_app
from workforce.applications import services
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import db, session
from workforce.core.errors import DomainError
from workforce.vacancies.queries import board

GO = "go"
SECONDS_TO_WAIT = 180


def main(url: str, folder: str, vacancy_id: str, person_id: str, threads: str) -> int:
    """Make ready, wait for the signal, apply in every thread at once, and tell."""
    app = create_app(settings_for(url, Path(folder)))
    applicant = Actor("person", person_id, person_id=int(person_id))
    ended: list[str] = []
    start = threading.Barrier(int(threads) + 1)
    crowd = [
        threading.Thread(target=attempt, args=(app, applicant, vacancy_id, start, ended))
        for _ in range(int(threads))
    ]
    for one in crowd:
        one.start()
    Path(folder, f"ready-{time.monotonic_ns()}").touch()
    deadline = time.monotonic() + SECONDS_TO_WAIT
    while not Path(folder, GO).exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    start.wait(SECONDS_TO_WAIT)
    for one in crowd:
        one.join()
    sys.stdout.write(json.dumps(Counter(ended)))
    return 0


def attempt(
    app: Flask, applicant: Actor, vacancy_id: str, start: threading.Barrier, ended: list[str]
) -> None:
    """One attempt to apply, begun together with all others."""
    with app.app_context():
        job = board.job(vacancy_id, clock.today())
        assert job is not None
        session().rollback()  # nobody holds a connection while waiting
        start.wait(SECONDS_TO_WAIT)
        try:
            services.apply(
                applicant,
                job.vacancy,
                telephone="07700 900123",
                right_to_work="yes",
                statement="I have cared for my brother.",
            )
            ended.append("applied")
        except DomainError as wrong:
            ended.append(str(wrong))
        except Exception as wrong:  # noqa: BLE001 - the test reads what it was
            ended.append(f"broken: {type(wrong).__name__}: {wrong}")
        finally:
            db.session.remove()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
