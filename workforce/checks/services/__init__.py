"""The verbs of the start gate: every door by which somebody enters a post leads through here."""

from workforce.checks.services.adding import Added, add_person
from workforce.checks.services.appointments import correct, open_appointment, withdraw
from workforce.checks.services.evidence import (
    mark_not_applicable,
    mark_unsatisfactory,
    record_evidence,
    record_with_document,
    verify,
)
from workforce.checks.services.gate import (
    ChecksIncomplete,
    change_contract,
    record_in_post_before,
    start,
    start_provisionally,
)
from workforce.checks.services.moving import Destination, Moved, finish_move, move_person
from workforce.checks.services.people_file import Outcome, Report, Waiting, import_people
from workforce.checks.services.provisional import NO_SUCH_START

__all__ = [
    "NO_SUCH_START",
    "Added",
    "ChecksIncomplete",
    "Destination",
    "Moved",
    "Outcome",
    "Report",
    "Waiting",
    "add_person",
    "change_contract",
    "correct",
    "finish_move",
    "import_people",
    "mark_not_applicable",
    "mark_unsatisfactory",
    "move_person",
    "open_appointment",
    "record_evidence",
    "record_in_post_before",
    "record_with_document",
    "start",
    "start_provisionally",
    "verify",
    "withdraw",
]
