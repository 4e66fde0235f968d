"""Saving a section: each step is kept as soon as it is sent."""

from workforce.applications import policies
from workforce.applications.models import Application, ApplicationDetails, ApplicationSection
from workforce.applications.queries import form as queries
from workforce.applications.services import steps
from workforce.applications.services.form import sections
from workforce.applications.states import Section, SectionState
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy


def held_to_write(actor: Actor, application: Application) -> Application:
    """The application, held against other windows of its candidate, while it may be written."""
    steps.mine(actor, application)
    session().flush()  # holding it reads it afresh
    application = locked(application)
    if not policies.may_write(application):
        raise Conflict(lazy("Your application was sent and cannot be changed any more"))
    return application


def details_of(application: Application) -> ApplicationDetails:
    """The row about the candidate; made where there is none yet."""
    form = queries.whole(application)
    row = form.details
    if row is None:
        row = ApplicationDetails(
            application_id=application.id, full_name=application.candidate.name
        )
        session().add(row)
        session().flush()
    return row


@atomic
def save_section(
    actor: Actor, application: Application, section: Section, *, complete: bool
) -> ApplicationSection:
    """Say how far a section is; whole only where it lacks nothing.

    To be called by the use case that writes its answers, or alone where rows were added before.
    """
    application = held_to_write(actor, application)
    form = queries.whole(application)
    row = form.sections.get(section)
    if row is None:
        row = ApplicationSection(application_id=application.id, section=section)
        session().add(row)
    row.state = SectionState.COMPLETE if complete else SectionState.IN_PROGRESS
    if complete:
        part = next(one for one in sections.PARTS if one.section is section)
        lacks = part.lacks(form)
        if lacks is not None:
            raise DomainError(lacks, "finished")
        row.imported = False
    audit.record(actor, "save-section", application, section=section.value)
    return row
