"""Agencies: who works with whom, their workers and checks, and what homes accept of them."""

from workforce.checks.services.agency.accepting import accept
from workforce.checks.services.agency.evidence import doubt, record_seen, verify_seen
from workforce.checks.services.agency.links import agree_link, ask_agency, end_link
from workforce.checks.services.agency.workers import (
    Engagement,
    NewWorker,
    add_worker,
    decline_worker,
    offer_worker,
    take_worker,
)

__all__ = [
    "Engagement",
    "NewWorker",
    "accept",
    "add_worker",
    "agree_link",
    "ask_agency",
    "decline_worker",
    "doubt",
    "end_link",
    "offer_worker",
    "record_seen",
    "take_worker",
    "verify_seen",
]
