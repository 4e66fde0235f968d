"""What racing processes do after the shortlist: choose an interview time, offer the last post."""

from collections.abc import Callable
from itertools import count

from flask import Flask

from tests.factories.applications import recruiter_of
from workforce.applications import services as applications
from workforce.applications.models import Application
from workforce.applications.models.hiring import InterviewSlot
from workforce.applications.services.hiring import booking
from workforce.core.db import session

Verb = Callable[[], str | None]
TURNS = count()


def choose_time(app: Flask, *, application_ids: list[int], slot_ids: list[int]) -> Verb:
    """Choose a time as a candidate: each try is the next application and the next time."""
    _ = app
    turn = next(TURNS)
    application_id = application_ids[turn % len(application_ids)]
    slot_id = slot_ids[turn % len(slot_ids)]

    def verb() -> None:
        row = session().get_one(Application, application_id)
        slot = session().get_one(InterviewSlot, slot_id)
        booking.choose_time(row.candidate.as_actor, row, slot)

    return verb


def offer(app: Flask, *, application_ids: list[int]) -> Verb:
    """Offer the job to the next of several candidates."""
    _ = app
    application_id = application_ids[next(TURNS) % len(application_ids)]

    def verb() -> None:
        row = session().get_one(Application, application_id)
        applications.offer(recruiter_of(row.vacancy), row)

    return verb
