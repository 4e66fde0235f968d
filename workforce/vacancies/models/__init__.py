"""Adverts, and the index of their words."""

from workforce.vacancies.models.posts import (
    BoardCampaign,
    ClosingChange,
    VacancyPlace,
    VacancyPost,
)
from workforce.vacancies.models.vacancies import SEARCH_DDL, SEARCH_UNDO, VACANCY, Vacancy

__all__ = [
    "SEARCH_DDL",
    "SEARCH_UNDO",
    "VACANCY",
    "BoardCampaign",
    "ClosingChange",
    "Vacancy",
    "VacancyPlace",
    "VacancyPost",
]
