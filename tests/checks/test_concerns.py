"""Concerns: what one stops, whom it reaches, what has to be done, and who closes it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.accounts.models import Person
from workforce.checks import jobs, privacy, queries, services
from workforce.checks.models import Appointment, Concern
from workforce.checks.queries import concerns as reading
from workforce.checks.services import ChecksIncomplete
from workforce.checks.services import concerns as writing
from workforce.checks.states import CheckKind, CheckState, ConcernKind, ConcernState, Why
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
KINDS = list(ConcernKind)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), name="Bramble House")


def worry(
    appointment: Appointment, kind: ConcernKind = ConcernKind.ALLEGATION, **more: Any
) -> Concern:
    actor = more.pop("actor", None) or make.member_actor(appointment.home)
    said = {"aware_on": TODAY, **more}
    return writing.open_concern(actor, writing.About(appointment=appointment), kind, **said)


def finish(concern: Concern, actor: Actor | None = None) -> Concern:
    for task in concern.tasks:
        writing.finish_task(
            actor or make.member_actor(concern.home), task, done_on=TODAY, how="By telephone"
        )
    return concern


def close(concern: Concern, to: ConcernState, actor: Actor | None = None) -> Concern:
    return writing.close_concern(
        actor or make.member_actor(concern.home), concern, to, outcome="Looked into"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_an_open_concern_stops_every_start_with_this_employer(
    home: Home, kind: ConcernKind
) -> None:
    appointment = make.make_appointment(home, complete=True, person_reference="W-1")
    elsewhere = make.make_appointment(
        make_home(home.organisation), complete=True, person_reference="W-1"
    )
    worry(appointment, kind)
    with pytest.raises(ChecksIncomplete) as refused:
        services.start(make.make_keeper(elsewhere.home), elsewhere, started_on=TODAY)
    assert Why.CONCERN in {one.why for one in refused.value.missing}
    assert reading.frozen(home.organisation_id or 0, "W-1")


def test_a_concern_about_one_person_stops_nobody_else(home: Home) -> None:
    worry(make.make_appointment(home, complete=True))
    other = make.make_appointment(home, complete=True)
    services.start(make.make_keeper(home), other, started_on=TODAY)


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_barred_list_hit_stops_the_same_account_with_another_employer(
    home: Home, kind: ConcernKind
) -> None:
    person = accounts.make_person()
    worry(make.make_appointment(home, account=person), kind)
    there = make_home(make_organisation())
    other = make.make_appointment(there, complete=True, account=person)
    missing = queries.what_is_missing(other)
    barred = kind is ConcernKind.BARRED_LIST_HIT
    assert [one.why for one in missing] == ([Why.ASK_SUPPORT] if barred else [])
    assert reading.account_frozen(person.id)


def test_another_employer_learns_nothing_of_why(home: Home) -> None:
    person = accounts.make_person()
    worry(make.make_appointment(home, account=person), ConcernKind.BARRED_LIST_HIT)
    other = make.make_appointment(make_home(make_organisation()), complete=True, account=person)
    with pytest.raises(ChecksIncomplete) as refused:
        services.start(make.make_keeper(other.home), other, started_on=TODAY)
    assert {one.kind for one in refused.value.missing} == {CheckKind.IDENTITY}
    assert "barred" not in str(refused.value).lower()
    assert make.check_of(other, CheckKind.CRIMINAL_RECORD).state is CheckState.SATISFACTORY


@atomic
def link(appointment: Appointment, person: Person) -> None:
    appointment.account_id = person.id


def test_an_account_linked_after_the_hit_is_stopped_too(home: Home) -> None:
    person = accounts.make_person()
    hit = make.make_appointment(home)
    worry(hit, ConcernKind.BARRED_LIST_HIT)
    other = make.make_appointment(make_home(make_organisation()), complete=True, account=person)
    assert queries.what_is_missing(other) == []
    link(hit, person)
    assert [one.why for one in queries.what_is_missing(other)] == [Why.ASK_SUPPORT]


@pytest.mark.parametrize(
    "kind, check",
    [
        (ConcernKind.NEW_DISCLOSURE, CheckKind.CRIMINAL_RECORD),
        (ConcernKind.BARRED_LIST_HIT, CheckKind.CRIMINAL_RECORD),
        (ConcernKind.DISQUALIFICATION, CheckKind.DISQUALIFICATION),
    ],
)
def test_the_check_that_a_concern_takes_the_ground_from_is_unsatisfactory_at_once(
    home: Home, kind: ConcernKind, check: CheckKind
) -> None:
    appointment = make.make_appointment(home, complete=True)
    concern = worry(appointment, kind)
    assert make.check_of(appointment, check).state is CheckState.UNSATISFACTORY
    close(finish(concern), ConcernState.MAY_WORK)
    assert make.check_of(appointment, check).state is CheckState.UNSATISFACTORY


def test_closing_with_may_work_lets_them_start_and_with_may_not_work_never_does(
    home: Home,
) -> None:
    cleared, stopped = (make.make_appointment(home, complete=True) for _number in range(2))
    close(finish(worry(cleared)), ConcernState.MAY_WORK)
    concern = close(finish(worry(stopped)), ConcernState.MAY_NOT_WORK)
    services.start(make.make_keeper(home), cleared, started_on=TODAY)
    assert [one.why for one in queries.what_is_missing(stopped)] == [Why.CONCERN]
    close(concern, ConcernState.MAY_WORK)
    assert queries.what_is_missing(stopped) == []


def test_a_concern_closes_only_when_every_task_is_done_and_by_somebody_else(home: Home) -> None:
    opener = make.member_actor(home)
    concern = worry(make.make_appointment(home), actor=opener)
    with pytest.raises(DomainError):
        close(concern, ConcernState.MAY_WORK)
    finish(concern, opener)
    with pytest.raises(DomainError):
        close(concern, ConcernState.MAY_WORK, opener)
    assert close(concern, ConcernState.MAY_WORK).state is ConcernState.MAY_WORK


def test_a_task_is_done_once_within_its_days_and_says_how(home: Home) -> None:
    concern = worry(make.make_appointment(home), aware_on=TODAY - timedelta(days=2))
    actor, task = make.member_actor(home), concern.tasks[0]
    for day, how in [
        (TODAY, " "),
        (TODAY - timedelta(days=3), "Rang"),
        (TODAY + timedelta(days=1), "Rang"),
    ]:
        with pytest.raises(DomainError):
            writing.finish_task(actor, task, done_on=day, how=how)
    writing.finish_task(actor, task, done_on=TODAY, how="Rang", not_needed=True)
    assert (task.done_by_id, task.how, task.not_needed) == (actor.person_id, "Rang", True)
    with pytest.raises(Conflict):
        writing.finish_task(actor, task, done_on=TODAY, how="Again")


def test_the_nation_of_the_home_decides_what_is_to_be_done(session: Session) -> None:
    _ = session
    welsh = make_home(make_organisation(), region_code="W92000004", authority_code="W06000015")
    concern = worry(make.make_appointment(welsh))
    assert "social-care-wales" in {task.code for task in concern.tasks}


def test_a_concern_reaches_somebody_who_has_left_too(home: Home) -> None:
    spell = make_person_in_post(home, ended_on=TODAY - timedelta(days=10))
    concern = writing.open_concern(
        make.member_actor(home),
        writing.About(spell=spell),
        ConcernKind.DISMISSAL_FOR_HARM,
        aware_on=TODAY,
    )
    assert concern.name == spell.name
    assert reading.frozen(spell.organisation_id, spell.person_reference)


@pytest.mark.parametrize("by", ["account", "address"])
def test_nobody_knows_of_a_concern_about_themselves(home: Home, by: str, session: Session) -> None:
    owner = make_member(Role.OWNER, home.organisation)
    make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation)
    known = {"account": owner.person} if by == "account" else {"email": owner.person.email}
    appointment = make.make_appointment(home, **known)
    concern = worry(appointment)
    assert reading.concerns_for(owner.actor) == []
    assert reading.concern_for(owner.actor, concern.public_id) is None
    assert reading.concern_task_for(owner.actor, concern.tasks[0].public_id) is None
    with pytest.raises(NotAllowed):
        finish(concern, owner.actor)
    with pytest.raises(NotAllowed):
        worry(appointment, actor=owner.actor)
    jobs.checks_due(TODAY)
    letters = session.query(Letter).filter_by(template="checks/tasks_due").all()
    assert [one.address for one in letters if one.address == owner.person.email] == []
    assert len(letters) == 1


def test_a_persons_copy_of_their_data_says_nothing_of_a_concern(home: Home) -> None:
    person = accounts.make_person()
    appointment = make.make_appointment(home, account=person)
    before = privacy.export(person.id)
    concern = worry(appointment, details="Seen by a neighbour")
    after = privacy.export(person.id)
    assert after == before
    assert concern.details is not None
    assert concern.details not in str(after)


def test_an_account_that_closes_leaves_the_concern_with_the_employer(home: Home) -> None:
    person = accounts.make_person()
    concern = worry(make.make_appointment(home, account=person))
    erase = privacy.CONTRIBUTION.erase
    assert erase is not None
    erase(make.SYSTEM, person.id)
    assert concern.account_id is None
    assert reading.frozen(concern.organisation_id, concern.person_reference)


def test_each_reminder_is_given_once_however_often_the_job_runs(
    home: Home, session: Session
) -> None:
    make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation)
    concern = worry(make.make_appointment(home), ConcernKind.NEW_DISCLOSURE)
    first = jobs.checks_due(TODAY)
    assert first == "told of 0, reminded of 1"
    assert jobs.checks_due(TODAY) == "told of 0, reminded of 0"
    finish(concern)
    assert jobs.checks_due(TODAY + timedelta(days=60)) == "told of 0, reminded of 0"
    assert session.query(Letter).filter_by(template="checks/tasks_due").count() == 1


def test_support_sees_how_many_tasks_are_overdue_and_nothing_else(home: Home) -> None:
    worry(make.make_appointment(home), aware_on=TODAY - timedelta(days=40))
    [(name, count, since)] = reading.overdue_by_organisation(TODAY)
    assert home.organisation is not None
    assert name == home.organisation.name
    assert count == 5
    assert since == TODAY - timedelta(days=40)
