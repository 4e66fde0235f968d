"""The ledger of reminders: each step of each row is told once, however late."""

from workforce.applications.models.hiring import HiringNotice
from workforce.core.db import session


def note(kind: str, subject_id: int, step: str) -> None:
    """Write down that one step was told; the database refuses a second time."""
    session().add(HiringNotice(subject_kind=kind, subject_id=subject_id, step=step))
    session().flush()
