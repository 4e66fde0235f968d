"""Reading appointments and what they lack."""

from workforce.checks.queries.appointments import (
    appointment_by_origin,
    appointment_for,
    appointments_for,
    check_for,
    checking,
    checking_in,
    home_for,
    homes_by_number,
    homes_for,
    of_spell,
    organisation_by_reference,
    sole_sign_offs_for,
)
from workforce.checks.queries.gate import (
    asked_of,
    clocks_of,
    complete_from,
    held,
    what_is_missing,
)

__all__ = [
    "appointment_by_origin",
    "appointment_for",
    "appointments_for",
    "asked_of",
    "check_for",
    "checking",
    "checking_in",
    "clocks_of",
    "complete_from",
    "held",
    "home_for",
    "homes_by_number",
    "homes_for",
    "of_spell",
    "organisation_by_reference",
    "sole_sign_offs_for",
    "what_is_missing",
]
