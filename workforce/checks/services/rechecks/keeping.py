"""What becomes of evidence of a right to work: kept two years after employment, then erased."""

from datetime import date

from workforce.checks.models import RightToWorkCheck
from workforce.checks.queries import rechecks
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.documents import queries as files
from workforce.documents import services as documents

BATCH = 500


@atomic
def erase_right_to_work(day: date) -> int:
    """Erase evidence whose keeping time was over before a day, with its documents."""
    actor = Actor.system("retention")
    rows = rechecks.right_to_work_to_erase(day, BATCH)
    kind = RightToWorkCheck.__tablename__
    for document in files.documents_of(kind, [row.id for row in rows]):
        documents.remove(actor, document)
    for row in rows:
        audit.record(actor, "erase-right-to-work", row)
        session().delete(row)
    return len(rows)
