"""What is done with adverts: posting them, and what becomes of them by themselves."""

from workforce.vacancies.services.checking import NotReady, lacks, particulars_of, warnings
from workforce.vacancies.services.drafting import (
    change,
    copy,
    discard,
    place,
    post,
    start_draft,
    write_section,
)
from workforce.vacancies.services.indexing import index_again, search_text
from workforce.vacancies.services.indexing import version as words_version
from workforce.vacancies.services.keeping import (
    carry_over,
    close_overdue,
    hand_over,
    tell_of_wage,
)
from workforce.vacancies.services.posting import (
    give_up,
    publish,
    publish_due,
    show_everybody,
    unschedule,
)
from workforce.vacancies.services.seen.changing import change_closing_day, change_posts, end, relist
from workforce.vacancies.services.seen.filling import ask_later, fill, record
from workforce.vacancies.services.shown import (
    employer_name,
    employer_name_of,
    settle,
    whereabouts,
)

__all__ = [
    "NotReady",
    "ask_later",
    "carry_over",
    "change",
    "change_closing_day",
    "change_posts",
    "close_overdue",
    "copy",
    "discard",
    "employer_name",
    "employer_name_of",
    "end",
    "fill",
    "give_up",
    "hand_over",
    "index_again",
    "lacks",
    "particulars_of",
    "place",
    "post",
    "publish",
    "publish_due",
    "record",
    "relist",
    "search_text",
    "settle",
    "show_everybody",
    "start_draft",
    "tell_of_wage",
    "unschedule",
    "warnings",
    "whereabouts",
    "words_version",
    "write_section",
]
