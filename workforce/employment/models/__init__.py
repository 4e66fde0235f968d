"""Funded posts, people in post, and what is recorded about their work."""

from workforce.employment.models.of_person import OfPerson
from workforce.employment.models.people import (
    EstablishmentPost,
    HomeConfirmation,
    LinkCode,
    PersonInPost,
    SettledNames,
    StartClearance,
)

__all__ = [
    "EstablishmentPost",
    "HomeConfirmation",
    "LinkCode",
    "OfPerson",
    "PersonInPost",
    "SettledNames",
    "StartClearance",
]
