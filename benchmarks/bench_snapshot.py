"""The night's snapshot of the national demo country: at most ten seconds and 500 MB.

The country is loaded once into a folder of its own (some minutes) and used again at the next
run; `BENCH_FOLDER` names another folder. The snapshot runs as a command, start included.
"""

import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.support import postgres
from workforce.core import clock

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("BENCH_FOLDER", ROOT / "var" / "bench"))
SECONDS, MEGABYTES, RUNS = 10, 500, 3
SNAPSHOT = """
import re, sys
from pathlib import Path
from wsgi import app
from workforce.core.actors import Actor
from workforce.staffing import services
from datetime import date
with app.app_context():
    services.take_snapshot(Actor.system("benchmark"), date.fromisoformat(sys.argv[1]), again=True)
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def environment(url: str) -> dict[str, str]:
    """The settings of a demonstration on a database."""
    return {
        **os.environ,
        "DEMO": "1",
        "DATABASE_URL": url,
        "SECRET_KEY": os.environ.get("SECRET_KEY", secrets.token_urlsafe(48)),
        "MAIL_URL": f"folder:{FOLDER}/mail",
    }


def flask(settings: Mapping[str, str], *arguments: str) -> None:
    """Run a command of the service, its progress shown."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    subprocess.run(command, cwd=ROOT, env=dict(settings), check=True)


def measure(name: str, settings: Mapping[str, str]) -> bool:
    """Take the snapshot several times; print each and say whether the median kept the promise."""
    day = clock.today().isoformat()
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", SNAPSHOT, day],
            cwd=ROOT,
            env=dict(settings),
            check=True,
            capture_output=True,
            text=True,
        )
        found = re.findall(r"^\d+$", done.stdout, re.MULTILINE)
        taken.append((time.perf_counter() - began, int(found[-1]) // 1024))
    seconds = sorted(one for one, _ in taken)[RUNS // 2]
    peak = max(megabytes for _, megabytes in taken)
    kept = seconds <= SECONDS and peak <= MEGABYTES
    told = ", ".join(f"{one:.1f} s" for one, _ in taken)
    print(f"{name:11} median {seconds:.1f} s of {SECONDS} ({told}), {peak} MB of {MEGABYTES}")
    return kept


@contextmanager
def databases() -> Iterator[list[tuple[str, str]]]:
    """SQLite, and PostgreSQL where this machine has one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = [("SQLite", f"sqlite:///{FOLDER}/national.sqlite3")]
    if postgres.programs() is None:
        yield found
        return
    with postgres.server() as server:
        yield [*found, ("PostgreSQL", server.create("national"))]


def main() -> int:
    """Load the country where it is not loaded yet, and measure; 0 when the promise is kept."""
    kept = True
    with databases() as found:
        for name, url in found:
            settings = environment(url)
            flask(settings, "db", "upgrade")
            flask(settings, "demo", "load", "--size", "national", "--if-empty")
            if name == "PostgreSQL":  # as its own housekeeping does before long
                plain = url.replace("postgresql+psycopg", "postgresql")
                with psycopg.connect(plain, autocommit=True) as connection:
                    connection.execute("ANALYZE")
            kept = measure(name, settings) and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
