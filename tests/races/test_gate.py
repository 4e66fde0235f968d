"""The gate at one moment: whoever is first, nobody is in post unchecked, and nobody is twice."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checks.passes.pictures import photographed
from tests.checks.people_csv import BEFORE, JOINED, TODAY, line
from tests.checks.test_races import started, together
from tests.checks.twice import propose_by_hand
from tests.factories import accounts
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.transfers import make_transfer
from workforce.checks import queries, services
from workforce.checks.models import (
    Acceptance,
    Appointment,
    Check,
    Concern,
    DoorPass,
    MergeProposal,
)
from workforce.checks.rules.people_file import COLUMNS
from workforce.checks.services import agency, concerns, merging, passes, people_file
from workforce.checks.services.people_file import running
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
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.states import Contract
from workforce.providers.models import Home, Organisation
from workforce.providers.services import handing_over
from workforce.providers.states import Role

Verb = Callable[[], Any]
AT_ONCE = 3
ADA: dict[str, Any] = {"given_name": "Ada", "family_name": "Day"}
# What another's winning may lawfully make of a try.
LOST = {"done", "Conflict", "ChecksIncomplete", "DomainError", "NotAllowed", "NotFound"}


@pytest.fixture
def home(real_app: Flask) -> Home:
    assert real_app
    return make_home(make_organisation(), joined_on=JOINED)


def race(app: Flask, *verbs: Verb) -> list[str]:
    """Run verbs at one moment; nothing may break, only refuse."""
    session().rollback()
    said = together(app, *verbs)
    assert len(said) == len(verbs)
    assert set(said) <= LOST
    session().rollback()
    session().expire_all()
    return said


def wrongs() -> list[str]:
    """Whoever is in post without a clearance for exactly that, or is there twice."""
    found = []
    rows = session().scalars(select(PersonInPost).where(PersonInPost.ended_on.is_(None))).all()
    posts = Counter((row.home_id, row.role, row.person_reference) for row in rows)
    found += [f"twice: {post}" for post, times in posts.items() if times > 1]
    for row in rows:
        if row.organisation_id != session().get_one(Home, row.home_id).organisation_id:
            found.append(f"in post with who no longer has the home: {row.person_reference}")
        if not row.before_joining:
            found += _unlike_its_clearance(row)
    return found


def _unlike_its_clearance(row: PersonInPost) -> list[str]:
    clearance = session().get_one(StartClearance, row.clearance_id)
    query = select(Appointment).where(Appointment.public_id == clearance.appointment_public_id)
    appointment = session().scalars(query).one_or_none()
    if appointment is None and clearance.carried_over:  # nothing was recorded of who was before
        return []
    if appointment is None:
        return [f"{row.person_reference} has a clearance of no appointment"]
    names = {row.person_reference, clearance.person_key, appointment.person_reference}
    found = [] if len(names) == 1 else [f"several references: {sorted(names)}"]
    if (appointment.state, appointment.person_in_post_id) != (AppointmentState.STARTED, row.id):
        found.append(f"{row.person_reference} is in post and their appointment is not started")
    if appointment.contract is not row.contract:
        found.append(f"{row.person_reference} has another contract than was checked")
    return found


def cleared_at(appointment: Appointment) -> Any:
    """When somebody was cleared; None where they did not start."""
    query = select(StartClearance.cleared_at).where(
        StartClearance.appointment_public_id == appointment.public_id
    )
    return session().scalar(query)


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


def merge(proposal_id: int, keep: str, actor: Any) -> Verb:
    return lambda: merging.merge(actor, session().get_one(MergeProposal, proposal_id), keep=keep)


def test_merges_that_meet_leave_nobody_between_two_references(real_app: Flask, home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation).actor
    for number, reference in enumerate(("A", "B", "C")):
        first = BEFORE - timedelta(days=100 * (3 - number))
        make_person_in_post(
            home,
            reference=reference,
            started_on=first,
            ended_on=first + timedelta(days=50),
            **ADA,
        )
    one, two = propose_by_hand(home, "A", "B").id, propose_by_hand(home, "B", "C").id
    said = race(real_app, *[merge(one, "A", owner)] * 2, *[merge(two, "C", owner)] * 2)
    references = set(session().scalars(select(PersonInPost.person_reference)))
    assert (said.count("done"), references) == (1, {"A", "C"})
    assert wrongs() == []


def test_a_merge_while_somebody_starts_leaves_one_person(real_app: Flask, home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation).actor
    verbs: list[Verb] = []
    for number in range(AT_ONCE):
        there = make_home(home.organisation, joined_on=JOINED)
        kept, other = f"K{number}", f"O{number}"
        names: dict[str, Any] = {"given_name": "Ada", "family_name": f"Day {number}"}
        make_person_in_post(home, reference=kept, **names)
        row = make.make_appointment(there, complete=True, person_reference=other, **names)
        proposal = propose_by_hand(home, kept, other)
        verbs += [started(row.id), merge(proposal.id, kept, owner)]
    said = race(real_app, *verbs)
    assert said.count("done") == len(verbs)
    assert wrongs() == []
    references = Counter(session().scalars(select(PersonInPost.person_reference)))
    assert references == {f"K{number}": 2 for number in range(AT_ONCE)}


def sent(organisation_id: int, content: bytes) -> Verb:
    def verb() -> None:
        organisation = session().get_one(Organisation, organisation_id)
        services.import_people(make.SYSTEM, organisation, content)

    return verb


def file_of(*lines: str) -> bytes:
    return "\n".join([",".join(COLUMNS), *lines]).encode()


def test_a_file_that_starts_whom_a_page_starts_makes_one_start(real_app: Flask, home: Home) -> None:
    rows = [make.make_appointment(home, complete=True) for _ in range(AT_ONCE)]
    unchecked = make.make_appointment(home)
    lines = [
        line(
            home,
            person_reference=row.person_reference,
            given_name=row.given_name,
            family_name=row.family_name,
            started_on=TODAY.isoformat(),
        )
        for row in (*rows, unchecked)
    ]
    take = sent(home.organisation_id or 0, file_of(*lines))
    race(real_app, take, *[started(row.id) for row in (*rows, unchecked)], take)
    assert wrongs() == []
    assert session().query(PersonInPost).count() == AT_ONCE
    assert unchecked.state is AppointmentState.CHECKING


def test_a_file_and_a_start_while_a_home_changes_owner_leave_nobody_behind(
    real_app: Flask, home: Home
) -> None:
    row = make.make_appointment(home, complete=True)
    make_person_in_post(home, reference="OLD")
    content = file_of(line(home, person_reference="A1"), line(home, person_reference="A2"))
    transfer_id = make_transfer(home, make_organisation(), TODAY).id
    carry: Verb = lambda: handing_over.carry_out(transfer_id)  # noqa: E731 - two of one kind
    take = sent(home.organisation_id or 0, content)
    race(real_app, carry, take, started(row.id), carry)
    assert wrongs() == []


def test_two_jobs_that_take_the_same_waiting_file_take_everybody_once(
    real_app: Flask, home: Home
) -> None:
    owner = make_member(Role.OWNER, home.organisation)
    lines = [line(home, person_reference=f"W{number}") for number in range(20)]
    row = people_file.send_people(owner.actor, owner.organisation, file_of(*lines), dry_run=False)
    ended: list[int] = []

    def run() -> None:
        ended.append(running.run_waiting())

    race(real_app, run, run, run)
    assert session().query(PersonInPost).count() == 20
    assert sum(ended) <= 1
    assert row.attempt_count == 1
    assert wrongs() == []


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
