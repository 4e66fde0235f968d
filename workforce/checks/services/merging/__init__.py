"""People whom an employer has recorded twice: proposed, merged by somebody, put back."""

from workforce.checks.services.merging.merging import merge, refuse
from workforce.checks.services.merging.proposing import propose, propose_all
from workforce.checks.services.merging.undoing import undo

__all__ = ["merge", "propose", "propose_all", "refuse", "undo"]
