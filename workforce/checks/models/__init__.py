"""Appointments, the rows of the start gate, and what is kept beside them."""

from workforce.checks.models.appointments import (
    APPOINTMENT,
    CHECK,
    Appointment,
    Check,
)
from workforce.checks.models.concerns import CONCERN, Concern, ConcernTask
from workforce.checks.models.elsewhere import (
    Acceptance,
    AgencyCheck,
    AgencyLink,
    AgencyProposal,
    AgencyWorker,
    ShareConsent,
)
from workforce.checks.models.evidence import Evidence, evidence_promises
from workforce.checks.models.history import (
    EarlierPost,
    GapJudgement,
    OverseasResidence,
    WorkHistory,
)
from workforce.checks.models.imports import PEOPLE_IMPORT, PeopleImport
from workforce.checks.models.inspection import (
    FileOpening,
    InspectionLook,
    InspectionView,
)
from workforce.checks.models.merges import MERGE, MergeProposal
from workforce.checks.models.passes import (
    DoorPass,
    Photograph,
    SigningKey,
)
from workforce.checks.models.provisional import ProvisionalCondition
from workforce.checks.models.rechecks import (
    RecheckNotice,
    RecheckPolicy,
    RightToWorkCheck,
    UpdateServiceCheck,
)
from workforce.checks.models.recruitment import (
    ChildrensPart,
    Interview,
    NamedReferee,
    Reference,
    RiskAssessment,
)

__all__ = [
    "APPOINTMENT",
    "CHECK",
    "CONCERN",
    "MERGE",
    "PEOPLE_IMPORT",
    "Acceptance",
    "AgencyCheck",
    "AgencyLink",
    "AgencyProposal",
    "AgencyWorker",
    "Appointment",
    "Check",
    "ChildrensPart",
    "Concern",
    "ConcernTask",
    "DoorPass",
    "EarlierPost",
    "Evidence",
    "FileOpening",
    "GapJudgement",
    "InspectionLook",
    "InspectionView",
    "Interview",
    "MergeProposal",
    "NamedReferee",
    "OverseasResidence",
    "PeopleImport",
    "Photograph",
    "ProvisionalCondition",
    "RecheckNotice",
    "RecheckPolicy",
    "Reference",
    "RightToWorkCheck",
    "RiskAssessment",
    "ShareConsent",
    "SigningKey",
    "UpdateServiceCheck",
    "WorkHistory",
    "evidence_promises",
]
