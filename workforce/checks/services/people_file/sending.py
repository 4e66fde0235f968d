"""Sending a people file: kept encrypted and queued, so that a job takes it with progress."""

import hashlib
from datetime import date, datetime, timedelta

from workforce.checks import policies, queries
from workforce.checks.models import PeopleImport
from workforce.checks.rules import people_file
from workforce.checks.services.people_file.taking import read_people
from workforce.core import audit, clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, NotAllowed
from workforce.core.lifecycle import begin
from workforce.core.translation import lazy
from workforce.documents import services as documents
from workforce.providers.models import ApiKey, Organisation

KEPT = timedelta(days=90)


def send_people(
    actor: Actor,
    organisation: Organisation,
    content: bytes,
    *,
    dry_run: bool,
    idempotency_key: str = "",
    key: ApiKey | None = None,
) -> PeopleImport:
    """Queue a people file that can be read; the same one on its way is not queued twice."""
    organisation_id, key_id = organisation.id, key.id if key else None
    if not policies.can_send_people(actor, organisation_id):
        raise NotAllowed(lazy("Your role does not include this"))
    once = secrets.digest(f"{organisation_id}:{idempotency_key}") if idempotency_key else None
    digest = hashlib.sha256(content).hexdigest()
    known = _known(organisation_id, digest, once, dry_run=dry_run)
    if known is not None:
        return known
    row_count = read_people(content, people_file.MOST_ROWS).row_count
    row = PeopleImport(
        organisation_id=organisation_id,
        made_by_id=actor.person_id,
        key_id=key_id,
        dry_run=dry_run,
        digest=digest,
        idempotency_digest=once,
        file_key=documents.shelve(content),
        row_count=row_count,
    )
    return _queued(actor, row)


def take_shown(actor: Actor, shown: PeopleImport) -> PeopleImport:
    """Take for good the very file whose differences somebody has just been shown."""
    if not policies.can_see_import(actor, shown):
        raise NotAllowed(lazy("Your role does not include this"))
    if not shown.dry_run or not shown.is_over or shown.file_key is None:
        raise Conflict(lazy("This file cannot be taken from here. Send it again"))
    content = documents.from_shelf(shown.file_key)
    if content is None or hashlib.sha256(content).hexdigest() != shown.digest:
        raise Conflict(lazy("This file cannot be taken from here. Send it again"))
    known = queries.on_its_way(shown.organisation_id, shown.digest, dry_run=False)
    if known is not None:
        return known
    row = PeopleImport(
        organisation_id=shown.organisation_id,
        made_by_id=actor.person_id,
        dry_run=False,
        digest=shown.digest,
        file_key=documents.shelve(content),
        row_count=shown.row_count,
        shown_by_id=shown.id,
    )
    return _queued(actor, row)


def _known(
    organisation_id: int, digest: str, once: str | None, *, dry_run: bool
) -> PeopleImport | None:
    """The same file sent before under the same idempotency key, or on its way now."""
    if once is None:
        return queries.on_its_way(organisation_id, digest, dry_run=dry_run)
    known = queries.sent_before(organisation_id, once)
    if known is not None and (known.digest, known.dry_run) != (digest, dry_run):
        raise Conflict(lazy("This idempotency key was used for another file"), "Idempotency-Key")
    return known


@atomic
def _queued(actor: Actor, row: PeopleImport) -> PeopleImport:
    session().add(row)
    begin(row, actor=actor)
    audit.record(actor, "send-people-file", row, rows=row.row_count, dry_run=row.dry_run)
    return row


def forget_old(day: date) -> int:
    """Clear away the files and reports of imports that ended long ago; the counts stay."""
    return _forget(clock.day_start(day) - KEPT)


@atomic
def _forget(before: datetime) -> int:
    rows = queries.imports_finished_before(before)
    for row in rows:
        for key in (row.file_key, row.report_key):
            if key is not None:
                documents.clear_shelf(key)
        row.file_key = row.report_key = row.summary = None
    return len(rows)
