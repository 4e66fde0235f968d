"""The whole workforce every night: 53,000 people sent again unchanged, at most 6 times the floor.

With `PEOPLE_ROWS=100000` it sends as many. What somebody new costs, at most 8 milliseconds, is
timed with a smaller file; `PEOPLE_NEW=100000` takes a first file as large as they come.
The people sent again are kept in a folder of their own and used again at the next run.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support import postgres

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("BENCH_FOLDER", ROOT / "var" / "bench"))
ROWS = int(os.environ.get("PEOPLE_ROWS", "53000"))
NEW = int(os.environ.get("PEOPLE_NEW", "2000"))
MOST_TIMES, MOST_MILLISECONDS, MEGABYTES = 6.0, 8.0, 500


@contextmanager
def databases() -> Iterator[list[tuple[str, str]]]:
    """SQLite, and PostgreSQL where this machine has one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = [("SQLite", f"sqlite:///{FOLDER}/people-{ROWS}.sqlite3")]
    if postgres.programs() is None:
        yield found
        return
    with postgres.server() as server:
        yield [*found, ("PostgreSQL", server.create(f"people_{ROWS}"))]


def measure(name: str, url: str) -> bool:
    """One database: print the figures and say whether the promise was kept."""
    command = [sys.executable, "-m", "benchmarks.people_run", url, str(ROWS), str(NEW), str(FOLDER)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    floor = told["checking_seconds"] + told["upserting_seconds"]
    times = told["again_seconds"] / floor
    each = 1000 * told["first_seconds"] / told["first_rows"]
    kept = times <= MOST_TIMES and each <= MOST_MILLISECONDS and told["megabytes"] <= MEGABYTES
    print(
        f"{name:11} {told['first_rows']:,} new people: {told['first_seconds']:.1f} s, "
        f"{each:.2f} ms each of {MOST_MILLISECONDS:g} "
        f"({1000 * told['first_cpu_seconds'] / told['first_rows']:.2f} ms of own CPU)"
    )
    print(
        f"{name:11} again {ROWS:,} rows: floor {floor:.2f} s "
        f"(checking {told['checking_seconds']:.2f}, upserting {told['upserting_seconds']:.2f}), "
        f"ours {told['again_seconds']:.2f} s, {times:.2f} times of {MOST_TIMES:g}, "
        f"{told['megabytes']} MB of {MEGABYTES}"
    )
    return kept


def main() -> int:
    """Measure on every database of this machine; 0 when the promise is kept."""
    with databases() as found:
        kept = [measure(name, url) for name, url in found]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
