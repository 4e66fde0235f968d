"""Where an application stands, and what may be answered in it."""

from workforce.applications.states.applications import (
    CANDIDATE_NAMES,
    RECRUITER_NAMES,
    RIGHT_TO_WORK_NAMES,
    TONES,
    ApplicationState,
    RightToWork,
)
from workforce.applications.states.form import (
    DRIVING_NAMES,
    REFEREE_NAMES,
    SECTION_NAMES,
    WELSH_NAMES,
    DrivingLicence,
    RefereeKind,
    Section,
    SectionState,
    WelshAbility,
)

__all__ = [
    "CANDIDATE_NAMES",
    "DRIVING_NAMES",
    "RECRUITER_NAMES",
    "REFEREE_NAMES",
    "RIGHT_TO_WORK_NAMES",
    "SECTION_NAMES",
    "TONES",
    "WELSH_NAMES",
    "ApplicationState",
    "DrivingLicence",
    "RefereeKind",
    "RightToWork",
    "Section",
    "SectionState",
    "WelshAbility",
]
