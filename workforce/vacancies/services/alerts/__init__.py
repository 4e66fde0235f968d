"""Alerts: asked for, matched all at once, told, ended."""

from workforce.vacancies.services.alerts.asking import (
    Asker,
    answer,
    ask,
    change,
    confirm,
    keep,
    refuse_unclear,
    stop,
    touch,
)
from workforce.vacancies.services.alerts.digests import send
from workforce.vacancies.services.alerts.ending import (
    ask_untouched,
    end_bounced,
    end_of_campaigns,
    end_of_person,
    end_unanswered,
    forget_ended,
    forget_runs,
    forget_unconfirmed,
    move_address,
)
from workforce.vacancies.services.alerts.links import alert_of, link_of, token_of

__all__ = [
    "Asker",
    "alert_of",
    "answer",
    "ask",
    "ask_untouched",
    "change",
    "confirm",
    "end_bounced",
    "end_of_campaigns",
    "end_of_person",
    "end_unanswered",
    "forget_ended",
    "forget_runs",
    "forget_unconfirmed",
    "keep",
    "link_of",
    "move_address",
    "refuse_unclear",
    "send",
    "stop",
    "token_of",
    "touch",
]
