"""What is typed about people who are to start, and about the checks they need."""

from workforce.checks.forms.appointments import (
    CONTRACTS,
    DATED,
    EVIDENCE,
    EXPIRING,
    ROLES,
    EvidenceForm,
    PersonForm,
    ReasonForm,
    SoleSignOffForm,
    StartForm,
    UploadForm,
    VerifyForm,
)

__all__ = [
    "CONTRACTS",
    "DATED",
    "EVIDENCE",
    "EXPIRING",
    "ROLES",
    "EvidenceForm",
    "PersonForm",
    "ReasonForm",
    "SoleSignOffForm",
    "StartForm",
    "UploadForm",
    "VerifyForm",
]
