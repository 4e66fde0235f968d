"""Organisations, their members, homes and the register's frames."""

from workforce.providers.models.claims import CLAIM, HomeClaim
from workforce.providers.models.homes import Home
from workforce.providers.models.keys import ApiKey
from workforce.providers.models.members import Invitation, Membership
from workforce.providers.models.organisations import ORGANISATION, Organisation
from workforce.providers.models.register import FrameEntry, RegisterFrame
from workforce.providers.models.transfers import TRANSFER, EarlierRegistration, HomeTransfer

__all__ = [
    "CLAIM",
    "ORGANISATION",
    "TRANSFER",
    "ApiKey",
    "EarlierRegistration",
    "FrameEntry",
    "Home",
    "HomeClaim",
    "HomeTransfer",
    "Invitation",
    "Membership",
    "Organisation",
    "RegisterFrame",
]
