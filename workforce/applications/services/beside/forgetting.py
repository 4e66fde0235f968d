"""Forgetting what stands beside applications, with the applications themselves."""

from collections.abc import Collection

from sqlalchemy import delete, update

from workforce.applications.models import (
    Adjustment,
    ApplicationEnding,
    Declaration,
    FirstStep,
    LivedHere,
)
from workforce.applications.services.beside import papers
from workforce.core.actors import Actor
from workforce.core.db import atomic, session

WHOLE = (FirstStep, Declaration, Adjustment, LivedHere)


@atomic
def forget(actor: Actor, application_ids: Collection[int]) -> None:
    """Forget all that was said beside these applications, files and all; only sums stay."""
    ids = list(application_ids)
    for kind in WHOLE:
        session().execute(delete(kind).where(kind.application_id.in_(ids)))
    ending = update(ApplicationEnding).where(ApplicationEnding.application_id.in_(ids))
    session().execute(ending.values(words=""))
    papers.forget_papers(actor, ids)
