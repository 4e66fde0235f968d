"""What was typed: searches, adverts and closing dates."""

from workforce.vacancies.forms.changing import ClosingDateForm
from workforce.vacancies.forms.search import read, search_of, via

__all__ = ["ClosingDateForm", "read", "search_of", "via"]
