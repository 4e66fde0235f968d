"""Organisations, members, homes and requests as pages show them."""

from workforce.providers.presenters.choices import (
    council,
    council_choices,
    home_choices,
    role_choices,
)
from workforce.providers.presenters.homes import HomeLine, HomePage
from workforce.providers.presenters.organisations import OrganisationPage
from workforce.providers.presenters.requests import RegisterSays, RequestLine, events_of
from workforce.providers.presenters.transfers import TransferLine, TransferPage

__all__ = [
    "HomeLine",
    "HomePage",
    "OrganisationPage",
    "RegisterSays",
    "RequestLine",
    "TransferLine",
    "TransferPage",
    "council",
    "council_choices",
    "events_of",
    "home_choices",
    "role_choices",
]
