"""Files of rows of every kind that owns some."""

from collections.abc import Callable
from typing import Any

from tests.factories import accounts, checks, passes, vacancies
from tests.factories import agency as elsewhere
from tests.guards import rows
from tests.guards.making import Asked, Records, records_of
from workforce.providers.models import Home

# For every kind of row that owns files: a row of a home.
OWNERS_OF_FILES: dict[str, Callable[[Home], Any]] = {
    "agency_check": elsewhere.make_placed_check,
    "application_cv": lambda home: rows.application(
        vacancies.make_vacancy(home), accounts.make_person()
    ),
    "application_form": lambda home: rows.application(
        vacancies.make_vacancy(home), accounts.make_person()
    ),
    "check": lambda home: checks.make_appointment(home).checks[0],
    "photograph": passes.make_photograph,
    "right_to_work_check": checks.make_right_to_work,
    "vacancy": vacancies.make_vacancy,
}


def file_of(kind: str, home: Home) -> Any:
    """A file of a row of a home."""
    return rows.document((kind, OWNERS_OF_FILES[kind](home).id))


def documents(asked: Asked) -> Records:
    """Files of others' rows of every kind, and one that no feature answers for.

    Who may open their own is each policy's to say, narrower than the mark of the door.
    """
    others = [file_of(kind, home) for kind in OWNERS_OF_FILES for home in asked.world.other_homes]
    return records_of(None, [rows.document(("nobody", 1)), *others])
