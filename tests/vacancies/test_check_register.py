"""Live adverts are held against the newest registers, and old registers are told of."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import vacancies
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.core.db import atomic, session
from workforce.integrations import mail
from workforce.messages import jobs as posting
from workforce.messages.models import Letter
from workforce.providers.models import FrameEntry, Home, RegisterFrame
from workforce.providers.states import Regulator, Role
from workforce.vacancies import jobs

pytestmark = pytest.mark.usefixtures("app")
MONDAY = date(2026, 6, 1)


@atomic
def make_frame(as_at: date, *homes: Home, regulator: Regulator = Regulator.OFSTED) -> None:
    frame = RegisterFrame(regulator=regulator, as_at=as_at, content_hash=str(as_at), summary={})
    session().add(frame)
    session().flush()
    copied = ("registration_number", *COPIED)
    session().add_all(
        FrameEntry(frame_id=frame.id, **{name: getattr(home, name) for name in copied})
        for home in homes
    )


COPIED = (
    "home_type",
    "type_as_registered",
    "sector",
    "status",
    "short_break_only",
    "places_count",
    "nation",
    "region_code",
    "authority_code",
    "owner_as_registered",
)


def letters() -> list[Letter]:
    query = select(Letter).where(Letter.template == "vacancies/register_checked")
    return list(session().scalars(query))


def test_support_reads_on_mondays_which_jobs_are_off_the_newest_register(app: Flask) -> None:
    make_member(Role.SUPPORT)
    listed, gone = (make_home(make_organisation()) for _ in range(2))
    vacancies.make_vacancy(listed)
    absent = vacancies.make_vacancy(gone)
    assert jobs.check_register(MONDAY) == "jobs off the register 0, registers read long ago 0"
    make_frame(MONDAY - timedelta(days=40), listed, gone)
    assert jobs.check_register(MONDAY) == "jobs off the register 0, registers read long ago 0"
    make_frame(MONDAY - timedelta(days=5), listed)
    assert "off the register 1," in jobs.check_register(MONDAY - timedelta(days=1))
    assert letters() == []
    for _again in range(2):
        jobs.check_register(MONDAY)
    (letter,) = letters()
    assert letter.context == {"ids": [absent.public_id], "ofsted_on": None, "ciw_on": None}
    with app.app_context():
        posting.post_letters(MONDAY)
    assert absent.public_id in mail.MEMORY.sent[-1].text


def test_a_register_read_long_ago_is_told_of(app: Flask) -> None:
    make_member(Role.SUPPORT)
    make_frame(MONDAY - timedelta(days=46))
    make_frame(MONDAY - timedelta(days=45), regulator=Regulator.CIW)
    assert jobs.check_register(MONDAY) == "jobs off the register 0, registers read long ago 1"
    with app.app_context():
        posting.post_letters(MONDAY)
    assert "The register of Ofsted was last read as at 16 April 2026" in mail.MEMORY.sent[-1].text
