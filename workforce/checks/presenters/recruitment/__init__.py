"""The recruitment file as its pages show it."""

from workforce.checks.presenters.recruitment.findings import (
    InterviewLine,
    PartLine,
    ReferenceLine,
    ReferencesPage,
    RiskLine,
    filled_in,
)
from workforce.checks.presenters.recruitment.history import (
    GapLine,
    HistoryPage,
    PostLine,
    countries,
    country_name,
    gap_words,
    not_yet,
    post_words,
    subjects_of,
)
from workforce.checks.presenters.recruitment.overseas import OverseasPage

__all__ = [
    "GapLine",
    "HistoryPage",
    "InterviewLine",
    "OverseasPage",
    "PartLine",
    "PostLine",
    "ReferenceLine",
    "ReferencesPage",
    "RiskLine",
    "countries",
    "country_name",
    "filled_in",
    "gap_words",
    "not_yet",
    "post_words",
    "subjects_of",
]
