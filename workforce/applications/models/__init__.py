"""Applications and what belongs to each."""

from workforce.applications.models import choosing, hiring
from workforce.applications.models.applications import APPLICATION, Application
from workforce.applications.models.form import (
    ApplicationDetails,
    ApplicationEducation,
    ApplicationGap,
    ApplicationJob,
    ApplicationReferee,
    ApplicationSection,
    ApplicationStay,
)

__all__ = [
    "APPLICATION",
    "Application",
    "ApplicationDetails",
    "ApplicationEducation",
    "ApplicationGap",
    "ApplicationJob",
    "ApplicationReferee",
    "ApplicationSection",
    "ApplicationStay",
    "choosing",
    "hiring",
]
