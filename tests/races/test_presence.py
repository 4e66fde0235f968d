"""Absences and hours, recorded by several processes at one moment."""

from decimal import Decimal

from flask import Flask
from sqlalchemy import select

from tests.employment.test_hours import HEADER, line
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from tests.support import race
from workforce.core.db import db, session
from workforce.employment.models import Absence, HoursWorked


def test_several_open_absences_recorded_at_once_leave_one(real_app: Flask) -> None:
    row = make_person_in_post(make_home(make_organisation()))
    person_in_post_id = row.id
    db.session.remove()
    said = race.together(
        real_app, "be_away", processes=4, times=3, person_in_post_id=person_in_post_id
    )
    assert sorted(set(said)) == ["Conflict", "done"]
    assert said.count("done") == 1
    session().rollback()
    assert len(session().scalars(select(Absence)).all()) == 1


def test_one_file_of_hours_sent_by_several_at_once_is_taken_once(real_app: Flask) -> None:
    home = make_home(make_organisation())
    make_person_in_post(home, reference="P1")
    organisation_id, content = home.organisation_id, f"{HEADER}\n{line(home)}"
    db.session.remove()
    said = race.together(
        real_app,
        "send_hours",
        processes=4,
        times=2,
        organisation_id=organisation_id,
        content=content,
    )
    assert set(said) == {"done"}
    session().rollback()
    assert [row.hours for row in session().scalars(select(HoursWorked))] == [Decimal("41.5")]
