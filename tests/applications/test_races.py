"""Fifty at once, from several processes: one application, one set of letters."""

import json
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from tests.architecture.source import ROOT
from tests.factories import accounts, providers, vacancies
from tests.support.rival import GO, SECONDS_TO_WAIT
from workforce.applications.models import Application
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.messages.models import Letter
from workforce.providers.states import Role

THREADS = (13, 12, 13, 12)
REFUSED = "You have already applied for this job"


def count(table: Any, *conditions: Any) -> int:
    session().rollback()
    return session().scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def all_at_once(app: Flask, folder: Path, vacancy_id: str, person_id: int) -> Counter[str]:
    url = app.extensions["settings"].database_url
    command = [sys.executable, "-m", "tests.support.rival", url, str(folder), vacancy_id]
    ended: Counter[str] = Counter()
    with ExitStack() as stack:
        rivals = [
            stack.enter_context(
                subprocess.Popen(
                    [*command, str(person_id), str(threads)],
                    cwd=ROOT,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for threads in THREADS
        ]
        deadline = time.monotonic() + SECONDS_TO_WAIT
        while len(list(folder.glob("ready-*"))) < len(THREADS) and time.monotonic() < deadline:
            time.sleep(0.02)
        (folder / GO).touch()
        for rival in rivals:
            told, _ = rival.communicate(timeout=SECONDS_TO_WAIT)
            ended.update(json.loads(told))
    return ended


def test_fifty_simultaneous_applications_by_one_person_give_one(
    real_app: Flask, tmp_path: Path
) -> None:
    member = providers.make_member(Role.RECRUITER)
    vacancy = vacancies.make_vacancy(providers.make_home(member.organisation))
    candidate = accounts.make_person()
    vacancy_id, person_id = vacancy.public_id, candidate.id
    session().rollback()
    ended = all_at_once(real_app, tmp_path, vacancy_id, person_id)
    assert ended == {"applied": 1, REFUSED: sum(THREADS) - 1}
    assert count(Application) == 1
    assert count(StateChange, StateChange.subject_kind == "application") == 1
    letters = select(Letter.template, func.count()).group_by(Letter.template)
    assert dict(session().execute(letters).all()) == {
        "applications/received": 1,
        "applications/new_application": 1,
    }
