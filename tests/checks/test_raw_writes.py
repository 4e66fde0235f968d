"""Whoever writes SQL by hand, past every service: the database itself keeps people out."""

from datetime import timedelta
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks import services
from workforce.core import clock
from workforce.core.db import Base, atomic, db, session
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.rules import Entrant
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home

TODAY = clock.today()
JOINED = TODAY - timedelta(days=30)
WORKER, TEACHER = JobRole.RESIDENTIAL_SUPPORT_WORKER, JobRole.TEACHER
COLUMNS = [column.name for column in Base.metadata.tables["person_in_post"].columns]


@pytest.fixture
def home(real_app: Flask) -> Home:
    assert real_app
    return make_home(make_organisation(), joined_on=JOINED)


@atomic
def unused(home: Home, reference: str, role: JobRole = WORKER) -> int:
    """A clearance that serves nobody yet, as only the gate gives one."""
    row = StartClearance(
        home_id=home.id,
        role=role,
        organisation_id=home.organisation_id,
        person_key=reference,
        appointment_public_id=f"{home.id}-{reference}-{role}"[:16],
        cleared_at=clock.now(),
    )
    session().add(row)
    session().flush()
    return row.id


def copied(spell_id: int, **other: str) -> str:
    """An INSERT of the same spell under another public id, with other values as SQL."""
    names = [name for name in COLUMNS if name != "id"]
    said = {"public_id": "'by-hand'", **other}
    values = ", ".join(said.get(name, name) for name in names)
    into = f"INSERT INTO person_in_post ({', '.join(names)})"
    return f"{into} SELECT {values} FROM person_in_post WHERE id = {spell_id}"  # noqa: S608 - ours


def changed(table: str, row_id: int, **values: str) -> str:
    said = ", ".join(f"{name} = {value}" for name, value in values.items())
    return f"UPDATE {table} SET {said} WHERE id = {row_id}"  # noqa: S608 - as above


def let_through(statements: dict[str, str]) -> list[str]:
    """Which statements the database takes, each in a transaction that really commits."""
    taken = []
    session().rollback()
    for name, statement in statements.items():
        try:
            with db.engine.begin() as connection:
                connection.execute(text(statement))
            taken.append(name)
        except IntegrityError:
            continue
    return taken


def spell_of(home: Home, reference: str) -> PersonInPost:
    row = make.make_appointment(home, complete=True, person_reference=reference)
    return services.start(make.SYSTEM, row, started_on=TODAY)


def ways_in(home: Home, there: Home, spell: PersonInPost, theirs: Home) -> dict[str, str]:
    """A row inserted for somebody whom no clearance was given for exactly this."""
    known, cleared = spell.id, spell.clearance_id
    other = "'SOMEBODY'"
    return {
        "without a clearance": copied(known, person_reference=other, clearance_id="NULL"),
        "with one that served": copied(known, started_on=f"'{JOINED}'"),
        "with one that served somebody else": copied(known, person_reference=other),
        "with none that exists": copied(known, clearance_id=str((cleared or 0) + 1000)),
        "of another person": copied(
            known, person_reference=other, clearance_id=str(unused(home, "ANOTHER"))
        ),
        "of another home": copied(
            known, person_reference=other, clearance_id=str(unused(there, "SOMEBODY"))
        ),
        "of another role": copied(
            known, person_reference=other, clearance_id=str(unused(home, "SOMEBODY", TEACHER))
        ),
        "for another employer": copied(
            known,
            person_reference="'THEIRS'",
            organisation_id=str(theirs.organisation_id),
            clearance_id=str(unused(home, "THEIRS")),
        ),
        "as in post before": copied(
            known, person_reference=other, clearance_id="NULL", before_joining="true"
        ),
        "as in post before a day of their own": copied(
            known,
            person_reference=other,
            clearance_id="NULL",
            before_joining="true",
            home_joined_on=f"'{TODAY + timedelta(days=1)}'",
        ),
    }


def ways_on(home: Home, there: Home, spell: PersonInPost, theirs: Home) -> dict[str, str]:
    """A row that is lawful made to say something else, or its clearance to."""
    post, clearance = "person_in_post", "start_clearance"
    known, cleared = spell.id, spell.clearance_id or 0
    spare = str(unused(home, "SPARE"))
    return {
        "no clearance": changed(post, known, clearance_id="NULL"),
        "clearance of another": changed(post, known, clearance_id=spare),
        "role": changed(post, known, role="'registered-manager'"),
        "home": changed(post, known, home_id=str(there.id)),
        "home of another": changed(post, known, home_id=str(theirs.id)),
        "person": changed(post, known, person_reference="'SOMEBODY'"),
        "employer": changed(post, known, organisation_id=str(theirs.organisation_id)),
        "before joining": changed(post, known, before_joining="true", clearance_id="NULL"),
        "what was cleared: person": changed(clearance, cleared, person_key="'SOMEBODY'"),
        "what was cleared: role": changed(clearance, cleared, role="'registered-manager'"),
        "what was cleared: home": changed(clearance, cleared, home_id=str(there.id)),
        "what was cleared: employer": changed(
            clearance, cleared, organisation_id=str(theirs.organisation_id)
        ),
        "the clearance": f"DELETE FROM start_clearance WHERE id = {cleared}",  # noqa: S608 - as above
    }


def test_no_statement_by_hand_puts_anybody_in_post_or_makes_them_another(home: Home) -> None:
    there = make_home(home.organisation, joined_on=JOINED)
    theirs = make_home(make_organisation(), joined_on=JOINED)
    spell = spell_of(home, "KNOWN")
    assert let_through(ways_in(home, there, spell, theirs)) == []
    assert let_through(ways_on(home, there, spell, theirs)) == []
    session().expire_all()
    assert session().scalar(select(func.count()).select_from(PersonInPost)) == 1
    # The very same statement is taken with a clearance for exactly this: nothing else refused it.
    right = copied(spell.id, person_reference="'R'", clearance_id=str(unused(home, "R")))
    assert let_through({"lawful": right}) == ["lawful"]


def test_no_statement_by_hand_moves_the_day_a_home_joined_under_its_people(home: Home) -> None:
    before = Entrant(
        person_reference="B",
        given_name="Jo",
        family_name="Side",
        role=WORKER,
        contract=Contract.PERMANENT,
        weekly_hours=Decimal("37.5"),
        started_on=JOINED - timedelta(days=9),
    )
    row = services.record_in_post_before(make.make_keeper(home), home, before)
    spell = spell_of(home, "KNOWN")
    later = f"'{TODAY + timedelta(days=1)}'"
    statements = {
        "the day of the home": changed("home", home.id, joined_on=later),
        "the day beside the person": changed("person_in_post", row.id, home_joined_on=later),
        "no day": changed("person_in_post", row.id, home_joined_on="NULL"),
        "the start": changed("person_in_post", row.id, started_on=f"'{JOINED}'"),
        "who came after": changed(
            "person_in_post",
            spell.id,
            before_joining="true",
            home_joined_on=f"'{JOINED}'",
            clearance_id="NULL",
        ),
    }
    assert let_through(statements) == []
