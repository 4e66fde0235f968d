"""Files, packs, openings and inspection views as pages and documents show them."""

from workforce.checks.presenters.inspection.blocks import Paper
from workforce.checks.presenters.inspection.file import file_name, file_paper, no_file_paper
from workforce.checks.presenters.inspection.own import OpeningLine, OwnChecks, own_data
from workforce.checks.presenters.inspection.pdf import pdf_of

__all__ = [
    "OpeningLine",
    "OwnChecks",
    "Paper",
    "file_name",
    "file_paper",
    "no_file_paper",
    "own_data",
    "pdf_of",
]
