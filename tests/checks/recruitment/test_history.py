"""A history keeps the check list in step: posts, gaps and what is declared of them."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories import recruitment as files
from tests.factories.providers import make_home, make_organisation
from workforce.checks import queries
from workforce.checks import services as gate
from workforce.checks.models import Appointment, Check, EarlierPost
from workforce.checks.queries import recruitment as records
from workforce.checks.services import ChecksIncomplete
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
from workforce.core.audit import AuditEntry
from workforce.core.db import atomic
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
START = TODAY - timedelta(days=1000)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


@pytest.fixture
def owner(home: Home) -> Actor:
    return make.make_keeper(home)


def begun(actor: Actor, home: Home, start: date = START) -> Appointment:
    row = make.make_appointment(home)
    services.set_start(actor, row, start=HistoryStart.LEFT_EDUCATION, starts_on=start)
    return row


def work(
    actor: Actor, row: Appointment, first: date, last: date | None = None, **more: object
) -> EarlierPost:
    said = {"kind": HistoryKind.WORK, "employer": "Elm Care", "from_on": first, "until_on": last}
    return services.add_post(actor, row, **{**said, **more})  # type: ignore[arg-type]


def rows(row: Appointment, kind: CheckKind) -> dict[str, CheckState]:
    return {check.subject: check.state for check in queries.rows_of_kind(row.id, kind)}


def gap_row(row: Appointment) -> Check:
    (check,) = queries.rows_of_kind(row.id, CheckKind.GAP)
    return check


def judged(actor: Actor, row: Appointment, first: date) -> None:
    services.judge_gap(
        actor, row, from_on=first, explanation="I looked after my father", satisfactory=True
    )


def test_each_earlier_post_with_children_or_adults_gets_its_row(home: Home, owner: Actor) -> None:
    row = begun(owner, home)
    one = work(owner, row, START, START + timedelta(days=500), with_children=True)
    two = work(owner, row, START + timedelta(days=400), None, with_adults=True)
    work(owner, row, START, None)
    assert rows(row, CheckKind.PREVIOUS_POST) == {
        one.public_id: CheckState.OUTSTANDING,
        two.public_id: CheckState.OUTSTANDING,
    }


def test_a_gap_of_more_than_28_days_gets_its_row_and_shorter_ones_only_when_asked(
    home: Home, owner: Actor
) -> None:
    row = begun(owner, home)
    end = START + timedelta(days=500)
    work(owner, row, START, end)
    again = work(owner, row, end + timedelta(days=29), None)
    assert rows(row, CheckKind.GAP) == {}
    services.judge_gap(owner, row, from_on=end + timedelta(days=1))
    assert list(rows(row, CheckKind.GAP)) == [
        f"{end + timedelta(days=1)}..{end + timedelta(days=28)}"
    ]
    services.remove_post(owner, again)
    assert list(rows(row, CheckKind.GAP)) == [f"{end + timedelta(days=1)}.."]


def test_a_judged_gap_is_seen_verified_by_a_second_person_and_opens_the_gate(
    home: Home, owner: Actor
) -> None:
    row = make.make_appointment(home, complete=True)
    services.set_start(owner, row, start=HistoryStart.DECLARED, starts_on=START)
    with pytest.raises(ChecksIncomplete) as refused:
        gate.start(owner, row, started_on=TODAY)
    kinds = {one.kind for one in refused.value.missing}
    assert kinds == {CheckKind.GAP, CheckKind.EMPLOYMENT_HISTORY}
    judged(owner, row, START)
    services.say_all_stays(owner, row)
    services.declare_complete(owner, row)
    second = make.make_keeper(home)
    for kind in (CheckKind.GAP, CheckKind.EMPLOYMENT_HISTORY):
        for check in queries.rows_of_kind(row.id, kind):
            gate.verify(second, check)
    assert gate.start(owner, row, started_on=TODAY)


def test_a_gap_that_time_has_opened_keeps_somebody_out_before_it_has_a_row(
    home: Home, owner: Actor
) -> None:
    row = make.make_appointment(home)
    left = TODAY - timedelta(days=5)
    files.make_history(row, files.a_post(START, left), starts_on=START)
    make.finish_checks(row)
    assert queries.what_is_missing(row, TODAY) == []
    late = left + timedelta(days=30)
    (missing,) = queries.what_is_missing(row, late)
    assert (missing.kind, missing.subject) == (CheckKind.GAP, f"{left + timedelta(days=1)}..")
    _ = owner


def test_a_gap_judged_unsatisfactory_closes_the_gate_until_it_is_closed_itself(
    home: Home, owner: Actor
) -> None:
    row = begun(owner, home)
    services.judge_gap(owner, row, from_on=START, explanation="No comment", satisfactory=False)
    assert gap_row(row).state is CheckState.UNSATISFACTORY
    work(owner, row, START, None)
    assert set(rows(row, CheckKind.GAP).values()) <= {CheckState.NOT_APPLICABLE}


def test_a_judgement_stands_as_long_as_its_gap_does(home: Home, owner: Actor) -> None:
    row = begun(owner, home)
    end = START + timedelta(days=100)
    first = work(owner, row, START, end)
    later = work(owner, row, end + timedelta(days=101), None)
    judged(owner, row, end + timedelta(days=1))
    services.change_post(
        owner,
        later,
        kind=HistoryKind.WORK,
        employer="Oak Care",
        from_on=later.from_on,
        until_on=later.until_on,
    )
    assert len(records.gap_judgements_of(row.id)) == 1
    services.change_post(
        owner,
        first,
        kind=HistoryKind.WORK,
        employer="Elm Care",
        from_on=START,
        until_on=end - timedelta(days=10),
    )
    assert records.gap_judgements_of(row.id) == []


def test_a_judgement_that_falls_away_is_kept_in_the_audit(
    home: Home, owner: Actor, session: Session
) -> None:
    row = begun(owner, home)
    judged(owner, row, START)
    work(owner, row, START, None)
    entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "drop-gap-judgement"))
    (entry,) = entries
    assert "father" not in str(entry.details)
    assert START.isoformat() in str(entry.details)


def test_a_gap_needs_the_persons_own_words_before_it_is_judged(home: Home, owner: Actor) -> None:
    row = begun(owner, home)
    with pytest.raises(DomainError, match="as they wrote it"):
        services.judge_gap(owner, row, from_on=START, satisfactory=True)
    with pytest.raises(DomainError, match="no such gap"):
        services.judge_gap(owner, row, from_on=START + timedelta(days=1))


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
    answer = {
        "leaving": LeavingAnswer.VERIFIED,
        "asked": "Head of care",
        "asked_by": AskedBy.TELEPHONE,
        "asked_on": TODAY,
        "words": "Moved away",
    }
    for name in ("asked", "words"):
        with pytest.raises(DomainError) as refused:
            services.record_leaving(owner, post, **{**answer, name: ""})  # type: ignore[arg-type]
        assert refused.value.field == name
    services.record_leaving(owner, post, **answer)  # type: ignore[arg-type]
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
