"""Reading a people file (CSV): columns by name, every bad cell listed, nothing guessed."""

from workforce.checks.rules.people_file.reading import (
    COLUMNS,
    MAY_BE_ABSENT,
    PeopleFile,
    PersonRow,
    Refused,
    read,
    twice,
)
from workforce.employment.rules.csv_file import MOST_ROWS, Unreadable

__all__ = [
    "COLUMNS",
    "MAY_BE_ABSENT",
    "MOST_ROWS",
    "PeopleFile",
    "PersonRow",
    "Refused",
    "Unreadable",
    "read",
    "twice",
]
