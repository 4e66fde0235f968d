"""`make test`: the suite on SQLite, again on PostgreSQL, then the journeys in a browser."""

import argparse
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "var" / "tests"
WIDTH = 78
# What reads only the source, or only the words of pages, says the same on either database.
ON_ONE_DATABASE = (
    "--ignore=tests/architecture",
    "--ignore=tests/guards/test_catalogues.py",
    "--ignore=tests/guards/test_translation.py",
    "--ignore=tests/guards/test_words.py",
)
NOTHING_COLLECTED = 5
KINDS = ("passed", "failed", "errors", "skipped")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True)
class Part:
    """One run of pytest: what it covers and what the machine must have for it."""

    name: str
    arguments: tuple[str, ...]
    database: str = "sqlite"
    missing: str = ""
    refused: bool = False
    narrowed: bool = False


@dataclass(slots=True)
class Outcome:
    """What became of one part."""

    part: Part
    code: int = 0
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def ran(self) -> bool:
        """Whether pytest was started at all."""
        return not self.part.missing

    @property
    def good(self) -> bool:
        """Whether the whole run may still succeed."""
        return self.code == 0 if self.ran else not self.part.refused

    def line(self) -> str:
        """One row of the table at the end."""
        if not self.ran:
            verdict = "FAILED" if self.part.refused else "SKIPPED"
            return f"  {self.part.name:<12} {verdict}: {self.part.missing}"
        verdict = "ok    " if self.code == 0 else "FAILED"
        return f"  {self.part.name:<12} {verdict}  {told(self.counts)} in {self.seconds:.0f} s"


def parts(*, quick: bool, extra: tuple[str, ...]) -> list[Part]:
    """The parts in their order, each knowing what this machine lacks for it."""
    two_at_once = ("-p", "xdist", "-n", "2", "--dist", "worksteal")
    suite = (*two_at_once, "tests", "--ignore=tests/browser", *extra)
    chosen = [Part("SQLite", suite, narrowed=bool(extra))]
    if quick:
        return chosen
    return [
        *chosen,
        Part(
            "PostgreSQL",
            (*suite, *ON_ONE_DATABASE),
            database="postgresql",
            missing="" if has_postgresql() else "no PostgreSQL server programs on this machine",
            refused=required("REQUIRE_PG"),
            narrowed=bool(extra),
        ),
        Part(
            "Browser",
            # A file of journeys shares one running copy: it stays whole, with one of the two. By
            # itself xdist begins with the files of most tests, and the longest would come last.
            (
                *("-p", "xdist", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"),
                *("tests/browser", *extra),
            ),
            missing="" if has_chromium() else "no Chromium on this machine",
            refused=required("REQUIRE_BROWSER"),
            narrowed=bool(extra),
        ),
    ]


def run(part: Part) -> Outcome:
    """Run one part, or say loudly why not."""
    outcome = Outcome(part)
    banner(part.name if outcome.ran else f"{part.name} HALF NOT RUN: {part.missing}")
    if not outcome.ran:
        return outcome
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{part.name.lower()}.xml"
    report.unlink(missing_ok=True)
    began = time.monotonic()
    outcome.code = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", f"--junit-xml={report}", *part.arguments],
        cwd=ROOT,
        env={**os.environ, "TEST_DATABASE": part.database},
        stdin=subprocess.DEVNULL,
        check=False,
    ).returncode
    outcome.seconds = time.monotonic() - began
    if part.narrowed and outcome.code == NOTHING_COLLECTED:
        outcome.code = 0
    outcome.counts = counted(report)
    return outcome


def counted(report: Path) -> Counter[str]:
    """How many tests ended how, from pytest's own report."""
    counts: Counter[str] = Counter()
    if report.exists():
        for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 - pytest wrote it
            numbers = {name: int(suite.get(name, 0)) for name in ("tests", *KINDS[2:], "failures")}
            counts["errors"] += numbers["errors"]
            counts["failed"] += numbers["failures"]
            counts["skipped"] += numbers["skipped"]
            counts["passed"] += numbers["tests"] - sum(
                numbers[name] for name in ("errors", "failures", "skipped")
            )
    return counts


def told(counts: Counter[str]) -> str:
    """Counts in pytest's words."""
    return ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]) or "no tests"


def banner(text: str) -> None:
    """A line across the terminal that cannot be overlooked."""
    print(f"\n{f' {text} ':=^{WIDTH}}", flush=True)


def has_postgresql() -> bool:
    """Whether the server programs are here."""
    if os.environ.get("PG_BIN") or shutil.which("postgres"):
        return True
    return any(Path("/usr/lib/postgresql").glob("*/bin/postgres"))


def has_chromium() -> bool:
    """Whether a browser is here."""
    return bool(os.environ.get("CHROMIUM")) or any(map(shutil.which, CHROMIUM_NAMES))


def required(name: str) -> bool:
    """Whether the environment turns a skip into a failure."""
    return os.environ.get(name, "").lower() in {"1", "on", "true", "yes"}


def main() -> int:
    """Run all parts, also after one has failed; 0 only when all that had to run passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="SQLite only, no browser")
    options, extra = parser.parse_known_args()
    began = time.monotonic()
    outcomes = [run(part) for part in parts(quick=options.quick, extra=tuple(extra))]
    banner("summary")
    total: Counter[str] = Counter()
    for outcome in outcomes:
        print(outcome.line())
        total += outcome.counts
    good = all(outcome.good for outcome in outcomes)
    if not good:
        names = ", ".join(outcome.part.name for outcome in outcomes if not outcome.good)
        print(f"\nFAILED: {names}")
    banner(f"{told(total)} in {time.monotonic() - began:.2f}s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
