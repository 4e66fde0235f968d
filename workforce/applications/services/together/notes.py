"""Notes about applicants: written and taken away by those who choose, never shown to candidates."""

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.models.choosing import ApplicantNote, PanelMember
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import NotFound
from workforce.core.translation import lazy
from workforce.vacancies.services import asking


@atomic
def write_note(
    actor: Actor,
    application: Application,
    *,
    words: str,
    seat: PanelMember | None = None,
    sure: bool = False,
) -> ApplicantNote:
    """Note something of an applicant."""
    if not policies.can_read_application(actor, application, seat):
        raise NotFound(lazy("Page not found"))
    asking.ask_about_children({"words": words}, confirmed=sure, field="sure")
    note = ApplicantNote(application_id=application.id, author_id=actor.person_id, words=words)
    session().add(note)
    session().flush()
    audit.record(actor, "note-applicant", application)
    return note


@atomic
def remove_note(actor: Actor, note: ApplicantNote) -> None:
    """Take a note away: nobody reads it any more, and that it was there stays on record."""
    if not policies.can_remove_note(actor, note):
        raise NotFound(lazy("Page not found"))
    note.removed_at = note.removed_at or clock.now()
    audit.record(actor, "remove-note", note)
