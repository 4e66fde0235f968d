"""Writing an advert part by part, in several homes, and as a copy."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.factories import providers, vacancies
from tests.vacancies.posting.making import recruiter_and_home, set_on, whole_draft
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment.states import Contract
from workforce.providers.states import HomeStatus, Role
from workforce.vacancies import services
from workforce.vacancies.models import VacancyPlace
from workforce.vacancies.queries.posting import places
from workforce.vacancies.rules import particulars as rules
from workforce.vacancies.states import (
    PayPeriod,
    Qualification,
    Route,
    Section,
    VacancyState,
)

pytestmark = pytest.mark.usefixtures("session")


def test_a_draft_begins_with_its_title_and_home_and_every_part_is_to_be_written() -> None:
    actor, home = recruiter_and_home()
    draft = services.start_draft(actor, home, "Night worker")
    assert (draft.title, draft.home_id, draft.state) == ("Night worker", home.id, "draft")
    assert rules.missing_sections(draft.sections_done) == list(Section)
    lacking = [section for section, _why in services.lacks(draft, clock.today())]
    assert lacking == list(Section)
    with pytest.raises(services.NotReady, match="Write this part first: The job"):
        services.publish(actor, draft)
    assert draft.state is VacancyState.DRAFT


def test_each_part_is_saved_by_itself_until_the_draft_can_be_published() -> None:
    actor, home = recruiter_and_home()
    draft = services.start_draft(actor, home, "Night worker")
    whole = vacancies.make_particulars(title="Waking night worker", evergreen=True)
    for section in Section:
        if section is Section.PLACES:
            services.place(actor, draft, [home], posts_count=3)
        else:
            services.write_section(actor, draft, section, whole)
        left = rules.missing_sections(draft.sections_done)
        assert section not in left
    assert (draft.title, draft.evergreen, draft.posts_count) == ("Waking night worker", True, 3)
    assert draft.description == whole.description
    services.publish(actor, draft)
    assert draft.state is VacancyState.LIVE


def test_one_part_leaves_the_others_as_they_are() -> None:
    actor, home = recruiter_and_home()
    draft = whole_draft(actor, home, title="First title")
    changed = replace(services.particulars_of(draft), title="Second title", pay_from_pence=1400)
    services.write_section(actor, draft, Section.PAY, changed)
    assert (draft.title, draft.pay_from_pence) == ("First title", 1400)


def test_no_part_of_what_people_see_is_written_anew() -> None:
    vacancy = vacancies.make_vacancy(title="As applied for")
    actor = providers.make_member(Role.RECRUITER, vacancy.organisation).actor
    said = replace(services.particulars_of(vacancy), title="Another", route=Route.OWN_SITE)
    for section in Section:
        with pytest.raises(Conflict, match="already live"):
            services.write_section(actor, vacancy, section, said)
    with pytest.raises(Conflict, match="already live"):
        services.place(actor, vacancy, [vacancy.home], posts_count=2)
    assert (vacancy.title, vacancy.route) == ("As applied for", Route.HERE)


def test_the_database_lets_nothing_be_seen_of_which_a_part_is_not_written(
    session: Session,
) -> None:
    vacancy = vacancies.make_vacancy()
    with pytest.raises(IntegrityError):
        set_on(vacancy, sections_done=rules.EVERY_SECTION - 1)
    session.rollback()


@pytest.mark.parametrize(
    "section, field, changes",
    [
        (Section.PAY, "pay_to", {"pay_to_pence": 1300}),
        (Section.PAY, "pay_from", {"pay_from_pence": 1270}),
        (
            Section.PAY,
            "pay_from",
            {"pay_period": PayPeriod.YEAR, "pay_from_pence": 2_478_449, "pay_to_pence": 3_000_000},
        ),
        (Section.ASKS, "qualification_title", {"qualification": Qualification.NEEDED}),
        (Section.APPLYING, "apply_url", {"route": Route.OWN_SITE}),
        (Section.APPLYING, "apply_url", {"route": Route.OWN_SITE, "apply_url": "http://a.org/"}),
        (
            Section.APPLYING,
            "apply_url",
            {"route": Route.OWN_SITE, "apply_url": "https://user@example.org/jobs"},
        ),
        (Section.DATES, "closes_on", {"closes_on": clock.today() - timedelta(days=1)}),
        (Section.DATES, "closes_on", {"publish_on": clock.today() + timedelta(days=15)}),
    ],
)
def test_what_is_wrong_in_a_part_is_refused_at_its_field(
    section: Section, field: str, changes: dict[str, Any]
) -> None:
    actor, home = recruiter_and_home()
    draft = whole_draft(actor, home)
    said = replace(services.particulars_of(draft), **changes)
    with pytest.raises(DomainError) as refused:
        services.write_section(actor, draft, section, said)
    assert refused.value.field == field


def test_pay_below_the_minimum_is_refused_with_rate_rule_and_date() -> None:
    actor, home = recruiter_and_home()
    with pytest.raises(DomainError) as refused:
        whole_draft(actor, home, pay_from_pence=1270)
    assert str(refused.value) == (
        "Pay must be £12.71 or more for these hours. The National Living Wage is £12.71 an hour "
        "from 1 April 2026"
    )
    with pytest.raises(DomainError, match=r"£24,784\.50 or more"):
        whole_draft(
            actor,
            home,
            pay_period=PayPeriod.YEAR,
            pay_from_pence=2_400_000,
            pay_to_pence=2_600_000,
        )
    draft = whole_draft(actor, home, contract=Contract.VOLUNTEER, pay_from_pence=1)
    assert draft.contract is Contract.VOLUNTEER


def test_sleep_ins_without_a_rate_are_warned_of_and_not_refused() -> None:
    actor, home = recruiter_and_home()
    draft = whole_draft(actor, home, sleep_ins_a_month=8)
    told = [str(one) for one in services.warnings(services.particulars_of(draft), clock.today())]
    assert len(told) == 1
    assert "sleep-ins but no rate" in told[0]
    said = replace(services.particulars_of(draft), sleep_in_pence=6000)
    assert services.warnings(said, clock.today()) == []
    services.publish(actor, draft)


@pytest.mark.parametrize(
    "section, field, text",
    [
        (Section.JOB, "title", "Support worker at Quillfeather"),
        (Section.PAY, "rota", "Two on, four off at Quillfeather House"),
        (Section.ASKS, "qualification_title", "As Quillfeather asks"),
        (Section.APPLYING, "apply_url", "https://quillfeather-house.example.org/jobs"),
        (Section.ABOUT, "description", "You will find us at HU12 0XQ"),
    ],
)
def test_every_free_text_is_read_for_where_the_home_is(
    section: Section, field: str, text: str
) -> None:
    actor, home = recruiter_and_home(name="Quillfeather House", postcode="HU12 0XQ")
    draft = whole_draft(actor, home)
    change: dict[str, Any] = {field: text}
    said = replace(services.particulars_of(draft), **change)
    with pytest.raises(DomainError, match="Take out") as refused:
        services.write_section(actor, draft, section, said)
    assert refused.value.field == field


def test_an_advert_for_several_homes_names_none_of_them(session: Session) -> None:
    actor, home = recruiter_and_home()
    telling = whole_draft(actor, home, description="Our homes are warm, Quillfeather above all")
    draft = whole_draft(actor, home)
    second = providers.make_home(home.organisation, name="Quillfeather House")
    with pytest.raises(DomainError, match="Take out") as refused:
        services.place(actor, telling, [home, second], posts_count=2)
    assert refused.value.field == "homes"
    third = providers.make_home(home.organisation, authority_code="E08000032")
    services.place(actor, draft, [home, third], posts_count=2)
    assert [one.id for one in places.homes_of(draft)] == [home.id, third.id]
    services.place(actor, draft, [third, home], posts_count=2)
    assert [one.id for one in places.homes_of(draft)] == [third.id, home.id]
    services.publish(actor, draft)
    row = session.scalars(select(VacancyPlace)).one()
    assert (draft.authority_code, row.authority_code) == ("E08000032", "E08000035")
    assert row.public_point == vacancies.LEEDS_POINT


def test_a_recruiter_reaches_every_home_of_what_they_post() -> None:
    actor, home = recruiter_and_home()
    second = providers.make_home(home.organisation)
    manager = providers.make_member(Role.REGISTERED_MANAGER, home.organisation, homes=[home]).actor
    draft = whole_draft(manager, home)
    with pytest.raises(NotAllowed):
        services.place(manager, draft, [home, second], posts_count=1)
    services.place(actor, draft, [home, second], posts_count=1)
    with pytest.raises(NotAllowed, match="every home"):
        services.publish(manager, draft)
    services.publish(actor, draft)


def test_a_further_home_that_is_closed_holds_up_the_whole_advert() -> None:
    actor, home = recruiter_and_home()
    second = providers.make_home(home.organisation)
    draft = whole_draft(actor, home)
    services.place(actor, draft, [home, second], posts_count=1)
    set_on(second, status=HomeStatus.SUSPENDED)
    with pytest.raises(DomainError, match="register does not show"):
        services.publish(actor, draft)


def test_a_copy_is_a_new_draft_that_asks_for_its_dates_only() -> None:
    actor, home = recruiter_and_home()
    second = providers.make_home(home.organisation)
    draft = whole_draft(actor, home, weekly_hours=Decimal(30), driving="needed")
    services.place(actor, draft, [home, second], posts_count=4)
    services.publish(actor, draft)
    made = services.copy(actor, draft)
    assert made.public_id != draft.public_id
    assert made.copied_from_id == draft.id
    assert made.state is VacancyState.DRAFT
    assert rules.missing_sections(made.sections_done) == [Section.DATES]
    assert (made.posts_count, made.weekly_hours, made.driving) == (4, 30, "needed")
    assert [one.id for one in places.homes_of(made)] == [home.id, second.id]
    assert made.closes_on == clock.today() + timedelta(days=14)


def test_a_draft_thrown_away_takes_its_places_with_it(session: Session) -> None:
    actor, home = recruiter_and_home()
    draft = whole_draft(actor, home)
    services.place(actor, draft, [home, providers.make_home(home.organisation)], posts_count=1)
    services.discard(actor, draft)
    assert session.scalar(select(func.count()).select_from(VacancyPlace)) == 0
