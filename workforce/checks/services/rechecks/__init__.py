"""Checks that are made again: right to work, and asking the Update Service."""

from workforce.checks.services.rechecks.keeping import erase_right_to_work
from workforce.checks.services.rechecks.prompting import prompt
from workforce.checks.services.rechecks.right_to_work import record_right_to_work
from workforce.checks.services.rechecks.update_service import (
    ask_update_service,
    decide_interval,
)

__all__ = [
    "ask_update_service",
    "decide_interval",
    "erase_right_to_work",
    "prompt",
    "record_right_to_work",
]
