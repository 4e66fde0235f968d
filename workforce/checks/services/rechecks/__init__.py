"""Checks that are made again: right to work, and asking the Update Service."""

from workforce.checks.services.rechecks.keeping import erase_right_to_work
from workforce.checks.services.rechecks.prompting import prompt
from workforce.checks.services.rechecks.right_to_work import record_right_to_work

__all__ = ["erase_right_to_work", "prompt", "record_right_to_work"]
