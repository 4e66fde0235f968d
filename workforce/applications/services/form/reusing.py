"""Using the answers of an earlier application again: all but what is new each time.

Declarations, adjustments and equality answers are never carried over.
"""

from workforce.applications.models import Application, ApplicationSection
from workforce.applications.queries import form as queries
from workforce.applications.services.form.saving import held_to_write
from workforce.applications.states import Section, SectionState
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.types import Row

REUSED = (
    Section.DETAILS,
    Section.RIGHT_TO_WORK,
    Section.EDUCATION,
    Section.HISTORY,
    Section.OVERSEAS,
    Section.REFEREES,
    Section.STATEMENT,
)
DETAILS = (
    "full_name",
    "other_names",
    "preferred_name",
    "address",
    "driving",
    "welsh",
    "history_start",
    "starts_on",
    "starts_exact",
)


@atomic
def reuse(actor: Actor, application: Application) -> None:
    """Fill an empty draft with the answers of the actor's last application, each to be checked."""
    application = held_to_write(actor, application)
    earlier = queries.reusable(actor, application.vacancy_id)
    if earlier is None:
        return
    forms = queries.wholes([application, earlier])
    here, form = forms[application.id], forms[earlier.id]
    if here.sections:
        return
    application.telephone = earlier.telephone
    application.right_to_work, application.statement = earlier.right_to_work, earlier.statement
    if form.details is not None and here.details is not None:
        for name in DETAILS:
            setattr(here.details, name, getattr(form.details, name))
    listed: list[Row] = [*form.education, *form.jobs, *form.stays, *form.referees]
    listed += form.explained.values()
    session().add_all(row.copied(application_id=application.id) for row in listed)
    session().add_all(
        ApplicationSection(
            application_id=application.id,
            section=section,
            state=SectionState.IN_PROGRESS,
            imported=True,
        )
        for section in REUSED
    )
    audit.record(actor, "reuse-answers", application)
