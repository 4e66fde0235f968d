"""What becomes of what an agency holds once a worker has left it long ago."""

from datetime import date

from workforce.checks.models import AgencyCheck
from workforce.checks.queries import agency
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.documents import queries as papers
from workforce.documents import services as documents

BATCH = 500


@atomic
def erase_papers(day: date) -> int:
    """Erase documents and numbers of certificates of workers who left two years before a day."""
    actor, rows = Actor.system("retention"), agency.checks_to_erase(day, BATCH)
    for document in papers.documents_of(AgencyCheck.__tablename__, [row.id for row in rows]):
        documents.remove(actor, document)
    for row in rows:
        row.certificate_number = None
        audit.record(actor, "erase-agency-evidence", row)
    return len(rows)
