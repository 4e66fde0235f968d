"""Somebody's whole file, with a word of its own in every column that is kept encrypted."""

import base64
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Table, select, update
from sqlalchemy.exc import IntegrityError

from tests.checks.inspection.evidence import add_evidence
from tests.factories import accounts, agency, duties, exits, passes, recruitment
from tests.factories import checks as make
from workforce.accounts.models import Person
from workforce.checks import services
from workforce.checks.models import Appointment, PeopleImport, ProvisionalCondition
from workforce.checks.services import concerns, people_file
from workforce.checks.services.passes import keys
from workforce.checks.states import CheckKind, ProvisionalKind
from workforce.core import clock
from workforce.core.db import Base, atomic, encrypted_columns, session
from workforce.employment.models import DutyEvent, ExitAnswer, StaffRecord
from workforce.employment.states import OwnReason
from workforce.providers.models import Home

# What must keep its shape to be read at all: the value that is there is the word itself.
KEPT = {"signing_key.private_key"}
REFERENCE = "canary-in-a-report"
WITHIN = {"people_import.summary": REFERENCE}
PICTURES = {"photograph.small", "photograph.tiny"}
SHAPED = {"staff_record.date_of_birth": "1871-03-09", "staff_record.sex": "female"}
# Words so short that any page may have them.
COMMON = {"staff_record.sex"}


def file_of(home: Home) -> tuple[Appointment, Person]:
    """Somebody of a home with something in every part of their file, and their account."""
    person = accounts.make_person(given_name="Ada", family_name="Canary")
    row = make.make_appointment(home, complete=True, account=person, person_reference="CANARY")
    make.satisfy(make.check_of(row, CheckKind.CHARACTER), certificate_number="0")
    spell = services.start(make.SYSTEM, row, started_on=clock.today())
    add_evidence(row)
    recruitment.make_reference(row, concerns=True)
    make.make_right_to_work(home, notice_reference="0")
    worry = make.make_concern(home)
    duties.make_event(spell, note="0")
    undone = duties.make_event(spell, note="0")
    duties.make_manager_absence(home)
    duties.make_vacancy_step(home)
    passes.make_photograph(home, row)
    passes.make_view(home)
    agency.settle(agency.make_worker(), CheckKind.CHARACTER)
    question, _token = exits.make_question(person)
    actor = make.member_actor(home)
    concerns.finish_task(actor, worry.tasks[0], done_on=clock.today(), how="0")
    keys.signing_key()
    passes.make_door_pass(person, home)
    _said(undone, question, make.make_import(spell.organisation))
    _more(home, row, person)
    return row, person


@atomic
def _said(undone: DutyEvent, question: ExitAnswer, sent: PeopleImport) -> None:
    """What may only be said of an event set aside, of an answer, and of a file that was taken."""
    undone.set_aside_at, undone.set_aside_reason = clock.now(), "0"
    question.reason, question.answered_at = OwnReason.HEALTH, clock.now()
    report = people_file.Report(dry_run=True, row_count=1)
    report.waiting.append(people_file.Waiting(2, REFERENCE, "none", ()))
    sent.summary = people_file.pack(report)


@atomic
def _more(home: Home, row: Appointment, person: Person) -> None:
    """Rows that no maker makes."""
    session().add(
        StaffRecord(organisation_id=home.organisation_id, person_reference=row.person_reference)
    )
    session().add(
        ProvisionalCondition(
            appointment_id=row.id,
            condition=ProvisionalKind.STEPS_TAKEN,
            reason="0",
            recorded_by_id=person.id,
            recorded_at=clock.now(),
        )
    )
    session().flush()


def of_issue(table: Table) -> bool:
    """Whether the tables of a feature hold what is said of people in post."""
    return any(
        mapper.local_table is table
        and mapper.class_.__module__.startswith(("workforce.checks", "workforce.employment"))
        for mapper in Base.registry.mappers
    )


def plant() -> dict[str, list[str]]:
    """Put a word of its own into every encrypted column of every row; the words by column."""
    return {
        f"{table.name}.{column.name}": _planted(table, column)
        for table, column in encrypted_columns()
        if of_issue(table)
    }


@atomic
def _planted(table: Table, column: Column[Any]) -> list[str]:
    name, words = f"{table.name}.{column.name}", []
    if name in KEPT:
        return [str(one) for one in session().scalars(select(column)) if one]
    if name in WITHIN:
        return [WITHIN[name] for one in session().scalars(select(column)) if one]
    for number in session().scalars(select(table.c.id)).all():
        word = SHAPED.get(name) or f"canary{name}{number}x".replace(".", "").replace("_", "")
        if name in PICTURES:
            word = base64.b64encode(word.encode()).decode()
        try:
            with session().begin_nested():
                row = update(table).where(table.c.id == number)
                session().execute(row.values({column.name: word}))
        except IntegrityError:  # a row of which this may not be said
            continue
        words.append(word)
    return words


def told(words: dict[str, list[str]], text: str, besides: Iterable[str] = ()) -> list[str]:
    """The columns whose words stand in a text."""
    passed = COMMON | set(besides)
    return [
        name
        for name, found in words.items()
        if name not in passed and any(word in text for word in found)
    ]
