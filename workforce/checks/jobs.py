"""What the start gate leaves to the morning, and the people files that wait."""

from datetime import date

from workforce.checks.services import concerns, filling, merging, passes, people_file, rechecks
from workforce.core.actors import Actor


def checks_due(day: date) -> str:
    """Tell managers of checks to be made again, and of tasks of concerns; a ledger tells each once.

    Late or twice is fine.
    """
    return f"told of {rechecks.prompt(day)}, reminded of {concerns.remind(day)}"


def people_imports(day: date) -> str:
    """Take the people files that wait, and those whose run was broken off; the day is not used."""
    _ = day
    return f"ended {people_file.run_waiting()}"


def check_rows(day: date) -> str:
    """Give every appointment a row for whatever the rules ask for by this day; twice adds none."""
    return f"added {filling.add_missing_rows(day)}"


def door_passes(day: date) -> str:
    """Write down which door passes ended early; the day is not used, and twice is fine."""
    _ = day
    return f"ended {passes.end_fallen(Actor.system('door-passes'))}"


def proposed_merges(day: date) -> str:
    """Propose people who may be recorded twice; a pair once proposed is not proposed again."""
    _ = day
    return f"proposed {merging.propose_all(Actor.system('proposed-merges'))}"
