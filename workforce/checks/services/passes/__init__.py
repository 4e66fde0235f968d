"""Photographs, signing keys and door passes."""

from workforce.checks.services.passes.keys import rotate_key, signing_key
from workforce.checks.services.passes.passes import PassRefused, end_fallen, issue_pass, standing
from workforce.checks.services.passes.photographs import Prepared, give_photograph, prepared

__all__ = [
    "PassRefused",
    "Prepared",
    "end_fallen",
    "give_photograph",
    "issue_pass",
    "prepared",
    "rotate_key",
    "signing_key",
    "standing",
]
