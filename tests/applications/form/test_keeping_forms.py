"""What was said in a form is handed out to whoever said it, and forgotten in its time."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.factories import forms
from tests.factories.accounts import make_person
from tests.factories.applications import make_application
from tests.factories.vacancies import make_vacancy
from workforce.applications.models import Application
from workforce.applications.presenters.form import FormAnswers
from workforce.applications.privacy import CONTRIBUTION, own_data
from workforce.applications.queries import form as queries
from workforce.applications.services.form import forgetting
from workforce.applications.states import ApplicationState, Section
from workforce.core import clock
from workforce.core.db import Base, atomic, session
from workforce.core.lifecycle import StateChange
from workforce.core.registry import RetentionRule

S = ApplicationState
pytestmark = pytest.mark.usefixtures("app")


def rows_left() -> int:
    """How many rows all tables of forms hold."""
    counts = [
        session().scalar(select(func.count()).select_from(kind)) or 0 for kind in forgetting.WHOLE
    ]
    return sum(counts)


def rule_of(words: str) -> RetentionRule:
    return next(one for one in CONTRIBUTION.retention if words in str(one.record))


def test_every_table_of_an_application_is_forgotten_with_its_form() -> None:
    ours = {
        name
        for name, table in Base.metadata.tables.items()
        if name.startswith("application_") and "full_name" in table.columns
    }
    kept = {kind.__tablename__ for kind in forgetting.WHOLE}
    assert ours <= kept
    assert len(kept) == 7


def test_own_data_holds_everything_that_was_said() -> None:
    application = make_application()
    said: dict[str, Any] = own_data(application.candidate_id)["applications"][0]
    assert said["about_you"]["full_name"] == "Sam Taylor"
    assert said["work_and_other_time"][0]["employer"] == "Northfield Youth Club"
    assert said["work_and_other_time"][0]["from_on"] == "2016-07-01"
    assert {one["email"] for one in said["referees"]} == {
        forms.REFEREE["email"],
        forms.SECOND["email"],
    }
    assert said["education"][0]["what"] == "GCSEs"


def test_closing_an_account_forgets_every_form() -> None:
    application = make_application()
    forms.write_form(forms.make_draft(make_vacancy(), application.candidate))
    assert rows_left() > 0
    assert CONTRIBUTION.erase is not None
    CONTRIBUTION.erase(application.candidate.as_actor, application.candidate_id)
    assert rows_left() == 0
    assert session().scalar(select(func.count()).select_from(Application)) == 1
    assert FormAnswers.of(queries.whole(application)).groups == ()


@atomic
def age(days: int) -> None:
    for change in session().scalars(select(StateChange)):
        change.created_at -= timedelta(days=days)


def test_a_form_is_forgotten_a_year_after_it_led_to_nothing() -> None:
    make_application(state=S.UNSUCCESSFUL)
    rule = rule_of("did not lead to a start")
    age(364)
    assert rule.erase(clock.today()) == 0
    assert rows_left() > 0
    age(3)
    assert rule.erase(clock.today()) == 1
    assert rows_left() == 0


def test_a_draft_is_removed_a_year_after_its_job_closed() -> None:
    gone = forms.write_form(forms.make_draft(make_vacancy(), make_person()))
    kept = forms.make_draft(make_vacancy(), make_person())
    sent = make_application()

    @atomic
    def close(days: int) -> None:
        for application in (gone, sent):
            application.vacancy.closes_on = clock.today() - timedelta(days=days)
            application.created_at = clock.now() - timedelta(days=500)

    rule = rule_of("never sent")
    close(365)
    assert rule.erase(clock.today()) == 0
    close(366)
    assert rule.erase(clock.today()) == 1
    left = set(session().scalars(select(Application.id)))
    assert left == {kept.id, sent.id}
    assert queries.whole(sent).jobs


def test_those_who_may_not_read_it_are_shown_neither_names_nor_the_right_to_work() -> None:
    form = queries.whole(make_application())
    everything = str(FormAnswers.of(form))
    assert "Sam Taylor" in everything
    hidden = FormAnswers.of(form, right_to_work=False, personal=False)
    told = str(hidden)
    for words in ("Sam Taylor", "07700", "Rowan Pike", "rowan@", "Eastfield"):
        assert words not in told
    sections = {group.section for group in hidden.groups}
    assert Section.RIGHT_TO_WORK not in sections
    assert Section.REFEREES not in sections
    assert "Youth worker" in told
