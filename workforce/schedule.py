"""THE table of jobs: name, when it runs in London time, and the function it calls."""

from workforce.core import audit
from workforce.core.jobs import Job


def _seal(day: object) -> str:
    _ = day
    return f"sealed {audit.seal()}"


SCHEDULE: tuple[Job, ...] = (Job("seal-audit", _seal, every_seconds=60),)
