"""What was typed into a page whose sign-in had ended comes back after signing in, unsent."""

import pytest
from sqlalchemy import text

from tests.factories import forms
from tests.factories.accounts import make_person, sign_in, sign_out
from tests.factories.applications import make_application
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.accounts.models import KeptAnswer, Person, SignInSession
from workforce.accounts.services import kept
from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.db import atomic, session

S = ApplicationState


def begun(client: StrictClient) -> tuple[Application, Person, str]:
    person = make_person()
    application = forms.make_draft(make_vacancy(), person)
    sign_in(client, person)
    return application, person, f"/applications/{application.public_id}/form"


def test_what_was_typed_outlives_the_sign_in(client: StrictClient) -> None:
    _application, person, url = begun(client)
    typed = {**client.page(f"{url}/statement").form_values(), "statement": "I raised my brothers."}
    sign_out(client)
    answer = client.post(f"{url}/statement", data=typed)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/sign-in?next=")
    assert "brothers" not in answer.headers["Location"]
    sign_in(client, person)
    onwards = client.get(answer.headers["Location"]).headers["Location"]
    page = client.page(onwards)
    assert "Nothing is lost" in page.main
    assert "I raised my brothers." in page.text("textarea")
    saved = client.submit(onwards, finished="yes")
    assert saved.headers["Location"] == url
    assert "I raised my brothers." in client.page(f"{url}/statement").text("textarea")


def test_what_was_typed_with_an_old_token_is_shown_again_and_not_saved(
    client: StrictClient,
) -> None:
    application, _person, url = begun(client)
    typed = {"statement": "I raised my brothers.", "finished": "yes", "csrf_token": "old"}
    answer = client.post(f"{url}/statement", data=typed, csrf=False)
    assert answer.status_code == 303
    assert application.statement == ""
    page = client.page(answer.headers["Location"])
    assert "I raised my brothers." in page.text("textarea")


def test_kept_answers_are_nobody_elses_and_end_with_their_hour(client: StrictClient) -> None:
    _application, person, url = begun(client)
    sign_out(client)
    typed = {"statement": "I raised my brothers.", "finished": "yes"}
    onwards = client.post(f"{url}/statement", data=typed).headers["Location"]
    sign_in(client, make_person())
    path = client.get(onwards).headers["Location"]
    client.page(path, status=404)
    elsewhere = path.replace("/statement", "/details")
    sign_out(client)
    sign_in(client, person)
    assert "Nothing is lost" not in client.page(elsewhere).main
    assert "Nothing is lost" in client.page(path).main

    @atomic
    def age() -> None:
        for row in session().query(KeptAnswer):
            row.expires_at -= kept.KEPT

    age()
    assert "Nothing is lost" not in client.page(path).main
    assert kept.forget_old() == 1
    assert kept.forget_old() == 0


def test_pages_that_keep_nothing_still_refuse_an_old_token(client: StrictClient) -> None:
    application = make_application()
    sign_in(client, application.candidate)
    url = f"/applications/{application.public_id}/withdraw"
    assert client.post(url, data={"reason": "No"}, csrf=False).status_code == 400
    assert application.state is S.SUBMITTED


def sent_after_the_end(client: StrictClient, url: str, **typed: str) -> str:
    """Post to a page as somebody whose sign-in has ended on our side; says where it leads."""

    @atomic
    def end() -> None:
        for row in session().query(SignInSession):
            row.ended_at = clock.now()

    end()
    answer = client.post(url, data=typed)
    assert answer.headers["Location"].startswith("/sign-in?next=")
    return answer.headers["Location"]


SENSITIVE = {
    "declarations": {"related": "yes", "related_words": "My aunt runs a home of theirs"},
    "adjustments": {"words": "I lip-read, please face me"},
}


@pytest.mark.parametrize("page, typed", SENSITIVE.items())
def test_declarations_and_needs_outlive_the_sign_in_and_lie_encrypted(
    client: StrictClient, page: str, typed: dict[str, str]
) -> None:
    _application, person, url = begun(client)
    onwards = sent_after_the_end(client, f"{url}/{page}", **typed)
    (raw,) = session().execute(text("SELECT answers FROM kept_answer")).scalars()
    words = list(typed.values())[-1]
    assert words not in str(raw)
    assert words not in onwards
    sign_in(client, person)
    shown = client.page(client.get(onwards).headers["Location"])
    assert "Nothing is lost" in shown.main
    assert words in str(shown.soup.select("textarea, input"))


def test_the_first_step_outlives_the_sign_in_for_whoever_typed_it_alone(
    client: StrictClient,
) -> None:
    vacancy, person = make_vacancy(takes_interest=True), make_person()
    sign_in(client, person)
    url = f"/jobs/{vacancy.public_id}/interest"
    onwards = sent_after_the_end(client, url, telephone="07700 900123", words="I like it")
    sign_in(client, make_person())
    path = client.get(onwards).headers["Location"]
    other = client.page(path)
    assert "Nothing is lost" not in other.main
    assert "07700 900123" not in str(other.soup)
    sign_out(client)
    sign_in(client, person)
    mine = client.page(path)
    assert "Nothing is lost" in mine.main
    assert "07700 900123" in str(mine.soup)
