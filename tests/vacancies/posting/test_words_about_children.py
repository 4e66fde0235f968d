"""Whoever writes a job is asked about words that may tell of a child, and goes on by a tick."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import String, Text, select
from sqlalchemy.orm import Session

from tests.factories import accounts, providers, vacancies
from tests.page import StrictClient
from tests.vacancies.posting.making import recruiter_and_home, whole_draft
from workforce.core import clock
from workforce.core.audit import AuditEntry
from workforce.core.db import db
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.vacancies import services
from workforce.vacancies.models import Vacancy
from workforce.vacancies.rules.particulars import FREE_WORDS, SECTION_FIELDS
from workforce.vacancies.services.asking import CONFIRM, AboutAChild
from workforce.vacancies.states import Qualification, Section, VacancyState

pytestmark = pytest.mark.usefixtures("session")
TOLD = "Support Jayden (14) at school"
TICKED: dict[str, Any] = {CONFIRM: "1"}
WRITTEN = {
    "title": ("title", Section.JOB),
    "rota": ("rota", Section.PAY),
    "qualification_title": ("qualification_title", Section.ASKS),
    "description": ("description", Section.ABOUT),
}


def confirmed() -> list[AuditEntry]:
    query = select(AuditEntry).where(AuditEntry.action == "confirm-no-child")
    return list(db.session.scalars(query.order_by(AuditEntry.id)))


def test_every_text_of_an_advert_that_is_typed_freely_is_one_of_those_asked_about() -> None:
    said = {name for names in SECTION_FIELDS.values() for name in names}
    typed = {name for name in said if type(Vacancy.__table__.c[name].type) in {String, Text}}
    assert typed - {"apply_url"} == set(FREE_WORDS) == set(WRITTEN)


@pytest.mark.parametrize("name", WRITTEN)
def test_without_the_tick_nothing_is_saved_and_with_it_everything_is(name: str) -> None:
    actor, home = recruiter_and_home()
    draft = whole_draft(actor, home)
    field, section = WRITTEN[name]
    new: dict[str, Any] = {field: TOLD}
    if section is Section.ASKS:
        new["qualification"] = Qualification.NEEDED
    said = replace(services.particulars_of(draft), **new)
    before = getattr(draft, field)
    with pytest.raises(AboutAChild, match=r"Jayden \(14\)") as asked:
        services.write_section(actor, draft, section, said)
    assert (asked.value.field, set(asked.value.found)) == (CONFIRM, {field})
    assert (getattr(draft, field), confirmed()) == (before, [])
    services.write_section(actor, draft, section, said, no_child=True)
    assert getattr(draft, field) == TOLD
    (entry,) = confirmed()
    assert (entry.subject_id, entry.details) == (str(draft.id), {"parts": field})
    assert "Jayden" not in entry.content()


def test_words_that_stand_already_are_not_asked_about_again() -> None:
    actor, home = recruiter_and_home()
    said = vacancies.make_particulars(description=TOLD)
    with pytest.raises(AboutAChild):
        services.post(actor, home, said)
    draft = services.post(actor, home, said, no_child=True)
    services.write_section(actor, draft, Section.ABOUT, services.particulars_of(draft))
    services.change(actor, draft, home, replace(said, weekly_hours=said.weekly_hours - 1))
    other = replace(said, description=f"{TOLD} and at home")
    with pytest.raises(AboutAChild):
        services.change(actor, draft, home, other)
    assert [one.details for one in confirmed()] == [{"parts": "description"}]


def test_a_copy_a_new_date_and_a_second_life_ask_nothing_where_no_word_is_new() -> None:
    actor, home = recruiter_and_home()
    draft = services.post(actor, home, vacancies.make_particulars(description=TOLD), no_child=True)
    services.publish(actor, draft)
    later = clock.today() + timedelta(days=40)
    services.change_closing_day(actor, draft, later, reason="more-time")
    services.end(actor, draft)
    services.relist(actor, draft, later)
    made = services.copy(actor, draft)
    assert made.description == TOLD
    services.write_section(actor, made, Section.DATES, services.particulars_of(made))
    services.publish(actor, made)
    assert (draft.state, made.state) == (VacancyState.LIVE, VacancyState.LIVE)
    again = services.copy(actor, made)
    new = replace(services.particulars_of(again), title="Key worker of our young person")
    with pytest.raises(AboutAChild):
        services.write_section(actor, again, Section.JOB, new)


@pytest.fixture
def own(client: StrictClient) -> Home:
    member = providers.make_member(Role.RECRUITER)
    accounts.sign_in(client, member.person)
    return providers.make_home(member.organisation)


def test_a_title_is_asked_about_before_there_is_a_draft(
    client: StrictClient, own: Home, session: Session
) -> None:
    path = "/vacancies/new"
    assert client.page(path).soup.select_one(f"[name={CONFIRM}]") is None
    typed: dict[str, Any] = {"title": "Key worker for a 12 year old", "home": own.public_id}
    page = client.refused(path, **typed)
    assert "“a 12 year old” may tell of a child" in page.errors[CONFIRM]
    assert "None of this describes a child who lives here" in page.main
    assert "could be recognised" in page.main
    assert session.scalar(select(Vacancy.id)) is None
    assert client.submit(path, **typed, **TICKED).status_code == 303
    assert session.scalars(select(Vacancy.title)).one() == typed["title"]


def test_the_page_of_a_part_shows_what_was_found_and_why_and_keeps_what_was_typed(
    client: StrictClient, own: Home, session: Session
) -> None:
    client.submit("/vacancies/new", title="Night worker", home=own.public_id)
    row = session.scalars(select(Vacancy)).one()
    path = f"/vacancies/{row.public_id}/write/about"
    words = "Two boys live here. Jayden (14) likes trains."
    page = client.refused(path, description=words)
    assert "“Two boys”, “Jayden (14)” may tell of a child" in page.errors[CONFIRM]
    assert page.form_values()["description"] == words
    box = page.soup.select_one(f"input[name={CONFIRM}]")
    assert box is not None
    assert not box.has_attr("checked")
    assert client.submit(path, description=words, **TICKED).status_code == 303
    assert client.page(path).soup.select_one(f"[name={CONFIRM}]") is None
    session.expire_all()
    assert row.description == words
