"""Forgetting forms: what was said in them, and drafts that can never be sent any more."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import delete

from workforce.applications.models import (
    ApplicationDetails,
    ApplicationEducation,
    ApplicationGap,
    ApplicationJob,
    ApplicationReferee,
    ApplicationSection,
    ApplicationStay,
)
from workforce.applications.queries import facts
from workforce.applications.services.beside import forgetting
from workforce.core.actors import Actor
from workforce.core.db import atomic, session

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
def forget_drafts(actor: Actor, closed_before: date) -> int:
    """Remove drafts for jobs that closed before a day; returns how many."""
    drafts = facts.drafts_closed_before(closed_before)
    ids = [draft.id for draft in drafts]
    forgetting.forget(actor, ids)
    forget_forms(ids)
    for draft in drafts:
        session().delete(draft)
    return len(ids)
