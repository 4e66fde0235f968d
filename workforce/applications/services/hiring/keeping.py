"""Forgetting what followed shortlisting, in time or with an account."""

from collections.abc import Sequence
from datetime import datetime

from workforce.applications.models.hiring import (
    ApplicationMessage,
    InterviewInvite,
    Offer,
    PlaceRelease,
    ReferenceRequest,
    SelfDisclosure,
)
from workforce.applications.queries.hiring import keeping as queries
from workforce.applications.services.file import referees
from workforce.core import clock
from workforce.core.db import atomic, session


@atomic
def forget_hiring(ids: Sequence[int]) -> None:
    """Forget every word of these applications; that something was, and when, stays on record."""
    forget_written(ids)
    for invite in queries.rows_of(InterviewInvite, ids):
        invite.words = None
    for offer in queries.rows_of(Offer, ids):
        offer.words, offer.reason = "", None
    for release in queries.rows_of(PlaceRelease, ids):
        release.reason = ""
        release.ended_at = release.ended_at or clock.now()
    for row in queries.rows_of(SelfDisclosure, ids):
        _forget(row)


@atomic
def forget_written(ids: Sequence[int]) -> None:
    """Forget messages and what referees were asked and wrote by their links."""
    for kind in (ApplicationMessage, ReferenceRequest):
        for row in queries.rows_of(kind, ids):
            session().delete(row)
    referees.forget(ids)
    session().flush()


@atomic
def forget_disclosures(moment: datetime) -> int:
    """Forget self-disclosures of applications decided before a moment; returns how many."""
    due = queries.disclosures_due(moment)
    for row in due:
        _forget(row)
    return len(due)


def _forget(row: SelfDisclosure) -> None:
    row.answers, row.outcome = None, None
    row.forgotten_at = row.forgotten_at or clock.now()
