"""Purposes of the links that accounts send."""

from enum import StrEnum


class LinkPurpose(StrEnum):
    """What a one-use link is for."""

    CONFIRM_EMAIL = "confirm-email"
    CHANGE_EMAIL = "change-email"
    RESET_PASSWORD = "reset-password"  # noqa: S105 - a purpose, not a password
    RECOVER = "recover"
