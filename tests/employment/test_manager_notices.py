"""Letters about registered managers who are away or missing: to whom, when, and each once."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask, render_template
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.factories.duties import make_manager_absence, make_vacancy_step
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.translation import using
from workforce.employment import jobs
from workforce.employment.models import ManagerAbsence, ManagerPrompt
from workforce.employment.queries.owed import registered as queries
from workforce.employment.rules import registered as rules
from workforce.employment.services.owed import prompting
from workforce.employment.services.owed import registered as services
from workforce.employment.states import AbsenceOrigin, JobRole, VacancyStanding, VacancyStep
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.states import HomeType, Role

TODAY = clock.today()
DAY = timedelta(days=1)
FIRST = TODAY + 60 * DAY  # of an absence that is planned
RM = JobRole.REGISTERED_MANAGER


@pytest.fixture
def home(session: Session) -> Home:
    """A home with a registered manager in post, so that none is missing."""
    _ = session
    found = make_home(make_organisation(), name="Bramble House", joined_on=TODAY - 200 * DAY)
    make_person_in_post(found, RM)
    make_member(Role.OWNER, found.organisation)
    return found


@pytest.fixture
def without(session: Session) -> Home:
    """A home whose registered manager left yesterday."""
    _ = session
    found = make_home(make_organisation(), name="Thistle House", joined_on=TODAY - 200 * DAY)
    make_person_in_post(found, RM, ended_on=TODAY - DAY)
    make_member(Role.OWNER, found.organisation)
    return found


def planned(home: Home, **more: Any) -> ManagerAbsence:
    last = FIRST + 40 * DAY
    return make_manager_absence(home, FIRST, last, origin=AbsenceOrigin.PLANNED, **more)


def due_on(row: ManagerAbsence) -> date:
    rule = rules.absence_rule("england", HomeType.CHILDRENS_HOME)
    assert rule is not None
    notice = rules.absence_notice(rule, queries.away(row))
    assert notice is not None
    return notice.due_on


def letters(session: Session) -> list[Letter]:
    query = select(Letter).where(Letter.template == "employment/managers_due")
    return list(session.scalars(query.order_by(Letter.id)))


def days_with_letters(session: Session, first: date, last: date) -> list[date]:
    """On which days the job writes, run twice a day."""
    found, day = [], first
    while day <= last:
        before = len(letters(session))
        jobs.manager_notices(day)
        jobs.manager_notices(day)
        found += [day] * (len(letters(session)) - before)
        day += DAY
    return found


def test_a_notice_is_written_about_14_7_and_2_days_before_and_on_the_day_once_each(
    home: Home, session: Session
) -> None:
    due = due_on(planned(home))
    found = days_with_letters(session, due - 20 * DAY, due + 10 * DAY)
    assert found == [due - 14 * DAY, due - 7 * DAY, due - 2 * DAY, due]


@pytest.mark.parametrize("late", [0, 1, 90])
def test_a_job_that_is_late_writes_once_and_of_the_latest_alone(
    home: Home, session: Session, late: int
) -> None:
    due = due_on(planned(home))
    assert jobs.manager_notices(due + late * DAY) == "told of 1"
    assert jobs.manager_notices(due + late * DAY) == "told of 0"
    assert jobs.manager_notices(due + 120 * DAY) == "told of 0"
    (letter,) = letters(session)
    assert letter.context is not None
    assert (letter.context["notices"], letter.context["due_on"]) == (1, due.isoformat())


def test_an_absence_nobody_foresaw_is_written_about_from_the_first_morning(
    home: Home, session: Session
) -> None:
    make_manager_absence(home)
    found = days_with_letters(session, TODAY, TODAY + 10 * DAY)
    assert found == [TODAY, TODAY + 5 * DAY, TODAY + 7 * DAY]


def test_the_return_is_written_about_too(home: Home) -> None:
    row = make_manager_absence(home, TODAY - 40 * DAY, told_on=TODAY - 39 * DAY)
    assert jobs.manager_notices(TODAY) == "told of 0"
    owner = make_member(Role.OWNER, home.organisation)
    services.record_return(owner.actor, row, returned_on=TODAY)
    assert jobs.manager_notices(TODAY) == "told of 1"
    services.record_return(owner.actor, row, returned_on=TODAY, told_on=TODAY)
    assert jobs.manager_notices(TODAY + 7 * DAY) == "told of 0"


def test_nothing_is_written_of_what_was_told_set_aside_or_too_short(
    home: Home, session: Session
) -> None:
    owner = make_member(Role.OWNER, home.organisation)
    services.record_told(owner.actor, planned(home), told_on=TODAY)
    services.set_absence_aside(owner.actor, planned(home))
    make_manager_absence(home, TODAY, TODAY + 26 * DAY)
    assert days_with_letters(session, TODAY, FIRST) == []


def test_a_notice_that_falls_due_on_another_day_is_written_about_anew(home: Home) -> None:
    row = make_manager_absence(home, TODAY, TODAY + 26 * DAY)
    assert jobs.manager_notices(TODAY) == "told of 0"
    owner = make_member(Role.OWNER, home.organisation)
    cover = {"cover_name": "Sam Cover", "cover_qualifications": "Level 5 diploma"}
    services.change_absence(owner.actor, row, until_on=TODAY + 27 * DAY, **cover)
    assert jobs.manager_notices(TODAY) == "told of 1"


def test_where_the_rule_of_a_nation_is_not_known_no_day_is_made_up(session: Session) -> None:
    welsh = make_home(make_organisation(), region_code="W92000004", authority_code="W06000015")
    make_person_in_post(welsh, RM)
    make_member(Role.OWNER, welsh.organisation)
    make_manager_absence(welsh)
    assert days_with_letters(session, TODAY, TODAY + 10 * DAY) == []


def test_owners_the_responsible_individual_and_deputies_of_the_home_are_written_to(
    home: Home, session: Session
) -> None:
    other = make_home(home.organisation)
    make_person_in_post(other, RM)
    planned(home)
    told = [
        make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation),
        make_member(Role.DEPUTY_MANAGER, home.organisation, homes=(home,)),
    ]
    for role, homes in (
        (Role.DEPUTY_MANAGER, (other,)),
        (Role.REGISTERED_MANAGER, (home,)),
        (Role.RECRUITER, ()),
    ):
        make_member(role, home.organisation, homes=homes)
    make_member(Role.OWNER, make_organisation())
    jobs.manager_notices(FIRST)
    to = {letter.address for letter in letters(session)}
    assert len(to) == len(letters(session)) == 1 + len(told)
    assert {one.person.email for one in told} < to


def test_somebody_with_two_homes_gets_one_letter(home: Home, session: Session) -> None:
    other = make_home(home.organisation, joined_on=TODAY - 200 * DAY)
    make_person_in_post(other, RM, ended_on=TODAY - DAY)
    make_manager_absence(home)
    assert jobs.manager_notices(TODAY) == "told of 2"
    (letter,) = letters(session)
    assert letter.context == {
        "notices": 1,
        "due_on": (TODAY + 7 * DAY).isoformat(),
        "vacancies": 1,
        "since": TODAY.isoformat(),
    }


@pytest.mark.parametrize(
    "step, days",
    [
        (None, [1, 7, 28, 56]),
        (VacancyStep.ADVERTISED, [1, 7, 28, 56]),
        (VacancyStep.INTERIM_IN_CHARGE, [28, 56]),
        (VacancyStep.APPLICATION_LODGED, []),
    ],
)
def test_a_home_without_a_manager_is_written_about_until_somebody_has_applied(
    without: Home, session: Session, step: VacancyStep | None, days: list[int]
) -> None:
    if step is not None:
        make_vacancy_step(without, step, TODAY)
    found = days_with_letters(session, TODAY, TODAY + 60 * DAY)
    assert [(day - TODAY).days + 1 for day in found] == days


@pytest.mark.parametrize(
    "days, nobody, interim",
    [
        (1, 1, None),
        (6, 1, None),
        (7, 7, None),
        (27, 7, None),
        (28, 28, 28),
        (55, 28, 28),
        (56, 56, 56),
    ],
)
def test_the_days_of_a_time_without_a_manager_on_both_sides(
    days: int, nobody: int, interim: int | None
) -> None:
    assert rules.vacancy_prompt(days, VacancyStanding.NOBODY) == nobody
    assert rules.vacancy_prompt(days, VacancyStanding.INTERIM_IN_CHARGE) == interim
    assert rules.vacancy_prompt(days, VacancyStanding.APPLICATION_LODGED) is None


@pytest.mark.parametrize(
    "days, prompt", [(15, None), (14, 14), (8, 14), (7, 7), (3, 7), (2, 2), (1, 2), (0, 0), (-9, 0)]
)
def test_the_days_of_a_notice_on_both_sides(days: int, prompt: int | None) -> None:
    assert rules.notice_prompt(TODAY + days * DAY, TODAY) == prompt


def test_the_database_keeps_each_prompt_once(home: Home, session: Session) -> None:
    @atomic
    def tell() -> None:
        row = ManagerPrompt(
            home_id=home.id, about=prompting.AWAY, due_on=TODAY, days_before=7, told_on=TODAY
        )
        session.add(row)

    tell()
    with pytest.raises(IntegrityError):
        tell()


@pytest.mark.parametrize("language, said", [("en", "The first is due by"), ("cy", "erbyn")])
def test_the_letter_names_days_and_counts_and_no_home(
    app: Flask, home: Home, without: Home, session: Session, language: str, said: str
) -> None:
    make_manager_absence(home)
    make_member(Role.RESPONSIBLE_INDIVIDUAL, without.organisation)
    jobs.manager_notices(TODAY)
    for letter in letters(session):
        assert letter.context is not None
        values = {**letter.context, "link": "LINK", "service_name": "Us", "demo": False}
        with app.test_request_context(), using(language):
            text = render_template("letters/employment/managers_due.txt", **values)
        assert (said in text) is bool(letter.context["notices"])
        assert str(TODAY.year) in text
        assert not {"Bramble", "Thistle", "Sam Cover"} & set(text.split())
