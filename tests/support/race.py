"""Several real processes that do something at one moment on one database.

`together(app, "apply", processes=5, times=10, …)` takes so many processes of this module. Each
builds an application of its own on the same database, says that it is ready, waits for the word,
and runs one of `VERBS` in so many threads; what each try came to is told by its name. Processes
are kept from test to test: starting one takes longer than most races.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask

from tests.conftest import settings_for
from tests.support import race_campaigns, race_verbs
from tests.support.race_verbs import Verb
from workforce.app import create_app
from workforce.core.db import db
from workforce.core.errors import DomainError

ROOT = Path(__file__).resolve().parents[2]
READY, GO = "ready", "go"
DONE = "done"


@dataclass(slots=True)
class Racer:
    """One process; it runs one task after another until it is dismissed or killed."""

    process: subprocess.Popen[str]
    is_idle: bool = True

    def takes(self, task: dict[str, Any]) -> None:
        """Let it prepare a task."""
        self.is_idle = False
        self._say(json.dumps(task))

    def waits(self) -> None:
        """Block until it says that it is ready."""
        self.reaches(READY)

    def go(self) -> None:
        """Let it run."""
        self._say(GO)

    def reaches(self, place: str) -> None:
        """Block until it says that it has come to a place."""
        said = self._hear()
        assert said == place, f"A racer said {said!r} and not {place!r}"

    def told(self) -> list[str]:
        """What each of its tries came to."""
        outcomes: list[str] = json.loads(self._hear())
        self.is_idle = True
        return outcomes

    def kill(self) -> None:
        """End it as a power cut would: SIGKILL, nothing tidied."""
        self.process.kill()
        self.process.wait(10)
        for end in (self.process.stdin, self.process.stdout):
            if end is not None:
                end.close()

    def _say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def _hear(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        assert line, f"A racer ended without a word, with {self._ending()}"
        return line

    def _ending(self) -> str:
        """How the process ended: a code of its own, or the signal that killed it."""
        code = self.process.wait(10)
        return f"signal {-code}" if code < 0 else f"code {code}"


_crowd: list[Racer] = []


@contextmanager
def racers(
    app: Flask, verb: str, *, processes: int, times: int = 1, **values: Any
) -> Iterator[list[Racer]]:
    """Processes at the line, each ready; one that has not told its outcome is killed after."""
    settings = app.extensions["settings"]
    task = {
        "url": settings.database_url,
        "folder": settings.files_url.removeprefix("folder:").removesuffix("/files"),
        "verb": verb,
        "times": times,
        "values": values,
    }
    while len(_crowd) < processes:
        _crowd.append(_started())
    chosen = _crowd[:processes]
    try:
        for racer in chosen:
            racer.takes(task)
        for racer in chosen:
            racer.waits()
        yield chosen
    finally:
        for racer in chosen:
            if not racer.is_idle:
                _crowd.remove(racer)
                racer.kill()


def together(app: Flask, verb: str, *, processes: int, times: int = 1, **values: Any) -> list[str]:
    """Run a verb at one moment in all processes and say what every try came to."""
    with racers(app, verb, processes=processes, times=times, **values) as ready:
        for racer in ready:
            racer.go()
        return sorted(outcome for racer in ready for outcome in racer.told())


def dismiss() -> None:
    """End every process; the run is over."""
    while _crowd:
        _crowd.pop().kill()


def _started() -> Racer:
    return Racer(
        subprocess.Popen(
            [sys.executable, "-m", "tests.support.race"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
    )


def main() -> None:
    """Be one racer: take tasks until nobody gives any more."""
    for line in sys.stdin:
        _run(json.loads(line))


def _run(task: dict[str, Any]) -> None:
    """Build, prepare, say ready, wait for the word, run, tell; what it cannot prepare it says."""
    try:
        app = create_app(settings_for(task["url"], Path(task["folder"])))
        maker = (race_verbs.VERBS | race_campaigns.VERBS)[task["verb"]]
        verbs = [_prepared(app, maker, task["values"]) for _ in range(task["times"])]
    except Exception as wrong:
        said = " ".join(f"{type(wrong).__name__}: {wrong}".split())
        print(said, flush=True)  # noqa: T201 - how it speaks to the test
        raise
    print(READY, flush=True)  # noqa: T201 - how it speaks to the test
    assert sys.stdin.readline().strip() == GO
    outcomes: list[str] = []
    threads = [
        threading.Thread(target=lambda verb=verb: outcomes.append(_outcome(app, verb)))
        for verb in verbs
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        db.engine.dispose()
    print(json.dumps(outcomes), flush=True)  # noqa: T201 - how it speaks to the test


def _prepared(app: Flask, maker: Callable[..., Verb], values: dict[str, Any]) -> Verb:
    """One try, made in a context of its own: nothing of it may serve another."""
    with app.app_context():
        try:
            return maker(app, **values)
        finally:
            db.session.remove()


def _outcome(app: Flask, verb: Verb) -> str:
    """Run a verb in a session of its own; a refusal by its name, anything else by its words."""
    with app.app_context():
        try:
            return verb() or DONE
        except DomainError as refused:
            return type(refused).__name__
        except Exception as wrong:  # noqa: BLE001 - told to the test, which fails on it
            return f"{type(wrong).__name__}: {wrong}"
        finally:
            db.session.remove()


if __name__ == "__main__":
    main()
