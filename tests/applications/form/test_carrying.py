"""An offer asks nothing twice: what was said goes on to the checks, and nothing of it is judged."""

from datetime import date, timedelta

import pytest

from tests.factories import forms
from tests.factories.accounts import make_person
from tests.factories.applications import make_application, recruiter_of
from tests.factories.vacancies import make_vacancy
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.queries import facts
from workforce.applications.queries import form as queries
from workforce.applications.services import form as writing
from workforce.applications.services.form.carrying import carry
from workforce.applications.states import Section
from workforce.checks import queries as checks
from workforce.checks.models import Appointment
from workforce.checks.queries import recruitment as records
from workforce.checks.states import CheckKind, CheckState, HistoryKind
from workforce.core import clock
from workforce.core.db import atomic

pytestmark = pytest.mark.usefixtures("app")
CHANGED = {
    "until_on": clock.today() - timedelta(days=100),
    "until_exact": True,
    "with_children": True,
}


def told() -> Application:
    """A whole form with a gap that is explained, a stay abroad and full-time education."""
    application = forms.write_form(forms.make_draft(make_vacancy(), make_person()))
    actor = application.candidate.as_actor
    job = queries.whole(application).jobs[0]
    writing.change_item(actor, job, **{**forms.JOB, **CHANGED})
    stay = {"country": "IE", "from_on": date(2018, 1, 1), "until_on": date(2019, 3, 1)}
    writing.add_item(actor, application, Section.OVERSEAS, **stay)
    course = {"what": "Level 3", "place": "College", "full_time": True, "from_exact": False}
    days = {"from_on": date(2016, 9, 1), "until_on": date(2017, 6, 1), "until_exact": False}
    writing.add_item(actor, application, Section.EDUCATION, **course, **days)
    (gap,) = queries.whole(application).gaps(clock.today())
    writing.explain_gap(actor, application, key=gap.key, explanation="I looked for work.")

    @atomic
    def finish() -> None:
        for section in (Section.HISTORY, Section.OVERSEAS, Section.EDUCATION):
            writing.save_section(actor, application, section, complete=True)

    finish()
    forms.send(application)
    return application


def offered(application: Application) -> Appointment:
    actor = recruiter_of(application.vacancy)
    services.shortlist(actor, application)
    services.interview(actor, application)
    services.offer(actor, application)
    found = checks.appointment_by_origin(application.organisation_id, facts.origin_of(application))
    assert found is not None
    return found


def test_an_offer_hands_on_the_history_its_explanations_and_the_stays() -> None:
    application = told()
    appointment = offered(application)
    posts = records.earlier_posts_of(appointment.id)
    assert {(post.kind, post.employer) for post in posts} == {
        (HistoryKind.WORK, "Northfield Youth Club"),
        (HistoryKind.EDUCATION, "College"),
    }
    work = next(post for post in posts if post.kind is HistoryKind.WORK)
    assert work.reason_given == "I would like to work full time"
    assert work.with_children
    assert not work.from_exact
    (judgement,) = records.gap_judgements_of(appointment.id)
    assert judgement.explanation == "I looked for work."
    assert judgement.satisfactory is None
    (stay,) = records.stays_of(appointment.id)
    assert (stay.country, stay.from_on) == ("IE", date(2018, 1, 1))


def test_what_was_said_opens_its_checks_and_satisfies_none() -> None:
    appointment = offered(told())
    kinds = {
        kind: checks.rows_of_kind(appointment.id, kind)
        for kind in (CheckKind.PREVIOUS_POST, CheckKind.GAP, CheckKind.OVERSEAS)
    }
    assert all(len(rows) == 1 for rows in kinds.values()), kinds
    for row in appointment.checks:
        assert row.state is not CheckState.SATISFACTORY
    history = records.history_of(appointment.id)
    assert history is not None
    assert history.declared_at is None


def test_a_history_that_somebody_began_is_left_alone() -> None:
    application = told()
    appointment = offered(application)
    actor = recruiter_of(application.vacancy)
    before = len(records.earlier_posts_of(appointment.id))
    assert carry(actor, queries.whole(application), appointment) is False
    assert len(records.earlier_posts_of(appointment.id)) == before


def test_an_application_without_a_history_opens_an_empty_file() -> None:
    application = make_application()

    @atomic
    def forget() -> None:
        details = queries.whole(application).details
        assert details is not None
        details.history_start = details.starts_on = None

    forget()
    assert records.history_of(offered(application).id) is None


def test_the_rows_opened_are_those_that_the_history_asks_for() -> None:
    appointment = offered(told())
    wanted = records.wanted_rows(appointment)
    for kind, subjects in wanted.items():
        rows = checks.rows_of_kind(appointment.id, kind)
        assert {row.subject for row in rows} == set(subjects)
        assert all(row.required for row in rows)
