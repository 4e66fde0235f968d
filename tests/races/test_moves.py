"""Two recruiters move overlapping sets of applicants at one moment: one letter for each."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.factories import accounts, applications, together, vacancies
from tests.support import race
from workforce.applications.models import Application
from workforce.applications.models.choosing import SeveralMoves
from workforce.applications.states import ApplicationState
from workforce.core.db import db, session
from workforce.core.lifecycle import StateChange
from workforce.messages.models import Letter

S = ApplicationState


def plain(actor: Any) -> dict[str, Any]:
    """An actor as plain values."""
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(actor).items()
    }


def letters(template: str) -> Counter[str]:
    query = select(Letter.address).where(Letter.template == template)
    return Counter(str(one) for one in session().scalars(query))


def test_overlapping_moves_at_once_write_one_letter_to_each_candidate(real_app: Flask) -> None:
    vacancy = vacancies.make_vacancy()
    people = [applications.make_application(vacancy, accounts.make_person()) for _ in range(6)]
    first = together.make_moves(vacancy, *people[:4], to=S.SHORTLISTED)
    second = together.make_moves(vacancy, *people[2:], to=S.UNSUCCESSFUL)
    ids, moves = [one.id for one in people], [first.id, second.id]
    recruiter = plain(applications.recruiter_of(vacancy))
    db.session.remove()
    said = race.together(
        real_app, "confirm_moves", processes=3, times=4, move_ids=moves, actor=recruiter
    )
    assert said == ["done"] * 12
    session().rollback()
    rows = [session().get_one(Application, one) for one in ids]
    told = letters("applications/shortlisted"), letters("applications/unsuccessful")
    moved = Counter(
        (change.subject_id, change.to_state)
        for change in session().scalars(
            select(StateChange).where(
                StateChange.subject_kind == "application",
                StateChange.to_state.in_([S.SHORTLISTED.value, S.UNSUCCESSFUL.value]),
            )
        )
    )
    assert set(moved.values()) == {1}
    for row in rows:
        email, changes = row.candidate.email, [to for one, to in moved if one == row.id]
        # Somebody shortlisted first may lawfully be turned down after; nobody hears a thing twice.
        assert told[0][email] == (S.SHORTLISTED.value in changes)
        assert told[1][email] == (S.UNSUCCESSFUL.value in changes)
        assert row.state.value in changes
    for move in moves:
        done = session().get_one(SeveralMoves, move)
        assert done.done_at is not None
        assert len(done.moved) + len(done.left_behind) == 4
