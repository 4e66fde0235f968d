"""Taking the whole workforce from a file or from another system, through the gate."""

from workforce.checks.services.people_file.rows import Outcome, Waiting
from workforce.checks.services.people_file.taking import Progress, Report, import_people

__all__ = ["Outcome", "Progress", "Report", "Waiting", "import_people"]
