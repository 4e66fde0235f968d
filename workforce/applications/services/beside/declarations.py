"""What a candidate declares, needs, or tells only the service's support."""

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.models.beside import Adjustment, Declaration, LivedHere
from workforce.applications.queries import beside
from workforce.applications.services import form, steps
from workforce.applications.states import Section
from workforce.applications.states.beside import Guarantee, Related
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotFound
from workforce.core.translation import lazy


@atomic
def declare(actor: Actor, application: Application, *, related: Related, words: str) -> None:
    """Say whether one is close to somebody at the provider, knowing that checks follow."""
    form.held_to_write(actor, application)
    if related is not Related.NO and not words:
        raise DomainError(lazy("Say who it is and how you know them"), "related_words")
    row = beside.declaration_of(application) or Declaration(application_id=application.id)
    row.related, row.words = related.value, words if related is not Related.NO else ""
    row.understood_at = clock.now()
    session().add(row)
    form.save_section(actor, application, Section.DECLARATIONS, complete=True)


@atomic
def adjust(actor: Actor, application: Application, *, words: str, guarantee: Guarantee) -> None:
    """Say what one needs at an interview; a guaranteed one only where the job offers it."""
    form.held_to_write(actor, application)
    row = beside.adjustment_of(application) or Adjustment(application_id=application.id)
    offered = application.vacancy.guarantees_interview
    row.words, row.guarantee = words, (guarantee if offered else Guarantee.NO).value
    session().add(row)
    form.save_section(actor, application, Section.ADJUSTMENTS, complete=True)


@atomic
def tell_lived_here(actor: Actor, application: Application, *, words: str) -> None:
    """Tell the service's support, and nobody else, that one lived in a home of this provider."""
    steps.mine(actor, application)
    row = beside.lived_here_of(application) or LivedHere(application_id=application.id, note="")
    row.words, row.seen_at, row.seen_by_id = words, None, None
    session().add(row)


@atomic
def untell_lived_here(actor: Actor, application: Application) -> None:
    """Take back what one told the service's support."""
    steps.mine(actor, application)
    row = beside.lived_here_of(application)
    if row is not None:
        session().delete(row)


@atomic
def see_lived_here(actor: Actor, row: LivedHere, *, note: str) -> None:
    """Support has read it and notes what was done."""
    if not policies.can_support(actor):
        raise NotFound(lazy("Page not found"))
    held = locked(row)
    held.seen_at, held.seen_by_id, held.note = clock.now(), actor.person_id, note
    audit.record(actor, "see-lived-here", held)
