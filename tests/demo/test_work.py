"""Absence, cover, duties and leaving in the invented country: lawful, and at believable rates."""

from collections import Counter, defaultdict
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.demo.conftest import DemoActor
from tests.demo.test_plan import TODAY, country
from workforce.core import clock
from workforce.core.db import session
from workforce.demo.rules import work
from workforce.demo.rules.sizes import NATIONAL
from workforce.employment import rules
from workforce.employment.models import (
    Absence,
    Cover,
    DutyEvent,
    EarlierTerms,
    EstablishmentPost,
    ExitAnswer,
    HoursWorked,
    ManagerAbsence,
    ManagerVacancyStep,
    PersonInPost,
)
from workforce.employment.queries import figures, presence
from workforce.employment.queries.owed import duties, registered
from workforce.employment.states import (
    IN_POST_CONTRACTS,
    CoverKind,
    DutyState,
    LeavingReason,
    VacancyStanding,
)

SUNDAY = 6


def rows(model: Any, *conditions: Any) -> list[Any]:
    return list(session().scalars(select(model).where(*conditions).order_by(model.id)))


def spells() -> dict[tuple[int, str], list[PersonInPost]]:
    found: dict[tuple[int, str], list[PersonInPost]] = defaultdict(list)
    for row in rows(PersonInPost):
        found[row.organisation_id, row.person_reference].append(row)
    return found


def whole(own: list[PersonInPost]) -> list[PersonInPost]:
    """The posts of somebody, with those under an earlier owner of the home."""
    return [*own, *rows(PersonInPost, PersonInPost.id.in_([one.continues_id for one in own]))]


def test_whoever_is_away_was_in_post_on_the_first_day_and_is_away_once(demo_app: Flask) -> None:
    _ = demo_app
    people, absences = spells(), rows(Absence)
    assert len(absences) > 100
    assert len({(row.organisation_id, row.person_reference) for row in absences}) == len(absences)
    for row in absences:
        own = people[row.organisation_id, row.person_reference]
        assert any(one.in_post_on(row.from_on) for one in whole(own))
        assert row.from_on < clock.today()
        assert row.until_on is None or row.until_on < clock.today()


def test_some_are_away_for_long_and_cannot_be_deployed(demo_app: Flask) -> None:
    _ = demo_app
    long = presence.long_term_absent_by_home(clock.today())
    in_post = figures.in_post_fte_by_home(clock.today())
    share = sum(one.people_count for one in long) / sum(one.people_count for one in in_post)
    assert 0.01 <= share <= 0.04


def test_national_homes_call_agencies_and_bank_staff_as_published() -> None:
    national = country(NATIONAL)
    vacant = frozenset(
        one.home.number for one in national.adverts if one.contract in IN_POST_CONTRACTS
    )
    covering = work.covering(1, national.homes, vacant)
    working = sum(home.is_working for home in national.homes)
    assert 25 <= 100 * len(covering.agency) / working <= 30
    assert 100 * len(covering.bank) / working == pytest.approx(50, abs=1)


def test_cover_stands_against_a_funded_post_and_never_exceeds_what_is_vacant(
    demo_app: Flask,
) -> None:
    _ = demo_app
    posts = {row.id: row for row in rows(EstablishmentPost)}
    covers = rows(Cover)
    assert {row.kind for row in covers} == set(CoverKind)
    in_post: dict[tuple[int, Any], Decimal] = defaultdict(Decimal)
    for spell in rows(PersonInPost, PersonInPost.ended_on.is_(None)):
        in_post[spell.home_id, spell.role] += spell.fte
    for row in covers:
        post = posts.get(row.establishment_post_id)
        assert row.fte == rules.fte(row.weekly_hours)
        assert not row.covers_vacancy or post is not None
        if post is not None:
            assert (post.home_id, post.role) == (row.home_id, row.role)
        if row.covers_vacancy and post is not None:
            assert row.fte <= post.fte - in_post[row.home_id, row.role]


def test_hours_are_of_whole_weeks_in_post_that_are_over(demo_app: Flask) -> None:
    _ = demo_app
    people, hours = spells(), rows(HoursWorked)
    assert len(hours) > 300
    for row in hours:
        assert row.week_ending.weekday() == SUNDAY
        assert row.week_ending < clock.today()
        own = people[row.organisation_id, row.person_reference]
        assert any(
            one.home_id == row.home_id and one.in_post_on(row.week_ending - timedelta(days=6))
            for one in own
        )
    assert max(Counter((row.person_reference, row.home_id) for row in hours).values()) == 13


def test_earlier_terms_lead_up_to_those_of_today(demo_app: Flask) -> None:
    _ = demo_app
    earlier = rows(EarlierTerms)
    assert earlier
    for row in earlier:
        spell = row.person_in_post
        assert row.from_on == spell.started_on
        assert row.until_on < clock.today()
        assert row.weekly_hours != spell.weekly_hours
        assert row.fte == rules.fte(row.weekly_hours)


def test_most_of_what_is_owed_is_in_time_and_some_is_overdue(demo_actor: DemoActor) -> None:
    dues = [due for _, due in duties.dues_by_home(demo_actor("owner"), clock.today())]
    states = Counter(due.state for due in dues)
    assert states[DutyState.OVERDUE] > 0
    assert states[DutyState.NOT_RECORDED] > 0
    kept = states[DutyState.DONE] + states[DutyState.NOT_DUE] + states[DutyState.DUE_SOON]
    assert kept > len(dues) / 2


def test_nobody_led_or_recorded_their_own_duty(demo_app: Flask) -> None:
    _ = demo_app
    people, events = spells(), rows(DutyEvent)
    assert len(events) > 1_000
    for row in events:
        own = people[row.organisation_id, row.person_reference]
        assert row.led_by not in {one.name for one in own}
        assert row.recorded_by_id not in {one.account_id for one in own}
        assert min(one.started_on for one in whole(own)) <= row.done_on < clock.today()


def test_homes_without_a_manager_say_how_they_are_run(demo_app: Flask) -> None:
    _ = demo_app
    vacancies = registered.manager_vacancies(clock.today())
    assert len(vacancies) == 7
    assert {one.standing for one in vacancies.values()} > {VacancyStanding.INTERIM_IN_CHARGE}
    for row in rows(ManagerVacancyStep):
        assert vacancies[row.home_id].since <= row.done_on < clock.today()


def test_managers_who_are_away_are_managers_of_that_home(demo_app: Flask) -> None:
    _ = demo_app
    people, absences = spells(), rows(ManagerAbsence)
    assert len(absences) >= 3
    for row in absences:
        own = people[row.organisation_id, row.person_reference]
        assert any(one.home_id == row.home_id for one in own)
        assert row.told_on is None or row.told_on < clock.today()


def test_some_who_left_say_why_in_their_own_way(demo_app: Flask) -> None:
    _ = demo_app
    asked = rows(ExitAnswer)
    answered = [row for row in asked if row.answered_at is not None]
    assert 0.2 <= len(answered) / len(asked) <= 0.4
    for row in asked:
        assert row.person_in_post.ended_on == row.left_on
        assert row.answered_at is None or row.created_at < row.answered_at < row.expires_at
        assert row.answered_at is None or row.answered_at <= clock.now()


def test_own_reasons_are_never_the_employers_reasons_one_to_one() -> None:
    luck = Random(1)  # noqa: S311 - repeatable, not secret
    for reason in work.LIKELIER:
        own = Counter(work.own_reason(luck, reason) for _ in range(400))
        assert len(own) >= 5
        assert max(own.values()) < 200


def test_more_than_ten_thousand_left_the_national_country_for_every_kind_of_reason() -> None:
    gone = [spell for spell in country(NATIONAL).spells if spell.ended_on is not None]
    year = [spell for spell in gone if (TODAY - (spell.ended_on or TODAY)).days <= 365]
    assert len(year) > 10_000
    assert {spell.reason for spell in year} >= set(work.LIKELIER) - {LeavingReason.OTHER}
