"""Racing moves of applicants, and the actors of races."""

from collections.abc import Callable
from itertools import count
from typing import Any

from flask import Flask

from workforce.applications.models.choosing import SeveralMoves
from workforce.applications.services.together import several
from workforce.core.actors import Actor
from workforce.core.db import session

MOVES_TRIED = count()


def actor_of(values: dict[str, Any]) -> Actor:
    """An actor from plain values."""
    whole: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in values.items()
    }
    return Actor(**whole)


def confirm_moves(app: Flask, *, move_ids: list[int], actor: dict[str, Any]) -> Callable[[], None]:
    """Let one of some moves of several applicants happen, each try the next, as their recruiter."""
    _ = app
    who, move_id = actor_of(actor), move_ids[next(MOVES_TRIED) % len(move_ids)]

    def verb() -> None:
        several.confirm(who, session().get_one(SeveralMoves, move_id))

    return verb
