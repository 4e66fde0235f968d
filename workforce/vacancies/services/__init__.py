"""What is done with adverts: posting them, and what becomes of them by themselves."""

from workforce.vacancies.services.keeping import carry_over, close_overdue, hand_over
from workforce.vacancies.services.posting import (
    change,
    change_closing_day,
    discard,
    end,
    post,
    publish,
)
from workforce.vacancies.services.shown import employer_name, search_text, settle, whereabouts

__all__ = [
    "carry_over",
    "change",
    "change_closing_day",
    "close_overdue",
    "discard",
    "employer_name",
    "end",
    "hand_over",
    "post",
    "publish",
    "search_text",
    "settle",
    "whereabouts",
]
