"""What was typed: searches, adverts and closing dates."""

from workforce.vacancies.forms.posting import ClosingDateForm, VacancyForm
from workforce.vacancies.forms.search import search_of

__all__ = ["ClosingDateForm", "VacancyForm", "search_of"]
