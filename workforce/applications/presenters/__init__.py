"""Applications as candidates and as those who choose read them."""

from workforce.applications.presenters.applicant import ApplicantPage
from workforce.applications.presenters.applications import (
    Line,
    OwnApplication,
    answers_of,
    timeline,
)

__all__ = ["ApplicantPage", "Line", "OwnApplication", "answers_of", "timeline"]
