"""Applications and what belongs to each."""

from workforce.applications.models import choosing, hiring
from workforce.applications.models.applications import APPLICATION, Application
from workforce.applications.models.beside import (
    Adjustment,
    ApplicationEnding,
    Declaration,
    FirstStep,
    LivedHere,
)
from workforce.applications.models.equality import EqualityAnswer, EqualityCount
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
    "Adjustment",
    "Application",
    "ApplicationDetails",
    "ApplicationEducation",
    "ApplicationEnding",
    "ApplicationGap",
    "ApplicationJob",
    "ApplicationReferee",
    "ApplicationSection",
    "ApplicationStay",
    "Declaration",
    "EqualityAnswer",
    "EqualityCount",
    "FirstStep",
    "LivedHere",
    "choosing",
    "hiring",
]
