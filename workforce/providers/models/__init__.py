"""Organisations, their members, homes and the register's frames."""

from workforce.providers.models.homes import Home
from workforce.providers.models.members import Invitation, Membership
from workforce.providers.models.organisations import Organisation
from workforce.providers.models.register import FrameEntry, RegisterFrame

__all__ = [
    "FrameEntry",
    "Home",
    "Invitation",
    "Membership",
    "Organisation",
    "RegisterFrame",
]
