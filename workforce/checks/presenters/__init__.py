"""Appointments, checks and people files as pages and commands show them."""

from workforce.checks.presenters.appointments import AppointmentLine, AppointmentPage, SignOffLine
from workforce.checks.presenters.checklist import CheckLine, MissingLine, evidence_rows
from workforce.checks.presenters.moving import post_words
from workforce.checks.presenters.people_file import (
    FILE_WORDS,
    OUTCOME_NAMES,
    ReportPage,
    report_json,
    waiting_words,
)

__all__ = [
    "FILE_WORDS",
    "OUTCOME_NAMES",
    "AppointmentLine",
    "AppointmentPage",
    "CheckLine",
    "MissingLine",
    "ReportPage",
    "SignOffLine",
    "evidence_rows",
    "post_words",
    "report_json",
    "waiting_words",
]
