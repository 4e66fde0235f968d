"""Rows that repeat and rows that rules ask for later: none is lost, none is left out."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import jobs, queries, services
from workforce.checks.models import Appointment, Check
from workforce.checks.services.subjects import sync_subject_rows
from workforce.checks.states import REPEATING, CheckKind, CheckState, EvidenceKind, Why
from workforce.core import clock, db
from workforce.core.errors import DomainError
from workforce.employment.states import JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
JOINED = TODAY - timedelta(days=30)
POSTS = {"post-a": "Support worker, Elm House", "post-b": "Nursery nurse, Oak"}


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


def name_posts(appointment: Appointment, *subjects: str) -> None:
    wanted = {one: POSTS[one] for one in subjects}
    sync_subject_rows(make.SYSTEM, appointment, CheckKind.PREVIOUS_POST, wanted)


def rows(appointment: Appointment) -> dict[str, CheckState]:
    found = queries.rows_of_kind(appointment.id, CheckKind.PREVIOUS_POST)
    return {one.subject: one.state for one in found}


def row(appointment: Appointment, subject: str) -> Check:
    found = queries.rows_of_kind(appointment.id, CheckKind.PREVIOUS_POST)
    return next(one for one in found if one.subject == subject)


def see(appointment: Appointment, subject: str, state: CheckState) -> None:
    """A row as its own evidence left it; how that is recorded is tested with the history."""

    seer, verifier = make.accounts.make_person(), make.accounts.make_person()

    @db.atomic
    def force() -> None:
        one = row(appointment, subject)
        one.evidence, one.seen_by_id, one.seen_at = EvidenceKind.SEEN, seer.id, clock.now()
        one.verified_by_id, one.verified_at = verifier.id, clock.now()
        one.state = state

    force()


def test_each_post_gets_a_row_of_its_own_once(home: Home) -> None:
    appointment = make.make_appointment(home)
    name_posts(appointment, "post-a", "post-b")
    name_posts(appointment, "post-a", "post-b")
    assert rows(appointment) == dict.fromkeys(POSTS, CheckState.OUTSTANDING)
    missing = queries.what_is_missing(appointment)
    named = [(one.subject, one.why) for one in missing if one.kind is CheckKind.PREVIOUS_POST]
    assert named == [("post-a", Why.NOT_DONE), ("post-b", Why.NOT_DONE)]
    assert CheckKind.REASON_FOR_LEAVING not in {one.kind for one in missing}


def test_a_row_without_evidence_goes_with_its_post(home: Home) -> None:
    appointment = make.make_appointment(home)
    name_posts(appointment, "post-a", "post-b")
    name_posts(appointment, "post-b")
    assert rows(appointment) == {"post-b": CheckState.OUTSTANDING}


@pytest.mark.parametrize("state", [CheckState.SEEN, CheckState.SATISFACTORY])
def test_evidence_is_set_aside_and_comes_back_to_be_verified_again(
    home: Home, state: CheckState
) -> None:
    appointment = make.make_appointment(home)
    name_posts(appointment, "post-a")
    see(appointment, "post-a", state)
    name_posts(appointment)
    assert rows(appointment) == {"post-a": CheckState.NOT_APPLICABLE}
    kept = row(appointment, "post-a")
    assert kept.seen_by_id is not None
    assert kept.verified_by_id is None
    name_posts(appointment, "post-a")
    assert rows(appointment) == {"post-a": CheckState.SEEN}


def test_an_unsatisfactory_answer_stands_whatever_the_history_says(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    name_posts(appointment, "post-a")
    services.mark_unsatisfactory(
        make.make_keeper(home), row(appointment, "post-a"), reason="Dismissed for harm"
    )
    name_posts(appointment)
    assert rows(appointment) == {"post-a": CheckState.UNSATISFACTORY}
    [missing] = queries.what_is_missing(appointment)
    assert (missing.kind, missing.why) == (CheckKind.PREVIOUS_POST, Why.UNSATISFACTORY)


@pytest.mark.parametrize("kind", sorted(REPEATING))
def test_nobody_sets_aside_a_row_that_the_history_names(
    client: StrictClient, home: Home, kind: CheckKind
) -> None:
    appointment = make.make_appointment(home)
    sync_subject_rows(make.SYSTEM, appointment, kind, {"2020-01-01..": "Named"})
    [named] = queries.rows_of_kind(appointment.id, kind)
    keeper = make_member(Role.OWNER, home.organisation)
    with pytest.raises(DomainError, match="The law asks for this check"):
        services.mark_not_applicable(keeper.actor, named, reason="In a hurry")
    accounts.sign_in(client, keeper.person)
    url = f"/checks/{named.public_id}/not-applicable"
    refused = client.refused(url, reason="In a hurry")
    assert "The law asks for this check" in " ".join(refused.errors.values())
    assert queries.rows_of_kind(appointment.id, kind)[0].state is CheckState.OUTSTANDING


def test_kinds_that_do_not_repeat_have_no_subjects(home: Home) -> None:
    with pytest.raises(ValueError, match="does not repeat"):
        sync_subject_rows(make.SYSTEM, make.make_appointment(home), CheckKind.IDENTITY, {})


def test_a_home_that_becomes_a_school_asks_for_the_checks_of_a_school(home: Home) -> None:
    appointment = make.make_appointment(home, role=JobRole.TEACHER, complete=True)
    assert queries.what_is_missing(appointment) == []

    @db.atomic
    def become_a_school() -> None:
        home.also_school = True

    become_a_school()
    kinds = {one.kind for one in queries.what_is_missing(appointment)}
    assert kinds == {CheckKind.PROHIBITION, CheckKind.CHILDCARE}
    assert jobs.check_rows(TODAY) == "added 2"
    assert jobs.check_rows(TODAY) == "added 0"
    with db.still_reading() as session:
        session.expire_all()
        states = {one.kind: one.state for one in appointment.checks if one.kind in kinds}
    assert states == dict.fromkeys(kinds, CheckState.OUTSTANDING)
    make.finish_checks(appointment)
    assert queries.what_is_missing(appointment) == []


def test_rows_asked_for_later_are_not_recorded_here_for_somebody_in_post(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    services.start(make.make_keeper(home), appointment, started_on=TODAY)

    @db.atomic
    def forget() -> None:
        db.session().delete(make.check_of(appointment, CheckKind.COMPETENCE))

    forget()
    assert jobs.check_rows(TODAY) == "added 1"
    [missing] = queries.what_is_missing(appointment)
    assert (missing.kind, missing.why) == (CheckKind.COMPETENCE, Why.NOT_RECORDED)
