"""Files, packs, openings and inspection views as pages and documents show them."""

from workforce.checks.presenters.inspection.blocks import Paper
from workforce.checks.presenters.inspection.file import file_name, file_paper, no_file_paper
from workforce.checks.presenters.inspection.own import OpeningLine, OwnChecks
from workforce.checks.presenters.inspection.pack import pack_zip, summary_paper
from workforce.checks.presenters.inspection.pdf import pdf_of
from workforce.checks.presenters.inspection.views import (
    InspectedHome,
    InspectionPage,
    LookLine,
    MadeView,
    ViewLine,
)

__all__ = [
    "InspectedHome",
    "InspectionPage",
    "LookLine",
    "MadeView",
    "OpeningLine",
    "OwnChecks",
    "Paper",
    "ViewLine",
    "file_name",
    "file_paper",
    "no_file_paper",
    "pack_zip",
    "pdf_of",
    "summary_paper",
]
