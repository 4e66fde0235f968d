"""Taking the whole workforce from a file or from another system, through the gate."""

from workforce.checks.services.people_file.packing import pack, unpack
from workforce.checks.services.people_file.report import (
    Absent,
    Difference,
    Outcome,
    Report,
    Waiting,
)
from workforce.checks.services.people_file.running import (
    MOST_AT_ONCE,
    run_import,
    run_waiting,
    whole_report,
)
from workforce.checks.services.people_file.sending import forget_old, send_people, take_shown
from workforce.checks.services.people_file.taking import Progress, all_refused, import_people

__all__ = [
    "MOST_AT_ONCE",
    "Absent",
    "Difference",
    "Outcome",
    "Progress",
    "Report",
    "Waiting",
    "all_refused",
    "forget_old",
    "import_people",
    "pack",
    "run_import",
    "run_waiting",
    "send_people",
    "take_shown",
    "unpack",
    "whole_report",
]
