"""Taking the whole workforce from a file or from another system, through the gate."""

from workforce.checks.services.people_file.report import (
    Absent,
    Difference,
    Outcome,
    Report,
    Waiting,
)
from workforce.checks.services.people_file.taking import Progress, import_people

__all__ = [
    "Absent",
    "Difference",
    "Outcome",
    "Progress",
    "Report",
    "Waiting",
    "import_people",
]
