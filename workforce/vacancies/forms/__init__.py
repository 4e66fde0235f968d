"""What was typed: searches, adverts and closing dates."""

from workforce.vacancies.forms.changing import ClosingDateForm
from workforce.vacancies.forms.search import search_of

__all__ = ["ClosingDateForm", "search_of"]
