"""Organisations, their members, homes and the register's frames."""

from workforce.providers.models.claims import CLAIM, HomeClaim
from workforce.providers.models.homes import Home
from workforce.providers.models.members import Invitation, Membership
from workforce.providers.models.organisations import ORGANISATION, Organisation
from workforce.providers.models.register import FrameEntry, RegisterFrame

__all__ = [
    "CLAIM",
    "ORGANISATION",
    "FrameEntry",
    "Home",
    "HomeClaim",
    "Invitation",
    "Membership",
    "Organisation",
    "RegisterFrame",
]
