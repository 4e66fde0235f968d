"""`make check`: everything that reads the code, two checks at a time, one line for each."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"

# The longest first, so that the two hands finish together.
CHECKS: dict[str, tuple[str, ...]] = {
    "mypy": ("mypy", "--no-error-summary"),
    "architecture": ("python", "-m", "pytest", "-q", "tests/architecture"),
    "djlint": ("djlint", "--lint", "--quiet", "templates"),
    "import-linter": ("lint-imports",),
    "deptry": ("deptry", "--no-ansi", "."),
    "ruff": ("ruff", "check", "--quiet"),
    "ruff format": ("ruff", "format", "--check", "--quiet"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What one check said and how long it took."""

    name: str
    code: int
    output: str
    seconds: float


def run(name: str) -> Result:
    """Run one check to its end."""
    program, *arguments = CHECKS[name]
    began = time.monotonic()
    ended = subprocess.run(
        [str(BIN / program), *arguments],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Result(name, ended.returncode, ended.stdout, time.monotonic() - began)


def main() -> int:
    """Run the checks (all, or those named); 0 when each is content."""
    names = sys.argv[1:] or list(CHECKS)
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"There is no check {unknown[0]!r}; there are: {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    began = time.monotonic()
    failed = 0
    with ThreadPoolExecutor(max_workers=2) as hands:
        for result in hands.map(run, names):
            verdict = "ok" if result.code == 0 else "FAILED"
            print(f"{result.name:<15} {verdict:<7} {result.seconds:5.1f} s", flush=True)
            if result.code != 0:
                failed += 1
                print(result.output, flush=True)
    ending = f"{failed} of {len(names)} checks failed" if failed else "All checks pass"
    print(f"{ending} ({time.monotonic() - began:.1f} s)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
