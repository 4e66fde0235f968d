"""One row that is not settled keeps somebody out, whichever door anybody tries."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.checks.people_csv import JOINED, TODAY, line, take
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from tests.factories.recruitment import a_post, make_stay
from workforce.checks import queries, services
from workforce.checks.models import Appointment
from workforce.checks.queries import recruitment
from workforce.checks.services import concerns, rechecks
from workforce.checks.services.recruitment import assess_risk, keep_rows
from workforce.checks.states import (
    AppointmentState,
    CheckKind,
    CheckState,
    ConcernKind,
    ProvisionalKind,
    RiskDecision,
    UpdateServiceResult,
)
from workforce.core.db import atomic, db
from workforce.core.errors import DomainError
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.states import JobRole
from workforce.providers.models import Home
from workforce.providers.states import HomeType

WORKER = JobRole.RESIDENTIAL_SUPPORT_WORKER
ONE_DAY = timedelta(days=1)
REASONS = dict.fromkeys(ProvisionalKind, "Nobody else could come tonight")
Breach = Callable[[Appointment], Any]


@atomic
def force(appointment: Appointment, kind: CheckKind, **values: Any) -> None:
    """Let a row stand as no service would let it."""
    check = make.check_of(appointment, kind)
    for name, value in values.items():
        setattr(check, name, value)


def state(kind: CheckKind, to: CheckState) -> Breach:
    unverified = {} if to is CheckState.SATISFACTORY else {"verified_by_id": None}
    aside = to is CheckState.NOT_APPLICABLE
    more: dict[str, Any] = {"required": False, "not_applicable_reason": "No"} if aside else {}
    forgotten = {**unverified, "verified_at": None, "sole_sign_off": False}
    return lambda row: force(row, kind, state=to, **forgotten, **more)


def values(kind: CheckKind, **said: Any) -> Breach:
    return lambda row: force(row, kind, **said)


def worry(kind: ConcernKind) -> Breach:
    def breach(row: Appointment) -> None:
        about = concerns.About(appointment=row)
        concerns.open_concern(make.member_actor(row.home), about, kind, aware_on=TODAY)

    return breach


def ask(result: UpdateServiceResult) -> Breach:
    def breach(row: Appointment) -> None:
        rechecks.ask_update_service(
            make.member_actor(row.home),
            make.check_of(row, CheckKind.CRIMINAL_RECORD),
            consented_on=TODAY,
            asked_on=TODAY,
            result=result,
        )

    return breach


def barred_elsewhere(row: Appointment) -> None:
    person = accounts.make_person()
    there = make.make_appointment(make_home(make_organisation()), account=person)
    worry(ConcernKind.BARRED_LIST_HIT)(there)

    @atomic
    def link() -> None:
        row.account_id = person.id

    link()


def disclosed(row: Appointment) -> None:
    check = make.check_of(row, CheckKind.CRIMINAL_RECORD)
    make.satisfy(check, discloses=True)
    assess_risk(
        make.member_actor(row.home),
        check,
        assessor="Alex Assessor",
        assessed_on=TODAY,
        decision=RiskDecision.MAY_WORK,
        conditions="",
        steps="",
    )


def abroad(row: Appointment) -> None:
    make_stay(row, "FR", TODAY - 700 * ONE_DAY, TODAY)


def longer(*, worked: bool) -> Breach:
    """A history that begins earlier than the one that was verified: work, or a gap."""

    @atomic
    def breach(row: Appointment) -> None:
        first = TODAY - 900 * ONE_DAY
        history = recruitment.history_of(row.id)
        assert history is not None
        history.starts_on = first
        if worked:
            post = a_post(first, TODAY, with_children=True)
            post.appointment_id = row.id
            db.session.add(post)
        db.session.flush()
        keep_rows(make.SYSTEM, row)

    return breach


CERTIFICATE = CheckKind.CRIMINAL_RECORD
BREACHES: dict[str, Breach] = {
    **{
        f"{kind} {to}": state(kind, to)
        for kind in (CheckKind.IDENTITY, CERTIFICATE, CheckKind.REFERENCE_RECENT, CheckKind.FITNESS)
        for to in (CheckState.OUTSTANDING, CheckState.SEEN, CheckState.NOT_APPLICABLE)
    },
    "unsatisfactory": state(CheckKind.CHARACTER, CheckState.UNSATISFACTORY),
    "not recorded here": state(CheckKind.COMPETENCE, CheckState.NOT_RECORDED_HERE),
    "expired": values(CheckKind.RIGHT_TO_WORK, expires_on=TODAY - ONE_DAY),
    "re-check overdue": values(CERTIFICATE, recheck_on=TODAY - ONE_DAY),
    "wrong certificate": values(CERTIFICATE, barred_list_checked=False),
    "disqualified without consent": values(CheckKind.DISQUALIFICATION, discloses=True),
    "disclosed, risk not approved": disclosed,
    "update service: new information": ask(UpdateServiceResult.NEW_INFORMATION),
    "update service: no match": ask(UpdateServiceResult.NO_MATCH),
    "concern": worry(ConcernKind.ALLEGATION),
    "barred": worry(ConcernKind.BARRED_LIST_HIT),
    "barred elsewhere": barred_elsewhere,
    "one more country": abroad,
    "one more post with children": longer(worked=True),
    "a gap": longer(worked=False),
}


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


def attempts(row: Appointment, home: Home) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Everything a keeper could try to get somebody into a post of a home."""
    owner, deputy = make.member_actor(home), make.SYSTEM
    said = {"given_name": row.given_name, "family_name": row.family_name}
    cells = {"person_reference": "X1", **said}
    today, earlier = TODAY.isoformat(), (JOINED - ONE_DAY).isoformat()
    yield "start", lambda: services.start(owner, row, started_on=TODAY)
    yield "start as a job", lambda: services.start(deputy, row, started_on=TODAY)
    yield "dated back", lambda: services.start(owner, row, started_on=JOINED - ONE_DAY)
    yield (
        "provisional",
        lambda: services.start_provisionally(
            owner, row, started_on=TODAY, until=TODAY + 20 * ONE_DAY, reasons=REASONS
        ),
    )
    yield "finish a move", lambda: services.finish_move(owner, row, started_on=TODAY)
    yield "file", lambda: take(home, line(home, **cells, started_on=today))
    yield "file, dated back", lambda: take(home, line(home, **cells, started_on=earlier))
    yield (
        "file, another contract",
        lambda: take(home, line(home, **cells, started_on=today, contract="bank")),
    )
    yield (
        "file, ended today",
        lambda: take(home, line(home, **cells, started_on=today, ended_on=today)),
    )


@pytest.mark.parametrize("name", BREACHES)
def test_one_row_that_is_not_settled_keeps_somebody_out_of_every_way_in(
    home: Home, session: Session, name: str
) -> None:
    row = make.make_appointment(home, complete=True, person_reference="X1")
    assert queries.what_is_missing(row) == []
    BREACHES[name](row)
    assert queries.what_is_missing(row)
    row_id = row.id
    for what, attempt in attempts(row, home):
        with suppress(DomainError):
            attempt()
        session.rollback()
        session.expire_all()
        assert session.get_one(Appointment, row_id).state is AppointmentState.CHECKING, what
        assert inside(session) == (0, 0), what


def inside(session: Session) -> tuple[int, int]:
    """How many are in post, and how many clearances were given."""
    session.rollback()
    counts = [
        session.scalar(select(func.count()).select_from(table)) or 0
        for table in (PersonInPost, StartClearance)
    ]
    return counts[0], counts[1]


@pytest.mark.parametrize("name", ["concern", "unsatisfactory", "update service: no match"])
def test_nobody_moves_on_what_no_longer_stands(home: Home, session: Session, name: str) -> None:
    there = make_home(home.organisation, joined_on=JOINED)
    row = make.make_appointment(home, complete=True, person_reference="X1")
    spell = services.start(make.SYSTEM, row, started_on=TODAY)
    BREACHES[name](row)
    to = services.Destination(JobRole.TEACHER, Decimal("37.5"), TODAY, keeps_post=True)
    for where in (there, home):
        moved = services.move_person(make.member_actor(home), spell, where, to)
        assert moved.person_in_post is None, where
        assert moved.missing, where
        with pytest.raises(services.ChecksIncomplete):
            services.start(make.SYSTEM, moved.appointment, started_on=TODAY)
    assert inside(session) == (1, 1)


@pytest.mark.parametrize("home_type", [HomeType.CHILDRENS_HOME, HomeType.SUPPORTED_ACCOMMODATION])
@pytest.mark.parametrize("name", ["concern", "unsatisfactory", "criminal-record outstanding"])
def test_not_even_a_provisional_start_is_given_on_an_answer_that_is_no(
    session: Session, home_type: HomeType, name: str
) -> None:
    home = make_home(make_organisation(), joined_on=JOINED, home_type=home_type)
    row = make.make_appointment(home, complete=True)
    BREACHES[name](row)
    owner, until = make.make_keeper(home), TODAY + ONE_DAY
    with pytest.raises(DomainError):
        services.start_provisionally(owner, row, started_on=TODAY, until=until, reasons=REASONS)
    assert inside(session) == (0, 0)
