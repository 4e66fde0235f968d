"""Applications as candidates and as those who choose read them."""

from workforce.applications.presenters import needs_me
from workforce.applications.presenters.applicant import ApplicantPage
from workforce.applications.presenters.applications import (
    Line,
    OwnApplication,
    answers_of,
    timeline,
)
from workforce.applications.presenters.hiring import needs

needs_me.PROVIDERS.extend(needs.PROVIDERS)

__all__ = ["ApplicantPage", "Line", "OwnApplication", "answers_of", "timeline"]
