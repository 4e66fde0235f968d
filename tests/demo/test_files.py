"""The recruitment files of the invented country: whole, lawful, and never more than was told."""

from collections.abc import Iterable
from random import Random
from typing import Any

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.demo.test_plan import TODAY
from workforce.checks import queries, rules
from workforce.checks.models import (
    Appointment,
    Check,
    Concern,
    EarlierPost,
    GapJudgement,
    Interview,
    OverseasResidence,
    ProvisionalCondition,
    Reference,
    RightToWorkCheck,
    WorkHistory,
)
from workforce.checks.queries import recruitment
from workforce.checks.queries.recruitment import conditions
from workforce.checks.rules import Span
from workforce.checks.states import (
    AppointmentState,
    CheckState,
    ConcernState,
    RightToWorkResult,
    Why,
)
from workforce.core import clock
from workforce.core.db import session
from workforce.demo.rules import files

IS_OPEN = Concern.state == ConcernState.OPEN


def started() -> list[Appointment]:
    """Whoever passed the gate whole."""
    provisional = select(ProvisionalCondition.appointment_id)
    query = select(Appointment).where(
        Appointment.state == AppointmentState.STARTED, Appointment.id.not_in(provisional)
    )
    return list(session().scalars(query.order_by(Appointment.id)))


def checks_of(rows: Iterable[Appointment]) -> list[Check]:
    return [check for row in rows for check in row.checks]


def of_started(model: Any) -> list[Any]:
    """What is on the files of those who have started; an offer opens a file too."""
    numbers = [row.id for row in started()]
    query = select(model).where(model.appointment_id.in_(numbers))
    return list(session().scalars(query.order_by(model.appointment_id, model.id)))


def total(model: Any) -> int:
    return session().scalar(select(func.count()).select_from(model)) or 0


def test_nothing_is_missing_today_of_anybody_who_started(demo_app: Flask) -> None:
    _ = demo_app
    working = [row for row in started() if row.person_in_post and not row.person_in_post.ended_on]
    assert len(working) > 100
    stopped = [one.appointment_id for one in session().scalars(select(Concern).where(IS_OPEN))]
    for appointment in working:
        missing = queries.what_is_missing(appointment, clock.today())
        assert {one.why for one in missing} == (
            {Why.CONCERN} if appointment.id in stopped else set()
        )


def test_every_start_of_the_small_country_has_a_file_behind_it(demo_app: Flask) -> None:
    _ = demo_app
    wanted = {row.id for row in started()}
    for model in (WorkHistory, Interview, RightToWorkCheck, Reference):
        assert wanted <= set(session().scalars(select(model.appointment_id)))
    assert len(of_started(Reference)) == 2 * len(of_started(WorkHistory))
    assert min(total(GapJudgement), total(OverseasResidence)) > 0


def test_every_check_could_have_been_verified_by_the_rules_of_its_kind(demo_app: Flask) -> None:
    _ = demo_app
    verified = [one for one in checks_of(started()) if one.state is CheckState.SATISFACTORY]
    assert [one.id for one in verified if conditions.lacking_to_verify(one)] == []


def test_the_rows_of_posts_gaps_and_countries_are_those_that_the_history_names(
    demo_app: Flask,
) -> None:
    _ = demo_app
    for appointment in started():
        wanted = recruitment.wanted_rows(appointment)
        for kind, subjects in wanted.items():
            rows = {one.subject for one in appointment.checks if one.kind is kind}
            assert rows == set(subjects), (appointment.id, kind)


def test_evidence_came_before_it_was_seen_and_calls_before_it_was_verified(
    demo_app: Flask,
) -> None:
    _ = demo_app
    by_kind = {(one.appointment_id, one.kind): one for one in checks_of(started())}
    for reference in of_started(Reference):
        kinds = {slot: kind for kind, slot in conditions.SLOTS.items()}
        check = by_kind[reference.appointment_id, kinds[reference.slot]]
        assert check.seen_at is not None
        assert check.verified_at is not None
        assert reference.received_on is not None
        assert reference.rung_on is not None
        assert reference.received_on <= clock.london(check.seen_at).date()
        assert reference.rung_on <= clock.london(check.verified_at).date()


def test_a_permission_that_ends_is_on_the_log_and_on_the_check(demo_app: Flask) -> None:
    _ = demo_app
    limited = select(RightToWorkCheck).where(
        RightToWorkCheck.result == RightToWorkResult.TIME_LIMITED
    )
    for row in session().scalars(limited):
        assert row.permission_until in {one.expires_on for one in row.appointment.checks}


def test_no_time_of_an_earlier_life_overlaps_another(demo_app: Flask) -> None:
    _ = demo_app
    last: dict[int, Any] = {}
    posts = of_started(EarlierPost)
    for post in sorted(posts, key=lambda one: (one.appointment_id, one.from_on)):
        assert post.until_on is not None
        assert post.appointment_id not in last or last[post.appointment_id] < post.from_on
        last[post.appointment_id] = post.until_on


@given(seed=st.integers(0, 10**9))
def test_a_history_has_just_the_gap_that_it_says(seed: int) -> None:
    told = files.told(Random(seed), TODAY)  # noqa: S311 - repeatable, not secret
    spans = [Span(one.from_on, one.until_on) for one in told.stretches]
    last = TODAY - files.ONE_DAY
    found = [one for one in rules.gaps(spans, Span(told.starts_on, None), last) if one.asks()]
    assert [(one.from_on, one.until_on) for one in found] == [told.gap] * bool(told.gap)
