"""Taking the people files that wait: claimed with a lease, told as they go, safe to break off."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from workforce.checks import policies, queries
from workforce.checks.models import PEOPLE_IMPORT, PeopleImport
from workforce.checks.services.people_file.packing import pack, unpack
from workforce.checks.services.people_file.report import Report
from workforce.checks.services.people_file.taking import read_people, take_people
from workforce.checks.states.imports import ImportProblem, ImportState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.lifecycle import move
from workforce.documents import services as documents
from workforce.providers.queries import members
from workforce.providers.services import keys

SYSTEM = Actor.system("people-imports")
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 5
TOLD_EVERY_SECONDS = 1.0
FIRST_OF_EACH = 200
MOST_AT_ONCE = 200  # rows that a request takes itself, within seconds


class _Lost(Exception):
    """Another process has taken the file over."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """The file that this process runs, and the attempt under which it holds it."""

    import_id: int
    attempt: int


def run_waiting() -> int:
    """Take every file that waits or was broken off, oldest first; returns how many ended."""
    ended, broken = 0, None
    for import_id in queries.imports_to_run():
        try:
            ended += run_import(import_id)
        except Exception as wrong:  # noqa: BLE001 - one file that breaks must not stop the others
            broken = wrong
    if broken is not None:
        raise broken
    return ended


def run_import(import_id: int) -> bool:
    """Take one file, if nobody else does; whether it ended by this."""
    claim = _claim(import_id)
    if claim is None:
        return False
    try:
        problem = _run(claim)
    except _Lost:
        return False
    if problem is not None:
        _fail(claim, problem)
    return True


def _run(claim: _Claim) -> ImportProblem | None:
    """Take the file under a claim; what kept it from being finished, if anything."""
    row = session().get_one(PeopleImport, claim.import_id)
    organisation_id, dry_run = row.organisation_id, row.dry_run
    actor = actor_of(row)
    if actor is None:
        return ImportProblem.NO_ACCESS
    content = documents.from_shelf(row.file_key or "")
    if content is None or hashlib.sha256(content).hexdigest() != row.digest:
        return ImportProblem.FILE_GONE
    report = take_people(
        actor, organisation_id, read_people(content), dry_run=dry_run, progress=_teller(claim)
    )
    whole = json.dumps(pack(report), ensure_ascii=False).encode()
    _finish(claim, report, documents.shelve(whole))
    return None


def actor_of(row: PeopleImport) -> Actor | None:
    """Who sends the file, with what they may do now; None when they no longer may send it."""
    if row.key_id is not None:
        actor = keys.actor_of(row.key_id)
    else:
        actor = members.actor_for(row.made_by_id or 0, row.organisation.public_id)
    return actor if actor and policies.can_send_people(actor, row.organisation_id) else None


def _teller(claim: _Claim) -> Callable[[int, int], None]:
    """Write down how far the file has come, about once a second."""
    told = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= TOLD_EVERY_SECONDS or done == total:
            _tell(claim, done)
            told = time.monotonic()

    return tell


@atomic
def _claim(import_id: int) -> _Claim | None:
    row = locked(session().get_one(PeopleImport, import_id))
    if row.is_over:
        return None
    if row.state is ImportState.RUNNING:
        if row.lease_until is not None and row.lease_until > clock.now():
            return None
    else:
        move(row, ImportState.RUNNING, by=PEOPLE_IMPORT, actor=SYSTEM)
        row.started_at = clock.now()
    if row.attempt_count >= MOST_ATTEMPTS:
        _end(row, ImportState.FAILED)
        row.problem = ImportProblem.GAVE_UP
        return None
    row.attempt_count += 1
    row.lease_until = clock.now() + LEASE
    return _Claim(row.id, row.attempt_count)


def _held(claim: _Claim) -> PeopleImport:
    row = locked(session().get_one(PeopleImport, claim.import_id))
    if row.attempt_count != claim.attempt or row.state is not ImportState.RUNNING:
        raise _Lost
    return row


@atomic
def _tell(claim: _Claim, done: int) -> None:
    row = _held(claim)
    row.done_count, row.lease_until = done, clock.now() + LEASE


@atomic
def _finish(claim: _Claim, report: Report, report_key: str) -> None:
    row = _held(claim)
    _end(row, ImportState.DONE)
    row.done_count = row.row_count
    row.summary, row.report_key = pack(report, FIRST_OF_EACH), report_key
    audit.record(
        SYSTEM,
        "take-people-file",
        row,
        changed=report.changed_count,
        waiting=len(report.waiting),
        refused=len(report.refused),
    )


@atomic
def _fail(claim: _Claim, problem: ImportProblem) -> None:
    row = _held(claim)
    _end(row, ImportState.FAILED)
    row.problem = problem


def _end(row: PeopleImport, state: ImportState) -> None:
    move(row, state, by=PEOPLE_IMPORT, actor=SYSTEM)
    row.finished_at, row.lease_until = clock.now(), None


def whole_report(row: PeopleImport) -> Report | None:
    """Everything that became of a file; None when it is not over, or forgotten."""
    content = documents.from_shelf(row.report_key) if row.report_key else None
    return unpack(json.loads(content)) if content else None
