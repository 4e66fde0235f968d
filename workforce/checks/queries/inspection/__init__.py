"""Reading for the evidence of an inspector: files as at a day, who opened them, and views."""

from workforce.checks.queries.inspection.files import CheckThen, FileThen, files_as_at
from workforce.checks.queries.inspection.homes import (
    HomeThen,
    PersonThen,
    appointments_as_at,
    home_as_at,
    inspected_home,
    with_duties,
)
from workforce.checks.queries.inspection.openings import (
    lately_opened,
    my_file_openings,
    person_keys_of,
)
from workforce.checks.queries.inspection.views import looks_of, view_by_link, view_of, views_of

__all__ = [
    "CheckThen",
    "FileThen",
    "HomeThen",
    "PersonThen",
    "appointments_as_at",
    "files_as_at",
    "home_as_at",
    "inspected_home",
    "lately_opened",
    "looks_of",
    "my_file_openings",
    "person_keys_of",
    "view_by_link",
    "view_of",
    "views_of",
    "with_duties",
]
