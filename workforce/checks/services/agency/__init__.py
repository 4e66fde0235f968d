"""Agencies: who works with whom, their workers and checks, and what homes accept of them."""

from workforce.checks.services.agency.accepting import accept
from workforce.checks.services.agency.evidence import (
    doubt,
    may_not_apply,
    record_seen,
    set_aside,
    verify_seen,
)
from workforce.checks.services.agency.keeping import erase_papers
from workforce.checks.services.agency.links import agree_link, ask_agency, end_link
from workforce.checks.services.agency.photographs import keep_photograph, take_photograph
from workforce.checks.services.agency.workers import (
    Engagement,
    NewWorker,
    add_worker,
    change_worker,
    decline_worker,
    leave_agency,
    offer_worker,
    return_to_agency,
    take_worker,
)

__all__ = [
    "Engagement",
    "NewWorker",
    "accept",
    "add_worker",
    "agree_link",
    "ask_agency",
    "change_worker",
    "decline_worker",
    "doubt",
    "end_link",
    "erase_papers",
    "keep_photograph",
    "leave_agency",
    "may_not_apply",
    "offer_worker",
    "record_seen",
    "return_to_agency",
    "set_aside",
    "take_photograph",
    "take_worker",
    "verify_seen",
]
