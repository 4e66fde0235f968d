"""What the start gate leaves to the morning, and the people files that wait."""

from datetime import date

from workforce.checks.services import concerns, people_file, rechecks


def checks_due(day: date) -> str:
    """Tell managers of checks to be made again, and of tasks of concerns; a ledger tells each once.

    Late or twice is fine.
    """
    return f"told of {rechecks.prompt(day)}, reminded of {concerns.remind(day)}"


def people_imports(day: date) -> str:
    """Take the people files that wait, and those whose run was broken off; the day is not used."""
    _ = day
    return f"ended {people_file.run_waiting()}"
