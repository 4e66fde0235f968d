"""Reading for the evidence of an inspector: files as at a day, who opened them, and views."""

from workforce.checks.queries.inspection.files import CheckThen, FileThen, files_as_at
from workforce.checks.queries.inspection.homes import (
    HomeThen,
    PersonThen,
    appointment_of_home,
    home_as_at,
    inspected_home,
)
from workforce.checks.queries.inspection.openings import (
    lately_opened,
    my_file_openings,
    person_keys_of,
)

__all__ = [
    "CheckThen",
    "FileThen",
    "HomeThen",
    "PersonThen",
    "appointment_of_home",
    "files_as_at",
    "home_as_at",
    "inspected_home",
    "lately_opened",
    "my_file_openings",
    "person_keys_of",
]
