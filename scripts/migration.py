"""`make migration NAME=add_things`: the next numbered revision, drafted from the models."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ROOT / "migrations" / "versions"


def next_number() -> str:
    """One more than the highest number in use, in four digits."""
    numbers = [int(path.name[:4]) for path in VERSIONS.glob("[0-9][0-9][0-9][0-9]_*.py")]
    return f"{max(numbers, default=0) + 1:04d}"


def main() -> int:
    """Draft the revision; the person reads and mends it before it is committed."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if not re.fullmatch(r"[a-z][a-z0-9_]+", name):
        print("Say what it does: make migration NAME=add_interview_places", file=sys.stderr)
        return 1
    flask = [sys.executable, "-m", "flask", "--app", "wsgi"]
    draft = ["db", "revision", "--autogenerate", "--rev-id", next_number(), "--message", name]
    for command in (["db", "upgrade"], draft):
        ended = subprocess.run([*flask, *command], cwd=ROOT, check=False)
        if ended.returncode != 0:
            return ended.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
