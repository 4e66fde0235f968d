"""Two workers that send alerts at once, and a link that is opened in many windows."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from tests.factories import vacancies
from tests.factories.alerts import make_alert
from tests.support import race
from workforce.core import clock
from workforce.core.db import db, session
from workforce.core.lifecycle import StateChange
from workforce.messages.models import Letter
from workforce.vacancies.models import AlertMatch


def test_several_workers_at_once_tell_each_alert_once(real_app: Flask) -> None:
    earlier = clock.now() - timedelta(days=2)
    for number in range(20):
        make_alert(address=f"reader{number}@example.org", since=earlier)
    for number in range(3):
        vacancies.make_vacancy(
            title=f"Support {number}", published_at=clock.now() - timedelta(days=1)
        )
    db.session.remove()
    said = race.together(real_app, "send_alerts", processes=4, times=2)
    assert set(said) == {"done"}, said
    letters = select(Letter.address).where(Letter.template == "vacancies/new_jobs")
    told = session().scalars(letters).all()
    assert len(told) == len(set(told)) == 20
    assert session().scalar(select(func.count()).select_from(AlertMatch)) == 60


def test_a_link_that_is_pressed_in_many_windows_confirms_once(real_app: Flask) -> None:
    row = make_alert(confirmed=False)
    public_id, number = row.public_id, row.id
    db.session.remove()
    said = race.together(real_app, "confirm_alert", processes=4, times=3, alert_id=public_id)
    assert set(said) == {"done"}, said
    moves = select(func.count()).select_from(StateChange)
    mine = moves.where(StateChange.subject_kind == "job_alert", StateChange.subject_id == number)
    assert session().scalar(mine.where(StateChange.to_state == "live")) == 1
