"""People files that were sent, as far as the reader may know of them."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import joinedload

from workforce.checks.models import PeopleImport
from workforce.checks.states.imports import ImportState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.policies import KEEPERS
from workforce.providers.states import OrganisationKind


def visible_imports(actor: Actor) -> ColumnElement[bool]:
    """One's own, or every one of the provider for who keeps people in all its homes.

    The twin of `can_see_import`.
    """
    keeps = actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*KEEPERS)
    if actor.organisation_id is None or not keeps:
        return false()
    ours = PeopleImport.organisation_id == actor.organisation_id
    if actor.homes_in(*KEEPERS) is None:
        return ours
    return and_(ours, PeopleImport.made_by_id == actor.person_id)


def import_for(actor: Actor, public_id: str) -> PeopleImport | None:
    """One people file that the actor may see."""
    query = select(PeopleImport).where(visible_imports(actor), PeopleImport.public_id == public_id)
    return session().scalars(query.options(joinedload(PeopleImport.made_by))).first()


def imports_for(actor: Actor, limit: int = 20) -> list[PeopleImport]:
    """The latest people files that the actor may see."""
    query = (
        select(PeopleImport)
        .where(visible_imports(actor))
        .options(joinedload(PeopleImport.made_by), joinedload(PeopleImport.key))
        .order_by(PeopleImport.id.desc())
        .limit(limit)
    )
    return list(session().scalars(query))


def sent_before(organisation_id: int, idempotency_digest: str) -> PeopleImport | None:
    """The file that was sent under the same idempotency key."""
    query = select(PeopleImport).where(
        PeopleImport.organisation_id == organisation_id,
        PeopleImport.idempotency_digest == idempotency_digest,
    )
    return session().scalars(query).first()


def on_its_way(organisation_id: int, digest: str, *, dry_run: bool) -> PeopleImport | None:
    """The same file, sent the same way, that waits or is under way."""
    query = select(PeopleImport).where(
        PeopleImport.organisation_id == organisation_id,
        PeopleImport.digest == digest,
        PeopleImport.dry_run.is_(dry_run),
        PeopleImport.state.in_([ImportState.WAITING, ImportState.RUNNING]),
    )
    return session().scalars(query.order_by(PeopleImport.id)).first()


def imports_to_run() -> list[int]:
    """Files that wait, and those whose run was broken off, in the order they were sent."""
    broken_off = and_(
        PeopleImport.state == ImportState.RUNNING, PeopleImport.lease_until < clock.now()
    )
    query = select(PeopleImport.id).where(
        or_(PeopleImport.state == ImportState.WAITING, broken_off)
    )
    return list(session().scalars(query.order_by(PeopleImport.id)))


def imports_finished_before(moment: datetime) -> list[PeopleImport]:
    """Files whose end is so long ago that what they said is forgotten."""
    query = select(PeopleImport).where(
        PeopleImport.finished_at < moment,
        or_(PeopleImport.file_key.is_not(None), PeopleImport.report_key.is_not(None)),
    )
    return list(session().scalars(query.order_by(PeopleImport.id)))
