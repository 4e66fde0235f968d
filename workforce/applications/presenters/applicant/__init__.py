"""One application as those who choose read it: a head, and a table of panels."""

from workforce.applications.presenters.applicant.page import ApplicantPage
from workforce.applications.presenters.applicant.panels import PANELS, ShownPanel, shown
from workforce.applications.presenters.applicant.reading import Panel, Reading

__all__ = [
    "PANELS",
    "ApplicantPage",
    "Panel",
    "Reading",
    "ShownPanel",
    "shown",
]
