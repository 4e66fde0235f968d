"""Where an application stands, and what may be answered in it."""

from workforce.applications.states.applications import (
    CANDIDATE_NAMES,
    RECRUITER_NAMES,
    RIGHT_TO_WORK_NAMES,
    TONES,
    ApplicationState,
    RightToWork,
)

__all__ = [
    "CANDIDATE_NAMES",
    "RECRUITER_NAMES",
    "RIGHT_TO_WORK_NAMES",
    "TONES",
    "ApplicationState",
    "RightToWork",
]
