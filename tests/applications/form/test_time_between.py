"""Time that nothing accounts for, found day by day another way; and who can be a referee."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import forms
from tests.factories.accounts import make_person
from tests.factories.vacancies import make_vacancy
from workforce.applications.models import (
    Application,
    ApplicationDetails,
    ApplicationEducation,
    ApplicationJob,
)
from workforce.applications.queries import form as queries
from workforce.applications.queries.form import WholeForm
from workforce.applications.rules import referees
from workforce.applications.rules.sponsorship import notes
from workforce.applications.services import form as writing
from workforce.applications.states import RefereeKind, Section
from workforce.checks.rules import PROMPT_DAYS
from workforce.checks.rules.history import month_end
from workforce.checks.states import HistoryKind, HistoryStart
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.errors import Conflict, DomainError
from workforce.employment.states import JobRole
from workforce.vacancies.rules.screening import about_children

START, END = date(2021, 1, 1), date(2022, 12, 31)
ONE = timedelta(days=1)
days = st.dates(START, END)
Stretch = tuple[date, date | None, bool, bool, bool]


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    first, last = sorted((draw(days), draw(days)))
    goes_on, exact = draw(st.booleans()), (draw(st.booleans()), draw(st.booleans()))
    return first, None if goes_on and draw(st.booleans()) else last, *exact, draw(st.booleans())


def form_of(told: list[Stretch]) -> WholeForm:
    """A form in which each stretch is a job, or full-time education."""
    jobs, education = [], []
    for first, last, from_exact, until_exact, studied in told:
        span = {"from_on": first, "from_exact": from_exact}
        span |= {"until_on": last, "until_exact": until_exact}
        if studied:
            education.append(ApplicationEducation(**span, full_time=True))
        else:
            jobs.append(ApplicationJob(**span, kind=HistoryKind.OTHER))
    details = ApplicationDetails(
        history_start=HistoryStart.DECLARED, starts_on=START, starts_exact=True
    )
    return WholeForm(Application(), details, {}, education, jobs, {}, [], [])


def accounted_for(told: list[Stretch]) -> set[date]:
    """Every day that some stretch accounts for, one by one."""
    found: set[date] = set()
    for first, last, from_exact, until_exact, _studied in told:
        day = first if from_exact else first.replace(day=1)
        end = END if last is None else last if until_exact else month_end(last)
        while day <= min(end, END):
            found.add(day)
            day += ONE
    return found


def runs_left(told: list[Stretch]) -> list[tuple[date, date]]:
    """The days left over, each run by its first and last day."""
    known, runs, day = accounted_for(told), [], START
    while day <= END:
        if day not in known:
            first = day
            while day + ONE <= END and day + ONE not in known:
                day += ONE
            runs.append((first, day))
        day += ONE
    return runs


@given(st.lists(stretches(), max_size=6))
@example([])
@example([(START, None, True, True, False)])
@example(
    [(START, date(2021, 5, 10), True, False, False), (date(2021, 6, 20), None, False, True, True)]
)
def test_the_form_asks_about_every_long_run_of_days_and_no_other(told: list[Stretch]) -> None:
    asked = {(gap.from_on, gap.until_on) for gap in form_of(told).gaps(END)}
    runs = runs_left(told)
    long_runs = {run for run in runs if (run[1] - run[0]).days + 1 > PROMPT_DAYS}
    assert long_runs <= asked
    # A shorter one is asked about only where months alone are known and it holds a whole month.
    for first, last in asked - long_runs:
        assert (first, last) in runs
        month = first if first.day == 1 else month_end(first) + ONE
        assert month_end(month) <= last


@given(st.lists(stretches(), min_size=2, max_size=5))
def test_another_stretch_never_opens_time_that_was_accounted_for(told: list[Stretch]) -> None:
    before = accounted_for(told[:-1])
    for gap in form_of(told).gaps(END):
        day = gap.from_on
        while day <= gap.until_on:
            assert day not in before
            day += ONE


def test_twenty_eight_days_are_not_asked_about_and_twenty_nine_are() -> None:
    first = (START, date(2021, 3, 1), True, True, False)
    for between, asked in ((28, 0), (29, 1)):
        later = (date(2021, 3, 1) + timedelta(days=between + 1), None, True, True, False)
        assert len(form_of([first, later]).gaps(END)) == asked


@pytest.mark.usefixtures("app")
def test_an_explanation_counts_only_for_its_own_days() -> None:
    application = forms.make_draft(make_vacancy(), make_person())
    actor = application.candidate.as_actor
    forms.write_form(application)
    job = queries.whole(application).jobs[0]
    left = clock.today() - timedelta(days=90)
    writing.change_item(actor, job, **{**forms.JOB, "until_on": left, "until_exact": True})
    (gap,) = queries.whole(application).gaps(clock.today())
    assert Section.HISTORY in writing.missing(queries.whole(application))
    writing.explain_gap(actor, application, key=gap.key, explanation="I looked for work.")
    assert queries.whole(application).unexplained(clock.today()) == []
    earlier = left - timedelta(days=30)
    writing.change_item(actor, job, **{**forms.JOB, "until_on": earlier, "until_exact": True})
    assert queries.whole(application).unexplained(clock.today())
    with pytest.raises(Conflict):
        writing.explain_gap(actor, application, key=gap.key, explanation="I looked for work.")


@pytest.fixture
def draft(app: Any) -> Application:
    _ = app
    return forms.make_draft(make_vacancy(), make_person("sam.taylor@example.org"))


def refused(draft: Application, section: Section, told: dict[str, Any]) -> str | None:
    with pytest.raises(DomainError) as said:
        writing.add_item(draft.candidate.as_actor, draft, section, **told)
    return said.value.field


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"email": "Sam.Taylor@example.org"}, "email"),
        ({"email": "samtaylor+work@example.org"}, "email"),
        ({"relation": "My mother"}, "relation"),
        ({"is_family": True}, "relation"),
        ({"organisation": ""}, "organisation"),
        ({"email": "rowan@gmail.com"}, "address_is_right"),
        ({"kind": RefereeKind.TUTOR}, "most_recent"),
    ],
)
def test_who_cannot_be_a_referee(draft: Application, changes: dict[str, Any], field: str) -> None:
    assert refused(draft, Section.REFEREES, {**forms.REFEREE, **changes}) == field


def test_an_employer_without_an_address_at_work_may_be_named(draft: Application) -> None:
    told = {**forms.REFEREE, "email": "rowan@gmail.com", "address_is_right": True}
    writing.add_item(draft.candidate.as_actor, draft, Section.REFEREES, **told)
    assert refused(draft, Section.REFEREES, {**forms.SECOND, "email": "ROWAN@gmail.com"}) == "email"
    writing.add_item(draft.candidate.as_actor, draft, Section.REFEREES, **forms.SECOND)
    assert len(queries.whole(draft).referees) == 2


@pytest.mark.parametrize(
    "words, is_one",
    [
        ("mum", True),
        ("My older brother", True),
        ("Fy mam", True),
        ("She ran the family support team I worked in", False),
        ("Manager of a mother and baby unit", False),
    ],
)
def test_family_is_known_by_how_it_is_named(words: str, is_one: bool) -> None:  # noqa: FBT001
    assert referees.is_family(words) is is_one


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"employer": ""}, "employer"),
        ({"role_title": ""}, "role_title"),
        ({"reason_given": ""}, "reason_given"),
        ({"duties": "word " * 151}, "duties"),
        ({"until_on": date(2016, 6, 1)}, "until_on"),
    ],
)
def test_what_must_be_said_of_a_job(
    draft: Application, changes: dict[str, Any], field: str
) -> None:
    assert refused(draft, Section.HISTORY, {**forms.JOB, **changes}) == field


def test_time_that_was_no_work_needs_no_employer(draft: Application) -> None:
    told = {"kind": HistoryKind.CARING, "from_on": date(2020, 1, 1), "with_children": True}
    writing.add_item(draft.candidate.as_actor, draft, Section.HISTORY, **told)
    assert queries.whole(draft).jobs[0].with_children is False


def test_words_that_may_tell_of_a_child_are_asked_about_and_kept_when_confirmed(
    draft: Application,
) -> None:
    words = "I supported a boy who was 12 years old at 4 Elm Road."
    assert about_children(words)
    actor = draft.candidate.as_actor
    with pytest.raises(DomainError) as asked:
        writing.answer_statement(actor, draft, statement=words, read_again=False, finished=True)
    assert asked.value.field == "read_again"
    assert draft.statement == ""
    writing.answer_statement(actor, draft, statement=words, read_again=True, finished=True)
    assert draft.statement == words


@atomic
def referee_of(draft: Application, **changes: Any) -> None:
    writing.add_item(
        draft.candidate.as_actor, draft, Section.REFEREES, **{**forms.SECOND, **changes}
    )


def test_somebody_who_has_worked_names_a_manager_and_others_need_none(draft: Application) -> None:
    actor = draft.candidate.as_actor
    referee_of(draft)
    referee_of(draft, email="jo@club.example.org", kind=RefereeKind.YOUTH_WORKER)
    writing.save_section(actor, draft, Section.REFEREES, complete=True)
    writing.add_item(actor, draft, Section.HISTORY, **forms.JOB)
    assert Section.REFEREES in writing.missing(queries.whole(draft))
    with pytest.raises(DomainError, match="where you work now"):
        writing.save_section(actor, draft, Section.REFEREES, complete=True)


def test_the_rules_of_sponsorship_change_on_their_day_and_name_their_source() -> None:
    manager = JobRole.REGISTERED_MANAGER.value
    before = [note.key for note in notes().about(manager, date(2026, 12, 30))]
    after = [note.key for note in notes().about(manager, date(2026, 12, 31))]
    assert (before, after) == (["managers-closing"], ["managers-closed"])
    worker = JobRole.RESIDENTIAL_SUPPORT_WORKER.value
    keys = [note.key for note in notes().about(worker, date(2026, 11, 22))]
    assert keys == ["residential-closed", "care-workers"]
    assert notes().about(JobRole.TEACHER.value, date(2026, 11, 22)) == ()
    for note in notes().all_notes:
        assert note.source
        assert note.url.startswith("https://")
        assert note.confidence in {"H", "M", "L"}
        assert str(note.words)
