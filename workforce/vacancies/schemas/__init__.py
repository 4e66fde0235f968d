"""Jobs as other systems read and write them."""

from workforce.vacancies.schemas.board import (
    JobPosting,
    VacancyPage,
    address_of,
    posting,
)
from workforce.vacancies.schemas.query import VacancyQuery

__all__ = ["JobPosting", "VacancyPage", "VacancyQuery", "address_of", "posting"]
