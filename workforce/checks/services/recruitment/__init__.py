"""Writing the recruitment file: history, gaps, time abroad, references, interviews, risks."""

from workforce.checks.services.recruitment.abroad import add_stay, remove_stay, say_all_stays
from workforce.checks.services.recruitment.gaps import judge_gap
from workforce.checks.services.recruitment.history import (
    add_post,
    change_post,
    declare_complete,
    record_leaving,
    remove_post,
    set_start,
)
from workforce.checks.services.recruitment.interviews import record_interview
from workforce.checks.services.recruitment.references import (
    ask_reference,
    receive_reference,
    remove_reference,
    resolve_concerns,
    ring_referee,
)
from workforce.checks.services.recruitment.risks import approve_risk, assess_risk, reason_of
from workforce.checks.services.recruitment.rows import keep_rows

__all__ = [
    "add_post",
    "add_stay",
    "approve_risk",
    "ask_reference",
    "assess_risk",
    "change_post",
    "declare_complete",
    "judge_gap",
    "keep_rows",
    "reason_of",
    "receive_reference",
    "record_interview",
    "record_leaving",
    "remove_post",
    "remove_reference",
    "remove_stay",
    "resolve_concerns",
    "ring_referee",
    "say_all_stays",
    "set_start",
]
