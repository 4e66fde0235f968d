"""Registers, letters and the audit chain, worked on by several processes at one moment."""

from datetime import date
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from tests.factories import accounts
from tests.support import race, registers
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, db, session
from workforce.messages import services as messages
from workforce.messages.models import Letter
from workforce.messages.states import LetterState
from workforce.providers.models import FrameEntry, Home, RegisterFrame

HOMES = 30
LETTERS = 40
AS_AT = date(2023, 3, 31)


def count(table: type) -> int:
    """How many rows a table holds now."""
    session().rollback()
    return session().scalar(select(func.count()).select_from(table)) or 0


def test_one_register_imported_by_several_at_once_leaves_one_frame(
    real_app: Flask, tmp_path: Path
) -> None:
    homes = [{"URN": 2600000 + number, "Places": 1 + number % 7} for number in range(HOMES)]
    file = registers.ofsted_file(tmp_path, *homes)
    said = race.together(
        real_app, "import_register", processes=3, file=str(file), as_at=AS_AT.isoformat()
    )
    assert "done" in said
    assert set(said) <= {"done", "Conflict"}
    assert (count(RegisterFrame), count(Home), count(FrameEntry)) == (1, HOMES, HOMES)
    assert session().scalar(select(func.sum(Home.places_count))) == sum(
        home["Places"] for home in homes
    )


def test_two_registers_imported_at_once_leave_the_newer_one_standing(
    real_app: Flask, tmp_path: Path
) -> None:
    older = [{"URN": 2600000 + number, "Places": 2} for number in range(HOMES)]
    newer = [{"URN": 2600000 + number, "Places": 3} for number in range(5, HOMES + 5)]
    files = [
        (registers.ofsted_file(tmp_path, *older, name="older.ods"), date(2023, 3, 31)),
        (registers.ofsted_file(tmp_path, *newer, name="newer.ods"), date(2024, 3, 31)),
    ]
    for file, as_at in files:
        race.together(
            real_app, "import_register", processes=2, file=str(file), as_at=as_at.isoformat()
        )
    assert (count(RegisterFrame), count(Home)) == (2, HOMES + 5)


def test_a_letter_is_posted_once_however_many_post(real_app: Flask) -> None:
    addresses = [accounts.make_person(f"reader{number}@example.org").email for number in range(8)]
    write_to(addresses)
    race.together(real_app, "post_letters", processes=3)
    session().rollback()
    letters = session().scalars(select(Letter)).all()
    assert {(letter.state, letter.attempt_count) for letter in letters} == {(LetterState.POSTED, 1)}


@atomic
def write_to(addresses: list[str]) -> None:
    """Put many letters into the outbox."""
    for number in range(LETTERS):
        messages.write(
            addresses[number % len(addresses)],
            "accounts/closed",
            {},
            link=("pages_public.home", {}),
        )


def test_the_audit_chain_holds_however_many_seal_it(real_app: Flask) -> None:
    record_many()
    said = race.together(real_app, "seal_audit", processes=3, times=2)
    assert "done" in said
    audit.seal()
    verdict = audit.verify()
    assert verdict.sound
    assert verdict.sealed_count >= 200
    db.session.remove()


@atomic
def record_many() -> None:
    """Leave many entries that wait to be sealed."""
    for number in range(200):
        audit.record(Actor.system("tests"), "do-something", ("thing", number))
