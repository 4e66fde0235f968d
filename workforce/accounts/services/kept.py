"""What was typed into a page whose sign-in had ended: kept an hour, shown again, never acted on."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete

from workforce.accounts import queries
from workforce.accounts.models import KeptAnswer
from workforce.core import clock, secrets
from workforce.core.db import atomic, session

KEPT = timedelta(hours=1)
MOST_SIGNS = 60_000
Answers = dict[str, list[str]]


@atomic
def keep(path: str, answers: Answers, person_id: int | None) -> str:
    """Keep what somebody typed for the page at a path, and give the key; not where it is too much.

    The key opens it to that person alone; where nobody knows who typed, to whoever has the key
    and may open the page.
    """
    size = sum(len(name) + sum(map(len, values)) for name, values in answers.items())
    if not answers or size > MOST_SIGNS:
        return ""
    token = secrets.new_token()
    session().add(
        KeptAnswer(
            token_digest=_digest(token, person_id),
            path=path,
            answers=answers,
            expires_at=clock.now() + KEPT,
        )
    )
    return token


def answers_of(token: str, path: str, person_id: int | None) -> Answers | None:
    """What was kept under somebody's key for the page at a path, while it is kept."""
    if not token:
        return None
    theirs = queries.kept_answer(_digest(token, person_id))
    row = theirs or queries.kept_answer(_digest(token, None))
    if row is None or row.path != path or row.expires_at <= clock.now():
        return None
    found: dict[str, Any] = row.answers
    return found


def _digest(token: str, person_id: int | None) -> str:
    return secrets.digest(f"{token}:{person_id or ''}")


@atomic
def forget_old() -> int:
    """Remove what is past its hour; returns how much."""
    result = session().execute(delete(KeptAnswer).where(KeptAnswer.expires_at <= clock.now()))
    return int(getattr(result, "rowcount", 0))
