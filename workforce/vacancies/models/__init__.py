"""Adverts, and the index of their words."""

from workforce.vacancies.models.alerts import (
    ALERT,
    AlertAnswer,
    AlertMark,
    AlertMatch,
    AlertPlace,
    AlertReach,
    AlertRun,
    JobAlert,
)
from workforce.vacancies.models.pauses import VacancyPause
from workforce.vacancies.models.posts import (
    BoardCampaign,
    ClosingChange,
    VacancyPlace,
    VacancyPost,
)
from workforce.vacancies.models.reports import JOB_REPORT, JobReport
from workforce.vacancies.models.saved import Reminder, SavedJob
from workforce.vacancies.models.vacancies import SEARCH_DDL, SEARCH_UNDO, VACANCY, Vacancy
from workforce.vacancies.models.views import VacancyView

__all__ = [
    "ALERT",
    "JOB_REPORT",
    "SEARCH_DDL",
    "SEARCH_UNDO",
    "VACANCY",
    "AlertAnswer",
    "AlertMark",
    "AlertMatch",
    "AlertPlace",
    "AlertReach",
    "AlertRun",
    "BoardCampaign",
    "ClosingChange",
    "JobAlert",
    "JobReport",
    "Reminder",
    "SavedJob",
    "Vacancy",
    "VacancyPause",
    "VacancyPlace",
    "VacancyPost",
    "VacancyView",
]
