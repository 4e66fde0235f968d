"""A history keeps the check list in step: posts, gaps and what is declared of them."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.checks.recruitment.steps import START, begun, rows, work
from tests.factories import checks as make
from tests.factories import recruitment as files
from tests.factories.providers import make_home, make_organisation
from workforce.checks import queries
from workforce.checks import services as gate
from workforce.checks.queries import recruitment as records
from workforce.checks.services import recruitment as services
from workforce.checks.states import (
    AskedBy,
    CheckKind,
    CheckState,
    HistoryKind,
    HistoryStart,
    LeavingAnswer,
)
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


@pytest.fixture
def owner(home: Home) -> Actor:
    return make.make_keeper(home)


def test_each_earlier_post_with_children_or_adults_gets_its_row(home: Home, owner: Actor) -> None:
    row = begun(owner, home)
    one = work(owner, row, START, START + timedelta(days=500), with_children=True)
    two = work(owner, row, START + timedelta(days=400), None, with_adults=True)
    work(owner, row, START, None)
    assert rows(row, CheckKind.PREVIOUS_POST) == {
        one.public_id: CheckState.OUTSTANDING,
        two.public_id: CheckState.OUTSTANDING,
    }


def test_a_history_is_complete_only_when_it_begins_is_told_and_time_abroad_is_said(
    home: Home, owner: Actor
) -> None:
    row = make.make_appointment(home)
    with pytest.raises(DomainError, match="from what day on"):
        services.declare_complete(owner, row)
    services.set_start(owner, row, start=HistoryStart.LEFT_EDUCATION, starts_on=START)
    with pytest.raises(DomainError, match="how the time was spent"):
        services.declare_complete(owner, row)
    work(owner, row, START, None)
    with pytest.raises(DomainError, match="time abroad"):
        services.declare_complete(owner, row)
    services.say_all_stays(owner, row)
    services.declare_complete(owner, row)
    assert make.check_of(row, CheckKind.EMPLOYMENT_HISTORY).state is CheckState.SEEN


def test_history_is_not_recorded_as_seen_before_it_is_declared_complete(
    home: Home, owner: Actor
) -> None:
    row = begun(owner, home)
    check = make.check_of(row, CheckKind.EMPLOYMENT_HISTORY)
    with pytest.raises(DomainError, match="say that it is complete"):
        gate.record_evidence(owner, check)
    assert check.state is CheckState.OUTSTANDING


def test_a_change_undoes_the_declaration_and_the_verification(home: Home, owner: Actor) -> None:
    row = make.make_appointment(home, complete=True)
    check = make.check_of(row, CheckKind.EMPLOYMENT_HISTORY)
    assert check.state is CheckState.SATISFACTORY
    work(owner, row, TODAY, None)
    assert check.state is CheckState.SEEN
    with pytest.raises(DomainError, match="say that it is complete"):
        gate.verify(make.make_keeper(home), check)
    services.declare_complete(owner, row)
    gate.verify(make.make_keeper(home), check)


def test_why_a_post_ended_is_verified_with_that_employer_by_two_people(
    home: Home, owner: Actor
) -> None:
    row = begun(owner, home)
    post = work(owner, row, START, None, with_children=True)
    (check,) = queries.rows_of_kind(row.id, CheckKind.PREVIOUS_POST)
    with pytest.raises(DomainError, match="who was asked"):
        gate.record_evidence(owner, check)
    answer: Any = {
        "leaving": LeavingAnswer.VERIFIED,
        "asked": "Head of care",
        "asked_by": AskedBy.TELEPHONE,
        "asked_on": TODAY,
        "words": "Moved away",
    }
    for name in ("asked", "words"):
        with pytest.raises(DomainError) as refused:
            services.record_leaving(owner, post, **{**answer, name: ""})
        assert refused.value.field == name
    services.record_leaving(owner, post, **answer)
    assert check.state is CheckState.SEEN
    with pytest.raises(DomainError, match="second person"):
        gate.verify(owner, check)
    assert gate.verify(make.make_keeper(home), check).state is CheckState.SATISFACTORY


def test_what_could_not_be_verified_says_what_was_tried_and_needs_two_people_too(
    home: Home, owner: Actor
) -> None:
    row = begun(owner, home)
    post = work(owner, row, START, None, with_adults=True)
    services.record_leaving(
        owner,
        post,
        leaving=LeavingAnswer.NOT_VERIFIABLE,
        asked="",
        asked_by=None,
        asked_on=TODAY,
        words="Closed in 2019; wrote to the last address, rang the council",
    )
    (check,) = queries.rows_of_kind(row.id, CheckKind.PREVIOUS_POST)
    assert check.state is CheckState.SEEN
    with pytest.raises(DomainError, match="second person"):
        gate.verify(owner, check)


def test_days_that_cannot_be_are_refused_beside_their_field(home: Home, owner: Actor) -> None:
    row = begun(owner, home)
    for first, last, field in (
        (TODAY, TODAY - timedelta(days=1), "until_on"),
        (TODAY + timedelta(days=1), None, "from_on"),
        (TODAY, TODAY + timedelta(days=1), "until_on"),
    ):
        with pytest.raises(DomainError) as refused:
            work(owner, row, first, last)
        assert refused.value.field == field
    with pytest.raises(DomainError, match="employer"):
        services.add_post(owner, row, kind=HistoryKind.WORK, from_on=TODAY)
    assert records.earlier_posts_of(row.id) == []


def test_a_month_without_its_day_is_kept_whole(home: Home, owner: Actor) -> None:
    row = begun(owner, home)
    post = work(owner, row, date(2024, 2, 9), date(2024, 2, 9), from_exact=False, until_exact=False)
    assert (post.from_on, post.until_on) == (date(2024, 2, 1), date(2024, 2, 29))


def test_the_history_stands_once_somebody_has_started(home: Home, owner: Actor) -> None:
    row = make.make_appointment(home, complete=True)
    (post,) = records.earlier_posts_of(row.id)
    gate.start(owner, row, started_on=TODAY)
    with pytest.raises(Conflict, match="as it was"):
        services.remove_post(owner, post)
    with pytest.raises(Conflict, match="as it was"):
        work(owner, row, TODAY, None)


def test_posts_with_the_same_employer_need_not_be_told(home: Home, owner: Actor) -> None:
    row = make.make_appointment(home, complete=True)
    gate.start(owner, row, started_on=TODAY)
    another = make.make_appointment(make_home(home.organisation), person_reference="SAME")
    files.make_history(another, files.a_post(START, TODAY - timedelta(days=90)), starts_on=START)
    assert [one.is_open for one in records.gaps_of(another)] == [True]

    @atomic
    def backdate(spell: PersonInPost) -> None:
        spell.person_reference, spell.started_on = "SAME", TODAY - timedelta(days=89)

    assert row.person_in_post is not None
    backdate(row.person_in_post)
    assert records.gaps_of(another) == []


def test_another_provider_the_support_desk_and_the_person_write_nothing_here(home: Home) -> None:
    row = make.make_appointment(home, email="robin@example.org")
    strangers = [
        make.make_keeper(make_home(make_organisation())),
        Actor.system("tests"),
        Actor.anonymous(),
    ]
    for actor in strangers:
        with pytest.raises(NotAllowed):
            services.set_start(actor, row, start=HistoryStart.DECLARED, starts_on=START)
    assert records.history_of(row.id) is None


def test_a_recruiter_and_the_responsible_individual_may_record_a_history(home: Home) -> None:
    for role in (Role.RECRUITER, Role.RESPONSIBLE_INDIVIDUAL):
        begun(make.make_keeper(home, role), home)


def test_nothing_is_written_into_a_withdrawn_file(home: Home, owner: Actor) -> None:
    row = begun(owner, home)
    gate.withdraw(owner, row, reason="Another job")
    with pytest.raises(Conflict):
        work(owner, row, START)
