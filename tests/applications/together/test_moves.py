"""Moving several applicants: letters looked at first, each moved once, the rest named with why."""

from typing import Any

import pytest
from sqlalchemy import func, select

from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.providers import make_member
from tests.factories.together import make_anonymous, make_letter, make_moves
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import services as applications
from workforce.applications.models import APPLICATION
from workforce.applications.models.choosing import SeveralMoves
from workforce.applications.rules.moving import TARGETS, why_left
from workforce.applications.services.together import several
from workforce.applications.states import ApplicationState
from workforce.applications.states.choosing import Left
from workforce.core.db import session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.messages.models import Letter
from workforce.providers.states import Role

S = ApplicationState


def letters(template: str) -> list[str]:
    query = select(Letter.address).where(Letter.template == f"applications/{template}")
    return sorted(str(one) for one in session().scalars(query))


@pytest.mark.usefixtures("app")
def test_everybody_chosen_is_moved_with_one_letter_each() -> None:
    vacancy = make_vacancy()
    chosen = [make_application(vacancy) for _ in range(3)]
    left = make_application(vacancy)
    row = make_moves(vacancy, *chosen)
    assert [one.state for one in chosen] == [S.SUBMITTED] * 3
    assert letters("shortlisted") == []
    several.confirm(recruiter_of(vacancy), row)
    assert [one.state for one in chosen] == [S.SHORTLISTED] * 3
    assert all(one.shortlisted_at for one in chosen)
    assert left.state is S.SUBMITTED
    assert letters("shortlisted") == sorted(one.candidate.email for one in chosen)


@pytest.mark.usefixtures("app")
def test_pressing_twice_moves_and_writes_once() -> None:
    vacancy = make_vacancy()
    chosen = make_application(vacancy)
    row = make_moves(vacancy, chosen, to=S.UNSUCCESSFUL, words="We wish you well.")
    for _ in range(2):
        several.confirm(recruiter_of(vacancy), row)
    assert row.moved == [chosen.public_id]
    assert len(letters("unsuccessful")) == 1
    with pytest.raises(Conflict, match="gone"):
        several.reword(recruiter_of(vacancy), row, words="Other words")


@pytest.mark.usefixtures("app")
def test_who_changed_in_between_is_left_and_named_and_the_others_go() -> None:
    vacancy = make_vacancy()
    going, gone = make_application(vacancy), make_application(vacancy)
    row = make_moves(vacancy, going, gone)
    applications.withdraw(gone.candidate.as_actor, gone)
    several.confirm(recruiter_of(vacancy), row)
    assert going.state is S.SHORTLISTED
    assert gone.state is S.WITHDRAWN
    assert row.moved == [going.public_id]
    assert row.left_behind == [[gone.public_id, Left.MOVED.value]]


@pytest.mark.usefixtures("app")
def test_at_least_one_applicant_of_the_job_is_chosen() -> None:
    vacancy, other = make_vacancy(), make_application()
    for chosen in ([], [other.public_id], ["nobody"]):
        with pytest.raises(DomainError, match="at least one"):
            several.prepare(recruiter_of(vacancy), vacancy, chosen=chosen, to=S.SHORTLISTED)


def test_a_choice_of_too_many_is_refused_in_words_and_moves_nobody(
    client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    vacancy = make_vacancy()
    chosen = [make_application(vacancy).public_id for _ in range(3)]
    monkeypatch.setattr(several, "MOST", 2)
    sign_in(client, make_member(Role.OWNER, vacancy.organisation).person)
    url = f"/vacancies/{vacancy.public_id}/moves"
    asked = {"chosen": chosen, "to": "shortlisted"}
    assert client.post(url, data=asked).status_code == 303
    listed = client.page(f"/vacancies/{vacancy.public_id}/applicants")
    assert "Choose 2 applicants at most" in listed.response.get_data(as_text=True)
    assert session().scalar(select(func.count()).select_from(SeveralMoves)) == 0
    assert (
        "/applicant-moves/"
        in client.post(url, data={**asked, "chosen": chosen[:2]}).headers["Location"]
    )


@pytest.mark.usefixtures("app")
def test_another_provider_neither_prepares_nor_confirms_a_move() -> None:
    vacancy = make_vacancy()
    chosen = make_application(vacancy)
    row = make_moves(vacancy, chosen)
    stranger = make_member(Role.RECRUITER).actor
    with pytest.raises(NotFound):
        several.prepare(stranger, vacancy, chosen=[chosen.public_id], to=S.SHORTLISTED)
    with pytest.raises(NotFound):
        several.confirm(stranger, row)
    assert chosen.state is S.SUBMITTED


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("to", TARGETS)
@pytest.mark.parametrize("is_whole", [True, False])
def test_nobody_moves_against_the_lifecycle(state: S, to: S, is_whole: bool) -> None:  # noqa: FBT001
    why = why_left(state, to, is_whole=is_whole, lawful=APPLICATION.allows)
    if not APPLICATION.allows(state, to):
        assert why is Left.MOVED
    elif state is S.OFFERED:
        assert why is Left.OFFERED
    elif to is S.INTERVIEWING and not is_whole:
        assert why is Left.NOT_WHOLE
    else:
        assert why is None


def test_a_recruiter_reads_the_letter_before_it_goes_and_what_came_of_it(
    client: StrictClient,
) -> None:
    vacancy = make_vacancy()
    chosen = [make_application(vacancy) for _ in range(2)]
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    where: dict[str, Any] = {"chosen": [one.public_id for one in chosen], "to": "unsuccessful"}
    answer = client.post(f"/vacancies/{vacancy.public_id}/moves", data=where)
    assert answer.status_code == 303
    url = answer.headers["Location"]
    page = client.page(url)
    assert "is not taking your application further" in page.main
    assert "to 2 of them" in page.main
    assert client.submit(url, step="look", words="Do apply again.").status_code == 303
    assert "Do apply again." in client.page(url).main
    assert letters("unsuccessful") == []
    done = client.submit(url, step="confirm", words="Do apply again.")
    assert done.status_code == 303
    told = client.page(url)
    assert "What became of the move" in told.main
    assert chosen[0].candidate.name in told.main
    assert letters("unsuccessful") == sorted(one.candidate.email for one in chosen)


def test_the_letter_that_was_previewed_is_the_letter_that_goes(client: StrictClient) -> None:
    vacancy = make_vacancy()
    chosen = make_application(vacancy)
    kept = make_letter(vacancy.organisation)
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    row = make_moves(vacancy, chosen, to=S.UNSUCCESSFUL)
    url = f"/applicant-moves/{row.public_id}"
    client.submit(url, step="look", letter=kept.public_id)
    assert "Thank you." in client.page(url).main
    session().expire_all()
    client.submit(url, step="confirm", words=row.words, letter="")
    query = select(Letter).where(Letter.template == "applications/unsuccessful")
    assert (session().scalars(query).one().context or {})["feedback"] == "Thank you."


def test_nobody_is_named_in_the_move_of_an_anonymous_job(client: StrictClient) -> None:
    vacancy = make_anonymous()
    person = make_person(given_name="Zebedee", family_name="Quillfeather", language="cy")
    chosen = make_application(vacancy, person)
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    row = make_moves(vacancy, chosen, to=S.UNSUCCESSFUL)
    page = client.page(f"/applicant-moves/{row.public_id}")
    assert "Zebedee" not in page.main
    assert "Quillfeather" not in page.main
    assert "The letter in English" in page.main
    assert "The letter in Welsh" in page.main


def test_nothing_chosen_leads_back_with_what_to_do(client: StrictClient) -> None:
    vacancy = make_vacancy()
    make_application(vacancy)
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    answer = client.post(f"/vacancies/{vacancy.public_id}/moves", data={"to": "shortlisted"})
    assert answer.status_code == 303
    assert "Choose at least one applicant" in client.page(answer.headers["Location"]).text("body")
