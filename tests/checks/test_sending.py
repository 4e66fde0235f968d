"""People files that are queued: kept encrypted, taken with progress, safe to break off."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.checks.people_csv import JOINED, in_post, line
from tests.factories import checks as make
from tests.factories.providers import Member, make_home, make_member, make_organisation
from workforce.checks import policies, queries
from workforce.checks.models import PeopleImport
from workforce.checks.rules.people_file import COLUMNS
from workforce.checks.services import Outcome, people_file
from workforce.checks.services.people_file import running, sending
from workforce.checks.states.imports import ImportProblem, ImportState
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.documents import services as documents
from workforce.providers.models import Home, Membership
from workforce.providers.states import Role


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


@pytest.fixture
def owner(home: Home) -> Member:
    return make_member(Role.OWNER, home.organisation)


def content(*lines: str) -> bytes:
    return "\n".join([",".join(COLUMNS), *lines]).encode()


def send(owner: Member, *lines: str, dry_run: bool = False, **more: Any) -> PeopleImport:
    return people_file.send_people(
        owner.actor, owner.organisation, content(*lines), dry_run=dry_run, **more
    )


def fresh(row: PeopleImport) -> PeopleImport:
    current().rollback()
    return current().scalars(select(PeopleImport).where(PeopleImport.id == row.id)).one()


@atomic
def change(row: PeopleImport, **values: Any) -> None:
    current().execute(update(PeopleImport).where(PeopleImport.id == row.id).values(**values))


def test_a_file_waits_encrypted_and_is_taken_by_the_job(home: Home, owner: Member) -> None:
    row = send(owner, line(home), line(home, person_reference="A2"))
    assert (row.state, row.row_count, row.done_count) == (ImportState.WAITING, 2, 0)
    assert in_post(home) == []
    assert people_file.run_waiting() == 1
    row = fresh(row)
    assert (row.state, row.done_count) == (ImportState.DONE, 2)
    assert row.summary is not None
    assert row.summary["counts"][Outcome.IN_POST_BEFORE.value] == 2
    assert len(in_post(home)) == 2
    assert people_file.run_waiting() == 0


def test_a_dry_run_shows_and_the_same_file_is_then_taken(home: Home, owner: Member) -> None:
    shown = send(owner, line(home), dry_run=True)
    people_file.run_waiting()
    assert in_post(home) == []
    taken = people_file.take_shown(owner.actor, fresh(shown))
    assert (taken.shown_by_id, taken.dry_run, taken.digest) == (shown.id, False, shown.digest)
    people_file.run_waiting()
    assert len(in_post(home)) == 1


def test_what_was_not_a_dry_run_or_is_not_over_is_not_taken(home: Home, owner: Member) -> None:
    waiting = send(owner, line(home), dry_run=True)
    with pytest.raises(Conflict):
        people_file.take_shown(owner.actor, waiting)
    people_file.run_waiting()
    change(waiting, digest="0" * 64)
    with pytest.raises(Conflict):
        people_file.take_shown(owner.actor, fresh(waiting))


def test_the_same_file_on_its_way_is_not_queued_twice(home: Home, owner: Member) -> None:
    first = send(owner, line(home))
    assert send(owner, line(home)).id == first.id
    assert send(owner, line(home), dry_run=True).id != first.id
    people_file.run_waiting()
    assert send(owner, line(home)).id != first.id


def test_an_idempotency_key_stands_for_one_file_for_good(home: Home, owner: Member) -> None:
    first = send(owner, line(home), idempotency_key="night-1")
    people_file.run_waiting()
    assert send(owner, line(home), idempotency_key="night-1").id == first.id
    with pytest.raises(Conflict, match="another file"):
        send(owner, line(home, weekly_hours="8"), idempotency_key="night-1")
    stranger = make_home(make_organisation(), joined_on=JOINED)
    other = make_member(Role.OWNER, stranger.organisation)
    assert send(other, line(stranger), idempotency_key="night-1").id != first.id


def test_a_run_that_was_killed_is_taken_up_again_and_finds_what_was_done(
    home: Home, owner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_home(home.organisation, joined_on=JOINED)
    row = send(owner, line(home), line(other, person_reference="A2"))
    real, told = running._tell, []

    def killed(claim: Any, done: int) -> None:
        real(claim, done)
        told.append(done)
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "_tell", killed)
    with pytest.raises(KeyboardInterrupt):
        people_file.run_waiting()
    row = fresh(row)
    assert (row.state, row.done_count, told) == (ImportState.RUNNING, 1, [1])
    monkeypatch.setattr(running, "_tell", real)
    assert people_file.run_waiting() == 0, "the lease is held"
    change(row, lease_until=clock.now() - timedelta(seconds=1))
    assert people_file.run_waiting() == 1
    row = fresh(row)
    assert row.state is ImportState.DONE
    assert row.summary is not None
    assert row.summary["counts"][Outcome.UNCHANGED.value] == 1
    assert row.summary["counts"][Outcome.IN_POST_BEFORE.value] == 1


def test_whoever_lost_the_lease_writes_no_result(home: Home, owner: Member) -> None:
    row = send(owner, line(home))
    claim = running._claim(row.id)
    assert claim is not None
    change(row, lease_until=clock.now() - timedelta(seconds=1))
    assert running._claim(row.id) is not None
    with pytest.raises(running._Lost):
        running._tell(claim, 1)


def test_a_file_that_breaks_again_and_again_is_given_up(home: Home, owner: Member) -> None:
    row = send(owner, line(home))
    change(row, attempt_count=running.MOST_ATTEMPTS)
    people_file.run_waiting()
    row = fresh(row)
    assert (row.state, row.problem) == (ImportState.FAILED, ImportProblem.GAVE_UP)


def test_whoever_lost_their_role_meanwhile_changes_nothing(home: Home, owner: Member) -> None:
    row = send(owner, line(home))
    _end(owner.membership)
    people_file.run_waiting()
    assert fresh(row).problem is ImportProblem.NO_ACCESS
    assert in_post(home) == []


@atomic
def _end(membership: Membership) -> None:
    current().get_one(Membership, membership.id).ended_at = clock.now()


def test_a_file_that_is_not_as_sent_is_not_taken(home: Home, owner: Member) -> None:
    row = send(owner, line(home))
    assert row.file_key is not None
    documents.clear_shelf(row.file_key)
    people_file.run_waiting()
    assert fresh(row).problem is ImportProblem.FILE_GONE


def test_a_file_that_cannot_be_read_is_refused_before_it_is_kept(
    owner: Member, session: Session
) -> None:
    with pytest.raises(DomainError, match="salary"):
        people_file.send_people(
            owner.actor, owner.organisation, b"person_reference,salary\nA,1", dry_run=True
        )
    assert session.scalars(select(PeopleImport)).all() == []


def test_a_recruiter_and_a_stranger_send_nothing(home: Home) -> None:
    for member in (make_member(Role.RECRUITER, home.organisation), make_member(Role.OWNER)):
        assert home.organisation is not None
        with pytest.raises(NotAllowed):
            people_file.send_people(
                member.actor, home.organisation, content(line(home)), dry_run=True
            )


@pytest.mark.parametrize("role", list(Role))
def test_a_file_is_listed_for_whom_the_policy_lets_see_it_and_nobody_else(
    home: Home, owner: Member, role: Role
) -> None:
    row = send(owner, line(home))
    actors = [make.member_actor(home, role=role), make_member(Role.OWNER).actor, owner.actor]
    if role in {Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.AREA_MANAGER}:
        actors.append(make_member(role, home.organisation, homes=(home,)).actor)
    for actor in actors:
        listed = row.id in {one.id for one in queries.imports_for(actor)}
        assert listed is policies.can_see_import(actor, row)
        assert (queries.import_for(actor, row.public_id) is not None) is listed


def test_files_and_reports_are_forgotten_after_90_days(home: Home, owner: Member) -> None:
    row = send(owner, line(home))
    people_file.run_waiting()
    assert people_file.forget_old(clock.today()) == 0
    assert people_file.whole_report(fresh(row)) is not None
    kept = fresh(row).file_key
    assert people_file.forget_old(clock.today() + sending.KEPT + timedelta(days=2)) == 1
    row = fresh(row)
    assert (row.file_key, row.report_key, row.summary) == (None, None, None)
    assert documents.from_shelf(kept or "") is None
    assert people_file.forget_old(clock.today() + sending.KEPT + timedelta(days=2)) == 0


def test_the_kept_report_says_the_same_as_the_report(home: Home, owner: Member) -> None:
    lines = [line(home), line(home, person_reference="A2", role="chef")]
    lines.append(line(home, person_reference="A3", started_on=clock.today()))
    lines.append(line(home, person_reference="A4", home_registration_number="50% of none"))
    row = send(owner, *lines)
    people_file.run_waiting()
    kept = people_file.whole_report(fresh(row))
    assert kept is not None
    assert people_file.unpack(people_file.pack(kept)) == kept
    assert [bad.line for bad in kept.refused] == [3, 5]
    assert [one.person_reference for one in kept.waiting] == ["A3"]
