"""Funded posts, people in post, and what is recorded about their work."""

from workforce.employment.models.duties import (
    DutyEvent,
    DutyOwner,
    DutyPolicy,
)
from workforce.employment.models.exits import ExitAnswer
from workforce.employment.models.of_person import OfPerson
from workforce.employment.models.people import (
    EstablishmentPost,
    HomeConfirmation,
    LinkCode,
    PersonInPost,
    SettledNames,
    StartClearance,
)
from workforce.employment.models.presence import Absence, Cover, HoursWorked
from workforce.employment.models.records import StaffRecord
from workforce.employment.models.registered import (
    ManagerAbsence,
    ManagerPrompt,
    ManagerVacancyStep,
)
from workforce.employment.models.terms import EarlierTerms

__all__ = [
    "Absence",
    "Cover",
    "DutyEvent",
    "DutyOwner",
    "DutyPolicy",
    "EarlierTerms",
    "EstablishmentPost",
    "ExitAnswer",
    "HomeConfirmation",
    "HoursWorked",
    "LinkCode",
    "ManagerAbsence",
    "ManagerPrompt",
    "ManagerVacancyStep",
    "OfPerson",
    "PersonInPost",
    "SettledNames",
    "StaffRecord",
    "StartClearance",
]
