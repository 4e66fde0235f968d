"""What is typed about people who are to start, and about the checks they need."""

from workforce.checks.forms.appointments import (
    ContractForm,
    PersonForm,
    ReasonForm,
    SoleSignOffForm,
    StartForm,
    UploadForm,
    VerifyForm,
)
from workforce.checks.forms.evidence import DATED, EVIDENCE, EXPIRING, EvidenceForm
from workforce.checks.forms.history import (
    ConfirmForm,
    EarlierPostForm,
    GapForm,
    HistoryStartForm,
    LeavingForm,
    StayForm,
)
from workforce.checks.forms.provisional import ProvisionalForm
from workforce.checks.forms.recruitment import (
    CallForm,
    ConcernForm,
    InterviewForm,
    ReceivedForm,
    RefereeForm,
    RiskForm,
)

__all__ = [
    "DATED",
    "EVIDENCE",
    "EXPIRING",
    "CallForm",
    "ConcernForm",
    "ConfirmForm",
    "ContractForm",
    "EarlierPostForm",
    "EvidenceForm",
    "GapForm",
    "HistoryStartForm",
    "InterviewForm",
    "LeavingForm",
    "PersonForm",
    "ProvisionalForm",
    "ReasonForm",
    "ReceivedForm",
    "RefereeForm",
    "RiskForm",
    "SoleSignOffForm",
    "StartForm",
    "StayForm",
    "UploadForm",
    "VerifyForm",
]
