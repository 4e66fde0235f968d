"""What becomes of photographs, passes, openings and views once they need not be kept."""

from datetime import date

from workforce.checks.models import DoorPass, FileOpening, Photograph
from workforce.checks.queries import keeping
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.documents import queries as files
from workforce.documents import services as documents

BATCH = 500
WORDS = {
    Photograph: "erase-photograph",
    DoorPass: "erase-door-pass",
    FileOpening: "erase-file-opening",
}


def erase_passes(day: date) -> int:
    """Erase door passes, and then the photographs that none shows any more."""
    return _erase(DoorPass, day) + _erase(Photograph, day)


def erase_openings(day: date) -> int:
    """Erase who opened the file about somebody, and then the views that nobody is named in."""
    return _erase(FileOpening, day) + _erase_views(day)


@atomic
def _erase(table: type[keeping.Kept], day: date) -> int:
    actor, rows = Actor.system("retention"), keeping.to_erase(table, day, BATCH)
    for document in files.documents_of(table.__tablename__, [row.id for row in rows]):
        documents.remove(actor, document)
    for row in rows:
        audit.record(actor, WORDS[table], row)
        session().delete(row)
    return len(rows)


@atomic
def _erase_views(day: date) -> int:
    actor, views = Actor.system("retention"), keeping.views_to_erase(day, BATCH)
    for look in keeping.looks_of([view.id for view in views]):
        session().delete(look)
    session().flush()
    for view in views:
        audit.record(actor, "erase-inspection-view", view)
        session().delete(view)
    return len(views)
