"""Notes and the part of young people: who reads them, what is asked, how they are forgotten."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.factories.accounts import sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.providers import make_member
from tests.factories.together import (
    make_criterion,
    make_letter,
    make_moves,
    make_note,
    make_part,
    make_seat,
)
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import policies
from workforce.applications import services as applications
from workforce.applications.models.choosing import (
    ApplicantNote,
    LetterTemplate,
    Score,
    SeveralMoves,
    YoungPeoplesPart,
)
from workforce.applications.privacy import CONTRIBUTION
from workforce.applications.queries.together import weighing as queries
from workforce.applications.services.together import (
    forgetting,
    letters,
    notes,
    weighing,
    young_people,
)
from workforce.checks.states import YoungPeople
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import Base, session
from workforce.core.errors import DomainError, NotFound
from workforce.core.registry import HomeMove
from workforce.providers.states import ROLES_OF, OrganisationKind, Role

TOMORROW = timedelta(days=1)


def count(table: type[Base]) -> int:
    return session().scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.usefixtures("app")
def test_a_note_that_may_tell_of_a_child_is_asked_about_and_kept_by_whoever_is_sure() -> None:
    application = make_application()
    actor = recruiter_of(application.vacancy)
    with pytest.raises(DomainError, match="may tell of a child") as asked:
        notes.write_note(actor, application, words="A boy aged 13 liked her")
    assert asked.value.field == "sure"
    assert count(ApplicantNote) == 0
    notes.write_note(actor, application, words="A boy aged 13 liked her", sure=True)
    assert count(ApplicantNote) == 1


@pytest.mark.parametrize("role", ROLES_OF[OrganisationKind.PROVIDER])
@pytest.mark.usefixtures("app")
def test_a_note_is_found_exactly_when_the_policy_says_yes(role: Role) -> None:
    row = make_note(make_vacancy().home)
    vacancy = row.application.vacancy
    mine = make_member(role, vacancy.organisation, homes=[vacancy.home]).actor
    other = make_member(role).actor
    for actor in (mine, other, row.application.candidate.as_actor):
        found = queries.note_for(actor, row.public_id) is not None
        assert found is policies.can_remove_note(actor, row)
        listed = row in queries.notes_of(actor, row.application)
        assert listed is policies.can_read_application(actor, row.application)


@pytest.mark.usefixtures("app")
def test_a_note_that_was_taken_away_is_read_by_nobody() -> None:
    row = make_note(make_vacancy().home)
    actor = recruiter_of(row.application.vacancy)
    assert row in queries.notes_of(actor, row.application)
    notes.remove_note(actor, row)
    assert queries.notes_of(actor, row.application) == []
    assert queries.note_for(actor, row.public_id) is None
    with pytest.raises(NotFound):
        notes.remove_note(make_member(Role.RECRUITER).actor, row)


def test_a_candidate_never_reads_a_note_and_learns_whom_to_ask(client: StrictClient) -> None:
    row = make_note(make_vacancy().home, "Seemed rather tired")
    candidate = row.application.candidate
    sign_in(client, candidate)
    for url in ("/applications", f"/applications/{row.application.public_id}"):
        assert "rather tired" not in client.page(url).main
    assert CONTRIBUTION.export is not None
    told = str(CONTRIBUTION.export(candidate.id))
    assert "rather tired" not in told
    assert "This employer has notes about you" in told


def test_a_recruiter_writes_and_removes_a_note(client: StrictClient) -> None:
    application = make_application()
    sign_in(client, make_member(Role.RECRUITER, application.vacancy.organisation).person)
    url = f"/applicants/{application.public_id}"
    assert client.submit(f"{url}/note", words="Clear about boundaries").status_code == 303
    assert "Clear about boundaries" in client.page(url).main
    row = session().scalars(select(ApplicantNote)).one()
    assert client.post(f"/applicant-notes/{row.public_id}/remove").status_code == 303
    assert "Clear about boundaries" not in client.page(url).main


@pytest.mark.usefixtures("app")
def test_closing_an_account_forgets_what_was_written_about_somebody() -> None:
    row = make_note(make_vacancy().home)
    application = row.application
    criterion = make_criterion(application.vacancy)
    actor = make_member(Role.RECRUITER, application.vacancy.organisation).actor
    given = {criterion.public_id: weighing.Given(2, "Kind")}
    weighing.score(actor, application, given)
    applications.erase_of(Actor.system("tests"), application.candidate_id)
    assert (count(ApplicantNote), count(Score)) == (0, 0)


@pytest.mark.usefixtures("app")
def test_moves_of_several_are_forgotten_in_time_and_not_before() -> None:
    make_moves(make_vacancy())
    assert forgetting.forget_moves(clock.now() - TOMORROW) == 0
    assert forgetting.forget_moves(clock.now() + TOMORROW) == 1
    assert count(SeveralMoves) == 0


@pytest.mark.usefixtures("app")
def test_young_peoples_part_is_said_whole_without_a_name_or_a_number() -> None:
    vacancy = make_vacancy()
    actor, today = recruiter_of(vacancy), clock.today()

    def record(*parts: YoungPeople, words: str = "", on_day: date = today) -> None:
        young_people.record_part(actor, vacancy, parts=parts, on_day=on_day, words=words)

    attempts: list[tuple[Callable[[], None], str]] = [
        (record, "what part"),
        (lambda: record(YoungPeople.NONE), "why they had no part"),
        (lambda: record(YoungPeople.NONE, YoungPeople.MET, words="x"), "either"),
        (lambda: record(YoungPeople.MET, on_day=today + TOMORROW), "past"),
        (lambda: record(YoungPeople.MET, words="A girl aged 14 liked him"), "of a child"),
    ]
    for refused, why in attempts:
        with pytest.raises(DomainError, match=why):
            refused()
    assert count(YoungPeoplesPart) == 0
    record(YoungPeople.NONE, words="They did not want to")
    record(YoungPeople.VIEWS, YoungPeople.MET, words="They liked how she listened")
    assert [one.parts for one in queries.parts_of(actor, vacancy)] == [["none"], ["met", "views"]]
    columns = set(YoungPeoplesPart.__table__.columns.keys())
    assert not {one for one in columns if "name" in one or "count" in one or "age" in one}


@pytest.mark.usefixtures("app")
def test_rows_of_another_provider_are_found_by_nobody_else() -> None:
    vacancy = make_vacancy()
    criterion, part = make_criterion(vacancy), make_part(vacancy)
    seat, _member = make_seat(vacancy)
    letter, lead = make_letter(vacancy.organisation), recruiter_of(vacancy)
    finders = (
        lambda actor: queries.criterion_for(actor, criterion.public_id),
        lambda actor: queries.part_for(actor, part.public_id),
        lambda actor: queries.seat_row(actor, seat.public_id),
        lambda actor: queries.letter_for(actor, letter.public_id),
    )
    stranger = make_member(Role.OWNER).actor
    for find in finders:
        assert find(lead) is not None
        assert find(stranger) is None
        assert find(Actor.anonymous()) is None
    with pytest.raises(NotFound):
        letters.remove_letter(stranger, letter)
    assert count(LetterTemplate) == 1


@pytest.mark.usefixtures("app")
def test_a_home_that_changes_owner_leaves_its_panels_behind() -> None:
    vacancy = make_vacancy()
    make_application(vacancy)
    seat, _member = make_seat(vacancy)
    them = make_member(Role.OWNER)
    assert them.actor.organisation_id is not None
    passing = HomeMove(
        vacancy.home_id, vacancy.organisation_id, them.actor.organisation_id, clock.today()
    )
    applications.carry_over(passing)
    assert seat.ended_at is not None


def test_letters_criteria_panel_and_young_people_have_pages_that_work(
    client: StrictClient,
) -> None:
    vacancy = make_vacancy()
    member = make_member(Role.TRAINING_LEAD, vacancy.organisation)
    sign_in(client, make_member(Role.OWNER, vacancy.organisation).person)
    of_job = f"/vacancies/{vacancy.public_id}"
    assert client.post(f"{of_job}/criteria/start").status_code == 303
    assert "Essential" in client.page(f"{of_job}/criteria").main
    typed: dict[str, Any] = {"text": "Speaks Welsh", "weight": "desirable"}
    assert client.submit(f"{of_job}/criteria", **typed).status_code == 303
    assert "Speaks Welsh" in client.page(f"{of_job}/criteria").main
    who: dict[str, Any] = {"person": member.person.public_id}
    assert client.submit(f"{of_job}/panel", **who).status_code == 303
    assert "On the panel" in client.page(f"{of_job}/panel").main
    kept: dict[str, Any] = {
        "kind": "unsuccessful",
        "name": "Kind no",
        "words": "Thank you for your time.",
    }
    assert client.submit("/letters-to-candidates", **kept).status_code == 303
    assert "Kind no" in client.page("/letters-to-candidates").main
    day = clock.today()
    part: dict[str, Any] = {"parts": ["met"], "words": "They asked about food"}
    part |= {"on_day-day": str(day.day), "on_day-month": str(day.month)}
    part["on_day-year"] = str(day.year)
    url = f"{of_job}/young-people"
    assert client.submit(url, **part).status_code == 303
    assert "They asked about food" in client.page(url).main
