"""Reading for the evidence of an inspector: files as at a day, who opened them, and views."""

from workforce.checks.queries.inspection.openings import (
    lately_opened,
    my_file_openings,
    person_keys_of,
)

__all__ = ["lately_opened", "my_file_openings", "person_keys_of"]
