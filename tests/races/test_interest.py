"""Two windows, one line that drops and comes back: interest is sent once."""

from collections import Counter

from flask import Flask
from sqlalchemy import func, select

from tests.factories import accounts, vacancies
from tests.support import race
from workforce.applications.models import Application, FirstStep
from workforce.core.db import db, session
from workforce.core.lifecycle import StateChange
from workforce.messages.models import Letter


def test_many_sendings_of_one_interest_at_once_make_one(real_app: Flask) -> None:
    vacancy = vacancies.make_vacancy(takes_interest=True)
    person = accounts.make_person()
    _, token = accounts.make_sign_in(person)
    path = f"/jobs/{vacancy.public_id}/interest"
    db.session.remove()
    said = race.together(real_app, "interest", processes=4, times=5, path=path, token=token)
    assert len(said) == 20
    application = session().scalars(select(Application)).one()
    assert set(said) == {f"303 /applications/{application.public_id}/sent"}
    assert application.state == "interested"
    assert session().scalar(select(func.count()).select_from(FirstStep)) == 1
    letters = Counter(session().scalars(select(Letter.template)))
    assert letters["applications/interest_received"] == 1
    moves = select(StateChange.to_state).where(StateChange.subject_kind == "application")
    assert session().scalars(moves.order_by(StateChange.id)).all() == ["draft", "interested"]
