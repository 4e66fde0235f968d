"""A second application begins with the answers of the first, each to be checked."""

from typing import Any

import pytest

from tests.factories import forms
from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import make_application
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications.models import Application
from workforce.applications.queries import beside
from workforce.applications.queries import candidate as own
from workforce.applications.queries import form as queries
from workforce.applications.services import form as writing
from workforce.applications.services.form import Standing
from workforce.applications.states import ApplicationState, Section
from workforce.core.db import atomic

pytestmark = pytest.mark.usefixtures("app")
NEW = (Section.DECLARATIONS, Section.ADJUSTMENTS)


def again(first: Application, **job: Any) -> Application:
    actor = first.candidate.as_actor
    return writing.begin(actor, make_vacancy(**job), again=True)


def test_everything_but_the_declarations_is_carried_over_to_be_checked() -> None:
    first = make_application()

    @atomic
    def explain() -> None:
        first.telephone = "07700 900456"

    explain()
    second = again(first)
    old, new = queries.whole(first), queries.whole(second)
    assert [one.employer for one in new.jobs] == [one.employer for one in old.jobs]
    assert [one.email for one in new.referees] == [one.email for one in old.referees]
    assert [one.what for one in new.education] == [one.what for one in old.education]
    assert new.start == old.start
    assert second.telephone == "07700 900456"
    assert (second.statement, second.right_to_work) == (first.statement, first.right_to_work)
    assert {one.public_id for one in new.jobs}.isdisjoint(one.public_id for one in old.jobs)
    standing = writing.standing(new)
    for section, far in standing.items():
        asked_anew = section in NEW or section not in old.sections
        wanted = {Standing.NOT_STARTED, Standing.COMPLETE} if asked_anew else {Standing.CHECK_THIS}
        assert far in wanted or section is Section.PAPERS, section
    assert beside.declaration_of(second) is None
    assert beside.adjustment_of(second) is None


def test_an_imported_section_is_whole_only_once_its_candidate_says_so() -> None:
    second = again(make_application())
    actor = second.candidate.as_actor

    @atomic
    def checked() -> None:
        writing.save_section(actor, second, Section.HISTORY, complete=True)

    checked()
    form = queries.whole(second)
    assert writing.standing(form)[Section.HISTORY] is Standing.COMPLETE
    assert Section.REFEREES in writing.missing(form)
    with pytest.raises(writing.NotWhole):
        forms.send(second)


def test_changing_the_copy_leaves_what_was_sent_alone() -> None:
    first = make_application()
    second = again(first)
    job = queries.whole(second).jobs[0]
    writing.remove_item(second.candidate.as_actor, job)
    assert len(queries.whole(first).jobs) == 1


def test_nobody_elses_answers_are_used() -> None:
    make_application()
    stranger = make_person()
    second = writing.begin(stranger.as_actor, make_vacancy(), again=True)
    assert queries.whole(second).jobs == []
    assert second.statement == ""


def test_earlier_answers_are_offered_only_where_there_are_some(client: StrictClient) -> None:
    first = make_application()
    sign_in(client, first.candidate)
    job = make_vacancy()
    page = client.page(f"/jobs/{job.public_id}/apply")
    assert f"From {first.vacancy.title}" in page.main
    client.refused(f"/jobs/{job.public_id}/apply")
    client.submit(f"/jobs/{job.public_id}/apply", again="yes")
    second = own.application_to(first.candidate.as_actor, job.id)
    assert second is not None
    assert second.state is ApplicationState.DRAFT
    assert "Check this" in client.page(f"/applications/{second.public_id}/form").main
    sign_in(client, make_person())
    assert "Use your answers" not in client.page(f"/jobs/{job.public_id}/apply").main
