"""Writing down who opened a file, and giving inspectors a view that ends."""

from workforce.checks.services.inspection.openings import note_opening, note_openings

__all__ = ["note_opening", "note_openings"]
