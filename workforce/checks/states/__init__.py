"""Kinds of check, where each stands, and where an appointment stands."""

from workforce.checks.states.checks import (
    APPOINTMENT_NAMES,
    CHECK_NAMES,
    EVIDENCE_NAMES,
    STATE_NAMES,
    WHY_NAMES,
    AppointmentState,
    CheckKind,
    CheckState,
    EvidenceKind,
    Timing,
    Why,
)

__all__ = [
    "APPOINTMENT_NAMES",
    "CHECK_NAMES",
    "EVIDENCE_NAMES",
    "STATE_NAMES",
    "WHY_NAMES",
    "AppointmentState",
    "CheckKind",
    "CheckState",
    "EvidenceKind",
    "Timing",
    "Why",
]
