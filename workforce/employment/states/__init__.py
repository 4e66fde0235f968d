"""Roles in homes, contracts, and the states of what is recorded about work."""

from workforce.employment.states.work import (
    CONTRACT_NAMES,
    IN_POST_CONTRACTS,
    LEAVING_NAMES,
    ROLE_NAMES,
    Contract,
    JobRole,
    LeavingReason,
)

__all__ = [
    "CONTRACT_NAMES",
    "IN_POST_CONTRACTS",
    "LEAVING_NAMES",
    "ROLE_NAMES",
    "Contract",
    "JobRole",
    "LeavingReason",
]
