"""Agency workers, what a home may accept, and what people share: as pages show them."""

from workforce.checks.presenters.elsewhere.held import ElsewherePage, HeldLine, facts, theirs_of
from workforce.checks.presenters.elsewhere.workers import PlacedLine, WorkerLine, WorkerPage

__all__ = [
    "ElsewherePage",
    "HeldLine",
    "PlacedLine",
    "WorkerLine",
    "WorkerPage",
    "facts",
    "theirs_of",
]
