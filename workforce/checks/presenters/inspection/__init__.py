"""Files, packs, openings and inspection views as pages and documents show them."""

from workforce.checks.presenters.inspection.own import OpeningLine, OwnChecks, own_data

__all__ = ["OpeningLine", "OwnChecks", "own_data"]
