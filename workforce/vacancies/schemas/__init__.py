"""Jobs as other systems read and write them."""

from workforce.vacancies.schemas.board import (
    JobPosting,
    VacancyPage,
    VacancyQuery,
    address_of,
    posting,
)

__all__ = ["JobPosting", "VacancyPage", "VacancyQuery", "address_of", "posting"]
