"""Writing down who opened a file, and giving inspectors a view that ends."""

from workforce.checks.services.inspection.openings import note_opening, note_openings
from workforce.checks.services.inspection.views import (
    LASTS,
    end_view,
    enter_view,
    look_at_file,
    make_view,
    note_look,
    open_pack,
)

__all__ = [
    "LASTS",
    "end_view",
    "enter_view",
    "look_at_file",
    "make_view",
    "note_look",
    "note_opening",
    "note_openings",
    "open_pack",
]
