"""The gate at one moment: whoever is first, nobody is in post unchecked, and nobody is twice."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checks.passes.pictures import photographed
from tests.checks.people_csv import JOINED, TODAY
from tests.checks.test_races import started, together
from tests.factories import accounts
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from tests.races.steps import AT_ONCE, Verb, cleared_at, race, wrongs
from workforce.checks import queries, services
from workforce.checks.models import (
    Acceptance,
    Appointment,
    Check,
    Concern,
    DoorPass,
)
from workforce.checks.services import agency, concerns, passes
from workforce.checks.states import (
    AppointmentState,
    CheckKind,
    CheckState,
    ConcernKind,
    PassState,
    Why,
)
from workforce.core import clock
from workforce.core.db import db, session
from workforce.core.lifecycle import StateChange
from workforce.employment.states import Contract
from workforce.providers.models import Home


@pytest.fixture
def home(real_app: Flask) -> Home:
    assert real_app
    return make_home(make_organisation(), joined_on=JOINED)


def test_a_start_never_comes_after_a_check_found_wanting_or_a_concern(
    real_app: Flask, home: Home
) -> None:
    rows = [make.make_appointment(home, complete=True) for _ in range(2 * AT_ONCE)]
    doubted, worried = rows[:AT_ONCE], rows[AT_ONCE:]
    actor = make.member_actor(home)

    def doubt(check_id: int) -> Verb:
        return lambda: services.mark_unsatisfactory(
            actor, session().get_one(Check, check_id), reason="A call just now"
        )

    def worry(appointment_id: int) -> Verb:
        return lambda: concerns.open_concern(
            actor,
            concerns.About(appointment=session().get_one(Appointment, appointment_id)),
            ConcernKind.ALLEGATION,
            aware_on=TODAY,
        )

    checks = [make.check_of(row, CheckKind.CHARACTER).id for row in doubted]
    verbs = [started(row.id) for row in rows] + [doubt(one) for one in checks]
    race(real_app, *verbs, *[worry(row.id) for row in worried])
    assert wrongs() == []
    for row, check_id in zip(doubted, checks, strict=True):
        stopped = session().scalars(
            select(StateChange.created_at).where(
                StateChange.subject_kind == "check",
                StateChange.subject_id == check_id,
                StateChange.to_state == CheckState.UNSATISFACTORY.value,
            )
        )
        assert cleared_at(row) is None or cleared_at(row) < stopped.one()
    for row in worried:
        query = select(Concern.created_at).where(Concern.appointment_id == row.id)
        assert cleared_at(row) is None or cleared_at(row) < session().scalars(query).one()


def test_a_contract_corrected_while_somebody_starts_never_outruns_its_checks(
    real_app: Flask, home: Home
) -> None:
    rows = [
        make.make_appointment(home, complete=True, contract=Contract.VOLUNTEER)
        for _ in range(AT_ONCE)
    ]

    def correct(appointment_id: int) -> Verb:
        def verb() -> None:
            row = session().get_one(Appointment, appointment_id)
            services.correct(
                make.SYSTEM,
                row,
                contract=Contract.PERMANENT,
                weekly_hours=row.weekly_hours,
                given_name=row.given_name,
                family_name=row.family_name,
                email=row.email,
            )

        return verb

    def change(appointment_id: int) -> Verb:
        def verb() -> None:
            spell = session().get_one(Appointment, appointment_id).person_in_post
            if spell is not None:
                services.change_contract(make.SYSTEM, spell, Contract.PERMANENT)

        return verb

    verbs = [maker(row.id) for row in rows for maker in (started, correct, change)]
    race(real_app, *verbs)
    assert wrongs() == []
    for row in rows:
        if row.state is AppointmentState.STARTED:
            assert queries.what_is_missing(row) == []


def test_evidence_recorded_while_another_is_verified_is_never_verified_unseen(
    real_app: Flask, home: Home
) -> None:
    row = make.make_appointment(home, complete=True)
    check = make.check_of(row, CheckKind.FITNESS)
    first, second = make.member_actor(home), make.member_actor(home)
    services.record_evidence(first, check)
    check_id = check.id

    def record() -> None:
        services.record_evidence(second, session().get_one(Check, check_id))

    def verify() -> None:
        services.verify(second, session().get_one(Check, check_id))

    race(real_app, record, verify, record, verify, started(row.id))
    assert wrongs() == []
    if check.state is CheckState.SATISFACTORY:
        assert check.seen_by_id != check.verified_by_id
        assert check.verified_at is not None
        assert check.seen_at is not None
        assert check.verified_at >= check.seen_at
    else:
        assert check.verified_by_id is None


def test_a_check_that_the_agency_doubts_at_that_moment_is_never_accepted(
    real_app: Flask, home: Home
) -> None:
    taken = []
    for _ in range(AT_ONCE):
        worker = elsewhere.make_worker()
        theirs = elsewhere.settle(worker, CheckKind.REFERENCE_RECENT)
        row = elsewhere.make_taken(home, worker)
        mine = make.check_of(row, CheckKind.REFERENCE_RECENT)
        taken.append((mine.id, theirs.id, elsewhere.staff_of(worker.organisation)))
    reader = make.member_actor(home)

    def accept(check_id: int) -> Verb:
        return lambda: agency.accept(reader, session().get_one(Check, check_id))

    def doubt(check_id: int, actor: Any) -> Verb:
        found = type(theirs)
        return lambda: agency.doubt(actor, session().get_one(found, check_id), reason="A call")

    verbs = [accept(mine) for mine, _, _ in taken]
    race(real_app, *verbs, *[doubt(other, actor) for _, other, actor in taken])
    for check_id, _, _ in taken:
        state = session().get_one(Check, check_id).state
        assert state in {CheckState.OUTSTANDING, CheckState.UNSATISFACTORY}
    assert session().query(Acceptance).filter(Acceptance.fell_at.is_(None)).count() == 0


def test_a_door_pass_never_stands_beside_a_concern(real_app: Flask, home: Home) -> None:
    person = accounts.make_person()
    row = make.make_appointment(home, complete=True, account=person)
    services.start(make.SYSTEM, row, started_on=TODAY)
    photographed(row)
    actor, appointment_id, account = make.member_actor(home), row.id, person.as_actor

    def worry() -> None:
        about = concerns.About(appointment=session().get_one(Appointment, appointment_id))
        concerns.open_concern(actor, about, ConcernKind.ALLEGATION, aware_on=TODAY)

    def ask() -> None:
        passes.issue_pass(account, session().get_one(Appointment, appointment_id))

    session().rollback()
    together(real_app, ask, worry, ask)
    session().rollback()
    session().expire_all()
    assert Why.CONCERN in {one.why for one in queries.what_is_missing(row)}
    for made in session().scalars(select(DoorPass)):
        assert passes.standing(made, clock.now()) is PassState.ENDED
        assert made.created_at <= session().scalars(select(Concern.created_at)).one()
    db.session.remove()
