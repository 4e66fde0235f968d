"""Forgetting forms: what was said in them, and drafts that can never be sent any more."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import delete

from workforce.applications.models import (
    Application,
    ApplicationDetails,
    ApplicationEducation,
    ApplicationGap,
    ApplicationJob,
    ApplicationReferee,
    ApplicationSection,
    ApplicationStay,
)
from workforce.applications.queries import facts
from workforce.applications.services import steps
from workforce.applications.services.beside import forgetting
from workforce.applications.states import ApplicationState
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict
from workforce.core.translation import lazy

WHOLE = (
    ApplicationSection,
    ApplicationDetails,
    ApplicationEducation,
    ApplicationJob,
    ApplicationGap,
    ApplicationStay,
    ApplicationReferee,
)


@atomic
def forget_forms(application_ids: Collection[int]) -> None:
    """Forget all that was said in the forms of these applications."""
    ids = list(application_ids)
    for kind in WHOLE:
        session().execute(delete(kind).where(kind.application_id.in_(ids)))


@atomic
def throw_away(actor: Actor, application: Application) -> None:
    """Delete one's own draft for good; what was sent is withdrawn instead."""
    steps.mine(actor, application)
    if locked(application).state is not ApplicationState.DRAFT:
        raise Conflict(lazy("Your application was sent. Take it back instead"))
    audit.record(actor, "throw-away-draft", application)
    _delete(actor, [application])


@atomic
def forget_drafts(actor: Actor, closed_before: date) -> int:
    """Remove drafts for jobs that closed before a day; returns how many."""
    drafts = facts.drafts_closed_before(closed_before)
    _delete(actor, drafts)
    return len(drafts)


def _delete(actor: Actor, drafts: Sequence[Application]) -> None:
    ids = [draft.id for draft in drafts]
    forgetting.forget(actor, ids)
    forget_forms(ids)
    for draft in drafts:
        session().delete(draft)
    session().flush()
