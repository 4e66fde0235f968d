"""A copied check shows its document, and taking one copy's away leaves the other's."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.twice import SYSTEM
from tests.factories import checks as make
from tests.factories.passes import make_photograph
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.transfers import make_transfer
from workforce.checks import queries, services
from workforce.checks.models import Appointment, Check, Photograph, RightToWorkCheck
from workforce.checks.services import moving
from workforce.checks.states import CheckKind
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.errors import NotFound
from workforce.documents import queries as documents
from workforce.documents import services as files
from workforce.documents.models import Document
from workforce.employment.models import PersonInPost
from workforce.employment.states import JobRole
from workforce.providers import jobs
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role

PDF = b"%PDF-1.7\n" + b"a reference\n" * 30
TODAY = clock.today()
DAY = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def folder(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    changed = replace(app.extensions["settings"], files_url=f"folder:{tmp_path}")
    monkeypatch.setitem(app.extensions, "settings", changed)
    return tmp_path


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(name="Giver"))


@pytest.fixture
def receiver(session: Session) -> Organisation:
    _ = session
    return make_organisation(name="Receiver")


@atomic
def keep(row: Check | Photograph | RightToWorkCheck) -> Document:
    return files.keep(SYSTEM, (row.__tablename__, row.id), title="Paper", content=PDF)


def hand_over(home: Home, receiver: Organisation) -> None:
    make_transfer(home, receiver, DAY)
    with time_machine.travel(clock.day_start(DAY), tick=False):
        assert jobs.home_transfers(DAY) == "handed over 1"


def file_count(folder: Path) -> int:
    return sum(1 for one in folder.rglob("*") if one.is_file())


def test_the_next_owner_opens_the_document_and_each_takes_away_its_own(
    home: Home, receiver: Organisation, folder: Path, session: Session
) -> None:
    source = make.make_appointment(home, complete=True)
    services.start(make.SYSTEM, source, started_on=TODAY)
    check = make.check_of(source, CheckKind.REFERENCE_RECENT)
    paper = keep(check)
    before, after = make_member(Role.OWNER, home.organisation), make_member(Role.OWNER, receiver)
    hand_over(home, receiver)
    session.expire_all()
    (new,) = session.scalars(select(Appointment).where(Appointment.organisation_id == receiver.id))
    (copy,) = documents.documents_of("check", [make.check_of(new, CheckKind.REFERENCE_RECENT).id])
    assert file_count(folder) == 1
    assert files.open_document(after.actor, copy) == PDF
    assert files.open_document(before.actor, paper) == PDF
    with pytest.raises(NotFound):
        files.open_document(after.actor, paper)
    with pytest.raises(NotFound):
        files.open_document(before.actor, copy)
    files.remove(SYSTEM, paper)
    assert files.open_document(after.actor, copy) == PDF
    files.remove(SYSTEM, copy)
    assert file_count(folder) == 0


def test_photographs_and_looks_at_a_right_to_work_go_along_with_their_files(
    home: Home, receiver: Organisation, folder: Path, session: Session
) -> None:
    look = make.make_right_to_work(home)
    keep(look)
    appointment = session.get_one(Appointment, look.appointment_id)
    keep(make_photograph(home, appointment))
    files_before = file_count(folder)
    owner = make_member(Role.OWNER, receiver)
    hand_over(home, receiver)
    session.expire_all()
    (again,) = session.scalars(
        select(RightToWorkCheck).where(RightToWorkCheck.organisation_id == receiver.id)
    )
    (picture,) = session.scalars(
        select(Photograph).where(Photograph.organisation_id == receiver.id)
    )
    for kind, number in (("right_to_work_check", again.id), ("photograph", picture.id)):
        (paper,) = documents.documents_of(kind, [number])
        assert files.open_document(owner.actor, paper) == PDF
    assert file_count(folder) == files_before


def test_a_check_that_moves_within_the_employer_shows_its_document(
    home: Home, folder: Path
) -> None:
    source = make.make_appointment(home, complete=True)
    spell: PersonInPost = services.start(make.SYSTEM, source, started_on=TODAY)
    keep(make.check_of(source, CheckKind.REFERENCE_RECENT))
    there = make_home(home.organisation)
    to = moving.Destination(
        JobRole.RESIDENTIAL_SUPPORT_WORKER, Decimal("37.5"), TODAY, keeps_post=True
    )
    moved = moving.move_person(make.make_keeper(home), spell, there, to).appointment
    brought = make.check_of(moved, CheckKind.REFERENCE_RECENT)
    assert queries.of_spell(spell) == source
    assert len(documents.documents_of("check", [brought.id])) == 1
    assert file_count(folder) == 1
