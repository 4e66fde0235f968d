"""Equality answers belong to nobody, and nobody sees a group under five."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.factories import accounts, providers
from tests.factories.applications import make_application
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import jobs
from workforce.applications.models import Application, EqualityAnswer, EqualityCount
from workforce.applications.privacy import CONTRIBUTION
from workforce.applications.queries import equality as sums
from workforce.applications.rules import equality as rules
from workforce.applications.services.beside import equality
from workforce.applications.states.equality import NOT_SAID, Question, answers_to
from workforce.core import clock
from workforce.core.audit import AuditEntry
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, NotFound
from workforce.core.lifecycle import StateChange
from workforce.providers.models import Organisation
from workforce.providers.states import Role

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=2)
EVERY = {question: next(iter(answers_to(question))) for question in Question}


def waiting() -> int:
    return session().scalar(select(func.count()).select_from(EqualityAnswer)) or 0


@atomic
def lay(organisation: Organisation, answers: dict[str, int], month: date | None = None) -> None:
    for answer, count in answers.items():
        session().add_all(
            EqualityAnswer(
                organisation_id=organisation.id,
                month=month or rules.month_of(clock.today()),
                question=Question.SEX.value,
                answer=answer,
            )
            for _ in range(count)
        )


@given(COUNTS)
def test_nothing_under_five_is_shown_and_nothing_is_told_by_subtraction(
    counts: dict[str, int],
) -> None:
    seen = rules.shown(counts)
    assert seen.counts.keys() == counts.keys()
    hidden = [answer for answer, figure in seen.counts.items() if figure is None]
    assert {answer for answer, count in counts.items() if count < 5} <= set(hidden)
    assert all(figure is None or figure >= 5 for figure in seen.counts.values())
    assert seen.total is None or seen.total >= 5
    shown = len(hidden) < len(counts)
    if hidden and shown:
        assert len(hidden) >= 2
        assert sum(counts[answer] for answer in hidden) >= 5


@given(st.integers(5, 10_000))
def test_figures_are_rounded_to_the_nearest_five(count: int) -> None:
    rounded = rules.rounded(count)
    assert rounded % 5 == 0
    assert abs(rounded - count) <= 2


def test_twelve_whole_months_are_shown() -> None:
    assert rules.months_shown(date(2026, 3, 31)) == (date(2025, 3, 1), date(2026, 3, 1))


@pytest.mark.usefixtures("app")
def test_no_column_no_key_and_no_time_ties_an_answer_to_anybody() -> None:
    for table in (EqualityAnswer.__table__, EqualityCount.__table__):
        assert {column.name for column in table.columns} - {"key", "id", "count"} == {
            "organisation_id",
            "month",
            "question",
            "answer",
        }
        targets = {key.column.table.name for key in table.foreign_keys}
        assert targets == {"organisation"}
    application = make_application()
    before = {
        table: session().scalar(select(func.count()).select_from(table))
        for table in (AuditEntry, StateChange)
    }
    equality.answer(application.candidate.as_actor, application, EVERY)
    kept = session().scalars(select(EqualityAnswer).order_by(EqualityAnswer.key)).all()
    assert Counter(row.question for row in kept) == Counter(one.value for one in Question)
    assert len({row.key for row in kept}) == len(kept)
    assert {row.month.day for row in kept} == {1}
    after = {table: session().scalar(select(func.count()).select_from(table)) for table in before}
    assert after == before
    assert not [key for key in Application.__table__.columns.keys() if "equality_a" in key]  # noqa: SIM118 - columns


@pytest.mark.usefixtures("app")
def test_the_order_of_answers_is_that_of_random_keys() -> None:
    first, second = make_application(), make_application()
    equality.answer(first.candidate.as_actor, first, {Question.SEX: "female"})
    equality.answer(second.candidate.as_actor, second, {Question.SEX: "male"})
    keys = session().scalars(select(EqualityAnswer.key)).all()
    assert all(len(key) == 16 for key in keys)
    laid = EqualityAnswer.metadata.tables["equality_answer"]
    assert laid.dialect_options["sqlite"]["with_rowid"] is False


@pytest.mark.usefixtures("app")
def test_the_questions_are_put_once_and_only_after_sending() -> None:
    application = make_application()
    with pytest.raises(NotFound):
        equality.answer(accounts.make_person().as_actor, application, EVERY)
    equality.answer(application.candidate.as_actor, application, EVERY)
    with pytest.raises(Conflict, match="asked once"):
        equality.answer(application.candidate.as_actor, application, EVERY)
    assert waiting() == len(Question)


def test_somebody_answers_what_they_like_on_one_page(client: StrictClient) -> None:
    application = make_application()
    accounts.sign_in(client, application.candidate)
    url = f"/applications/{application.public_id}/equality"
    page = client.page(url)
    assert "Prefer not to say" in page.main
    assert "never a group of fewer than five" in page.main
    assert client.submit(url, sex="female", care=NOT_SAID).status_code == 303
    kept = {(one.question, one.answer) for one in session().scalars(select(EqualityAnswer))}
    assert kept == {("sex", "female"), ("care", NOT_SAID)}
    assert client.get(url).status_code == 303


@pytest.mark.usefixtures("app")
def test_answers_are_counted_only_when_five_lie_together() -> None:
    us = make_vacancy().organisation
    lay(us, {"female": 3, "male": 1})
    assert jobs.equality_counts(clock.today()) == "counted 0"
    assert waiting() == 4
    lay(us, {"female": 1})
    assert jobs.equality_counts(clock.today()) == "counted 5"
    assert jobs.equality_counts(clock.today()) == "counted 0"
    lay(us, {"female": 6})
    jobs.equality_counts(clock.today())
    found = {one.answer: one.count for one in session().scalars(select(EqualityCount))}
    assert found == {"female": 10, "male": 1}
    assert waiting() == 0


@pytest.mark.usefixtures("app")
def test_an_employer_sees_its_own_sums_of_whole_months_and_no_other() -> None:
    us, them = make_vacancy().organisation, make_vacancy().organisation
    last_month = rules.month_of(rules.month_of(clock.today()) - timedelta(days=1))
    lay(us, {"female": 12}, last_month)
    lay(us, {"male": 7})
    lay(them, {"male": 9}, last_month)
    jobs.equality_counts(clock.today())
    actor = providers.make_member(Role.OWNER, us).actor
    assert sums.totals_for(actor, *rules.months_shown(clock.today())) == {
        Question.SEX: {"female": 12}
    }


def test_the_page_of_sums_hides_small_groups(client: StrictClient) -> None:
    us = make_vacancy().organisation
    last_month = rules.month_of(rules.month_of(clock.today()) - timedelta(days=1))
    lay(us, {"female": 33, "male": 3, NOT_SAID: 4}, last_month)
    jobs.equality_counts(clock.today())
    accounts.sign_in(client, providers.make_member(Role.RECRUITER, us).person)
    page = client.page("/equality-totals")
    rows = page.texts("tr")
    assert "Female 35" in rows
    assert "Male Hidden to protect people" in rows
    assert "Prefer not to say Hidden to protect people" in rows
    assert "All who answered 40" in rows


@pytest.mark.usefixtures("app")
def test_answers_that_never_came_to_be_enough_are_forgotten_after_a_year() -> None:
    us = make_vacancy().organisation
    lay(us, {"male": 1}, rules.month_of(clock.today() - timedelta(days=430)))
    lay(us, {"male": 1})
    rule = next(one for one in CONTRIBUTION.retention if "Equality" in str(one.record))
    assert rule.erase(clock.today()) == 1
    assert rule.erase(clock.today()) == 0
    assert waiting() == 1


@pytest.mark.usefixtures("app")
def test_ones_own_data_says_that_the_answers_cannot_be_found_again() -> None:
    application = make_application()
    equality.answer(application.candidate.as_actor, application, EVERY)
    assert CONTRIBUTION.export is not None
    told = CONTRIBUTION.export(application.candidate_id)
    assert "cannot be found again" in told["equality"]
    assert "under-25" not in str(told)
