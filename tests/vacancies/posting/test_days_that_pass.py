"""Days that pass: of jobs for own staff first, of jobs never published, of pay fallen behind."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import vacancies
from tests.vacancies.posting.making import on, recruiter_and_home, recruiter_of, set_on, whole_draft
from workforce.core import clock
from workforce.core.db import session
from workforce.core.errors import DomainError
from workforce.messages.models import Letter
from workforce.providers.states import HomeStatus
from workforce.vacancies import jobs, services
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.posting import needs
from workforce.vacancies.rules import wage
from workforce.vacancies.states import FirstFor, PayPeriod, VacancyState

pytestmark = pytest.mark.usefixtures("session")
S = VacancyState
TODAY = clock.today()
RISE = wage.Rate(TODAY + timedelta(days=20), 1400, "a rise", "high")


def days(number: int) -> timedelta:
    return timedelta(days=number)


def fresh(vacancy: Vacancy) -> Vacancy:
    session().expire_all()
    return session().get_one(Vacancy, vacancy.id)


def letters(template: str) -> list[Letter]:
    query = select(Letter).where(Letter.template == f"vacancies/{template}")
    return list(session().scalars(query.order_by(Letter.id)))


def internal() -> Vacancy:
    first: dict[str, Any] = {"first_for": FirstFor.OWN_STAFF, "first_until": TODAY + days(5)}
    return vacancies.make_vacancy(state=S.INTERNAL, **first)


def test_the_closing_day_of_a_job_for_own_staff_first_can_change_but_not_into_their_days() -> None:
    vacancy = internal()
    actor = recruiter_of(vacancy)
    with pytest.raises(DomainError, match="last day for your own staff"):
        services.change_closing_day(actor, vacancy, TODAY + days(5))
    services.change_closing_day(actor, vacancy, TODAY + days(6))
    assert fresh(vacancy).closes_on == TODAY + days(6)


def test_a_job_for_own_staff_that_could_not_go_on_ends_with_its_closing_day() -> None:
    vacancy = internal()
    recruiter_of(vacancy)
    set_on(vacancy.home, status=HomeStatus.SUSPENDED)
    for day in (vacancy.closes_on, vacancy.closes_on + days(1), vacancy.closes_on + days(2)):
        with on(day):
            jobs.publish_scheduled_vacancies(day)
            jobs.close_expired_vacancies(day)
        assert fresh(vacancy).state is (S.INTERNAL if day == vacancy.closes_on else S.ENDED)
    assert len(letters("not_published")) == 1


def test_a_job_that_was_never_published_is_a_draft_again_and_told_once() -> None:
    actor, home = recruiter_and_home()
    day = TODAY + days(2)
    vacancy = whole_draft(actor, home, publish_on=day)
    services.publish(actor, vacancy)
    set_on(home, status=HomeStatus.SUSPENDED)
    for after in range(14 + 2):
        with on(day + days(after)):
            jobs.publish_scheduled_vacancies(day + days(after))
            jobs.close_expired_vacancies(day + days(after))
    told = fresh(vacancy)
    assert (told.state, told.publish_on, told.told_unpublished_at) == (S.DRAFT, None, None)
    assert len(letters("not_published")) == 1


def test_a_job_is_not_kept_open_into_days_on_which_its_pay_is_unlawful(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = wage.rates()
    monkeypatch.setattr(wage, "rates", lambda: (*known, RISE))
    vacancy = vacancies.make_vacancy(pay_from_pence=1350, pay_to_pence=1500)
    actor = recruiter_of(vacancy)
    with pytest.raises(DomainError, match=r"£14\.00") as refused:
        services.change_closing_day(actor, vacancy, RISE.from_on)
    assert refused.value.field == "closes_on"
    services.change_closing_day(actor, vacancy, RISE.from_on - days(1))
    enough = vacancies.make_vacancy(pay_from_pence=1400, pay_to_pence=1500)
    services.change_closing_day(recruiter_of(enough), enough, RISE.from_on)


def test_recruiters_hear_once_that_a_new_rate_is_above_their_job_and_it_waits_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = wage.rates()
    monkeypatch.setattr(wage, "rates", lambda: (*known, RISE))
    later = RISE.from_on + days(5)
    low = vacancies.make_vacancy(pay_from_pence=1399, pay_to_pence=1500, closes_on=later)
    year = int(1400 * Decimal("37.5") * 52)
    yearly: dict[str, Any] = {
        "pay_period": PayPeriod.YEAR,
        "pay_to_pence": year * 2,
        "closes_on": later,
    }
    vacancies.make_vacancy(low.home, pay_from_pence=year, **yearly)
    short = vacancies.make_vacancy(low.home, pay_from_pence=year - 1, **yearly)
    actor = recruiter_of(low)

    def run(day: date) -> None:
        with on(day):
            jobs.told_of_wage(day)

    for after in (-1, 0, 0, 1):
        run(RISE.from_on + days(after))
    told = letters("below_wage")
    assert [(letter.context or {})["title"] for letter in told] == [low.title, short.title]
    assert {(letter.context or {})["rate"] for letter in told} == {"£14.00"}
    assert needs.jobs_that_wait(actor) == []
    with on(RISE.from_on):
        waiting = [need.values["vacancy_id"] for need in needs.jobs_that_wait(actor)]
        assert waiting == [low.public_id, short.public_id]
        other = recruiter_of(vacancies.make_vacancy(pay_from_pence=1400))
        assert needs.jobs_that_wait(other) == []


def test_a_worker_that_was_down_when_a_rate_began_tells_of_it_late_and_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = wage.rates()
    low = vacancies.make_vacancy(
        pay_from_pence=1399, pay_to_pence=1500, closes_on=RISE.from_on + days(9)
    )
    assert recruiter_of(low)
    jobs.told_of_wage(TODAY)
    monkeypatch.setattr(wage, "rates", lambda: (*known, RISE))
    for after in (3, 4):
        with on(RISE.from_on + days(after)):
            jobs.told_of_wage(RISE.from_on + days(after))
    assert [(letter.context or {})["title"] for letter in letters("below_wage")] == [low.title]
