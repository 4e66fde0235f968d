"""Every text about applicants is read for children by the one list, and its writer is asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.factories.accounts import sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.hiring import make_request, reference_answers
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.together import make_moves
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.services.hiring import disclosures, messages, offers, references
from workforce.applications.services.hiring import releases as places
from workforce.applications.services.together import letters, notes, several, young_people
from workforce.applications.states import ApplicationState
from workforce.applications.states.choosing import LetterKind
from workforce.applications.states.hiring import IdentitySeen
from workforce.checks.states import YoungPeople
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import DomainError
from workforce.providers.states import Role
from workforce.vacancies.services.asking import CONFIRM, AboutAChild

S = ApplicationState
pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()
TICKED: dict[str, Any] = {CONFIRM: "1"}
TOLD = "Our 14 year old liked you"
Case = Callable[[str, bool], Any]


def person(application: Application) -> Actor:
    return make_member(Role.RECRUITER, application.vacancy.organisation).actor


def messaged(row: Application) -> Case:
    return lambda words, sure: messages.write_to_candidate(
        recruiter_of(row.vacancy), row, words=words, confirmed=sure
    )


def answered(row: Application) -> Case:
    messages.write_to_candidate(recruiter_of(row.vacancy), row, words="Hello")
    return lambda words, sure: messages.write_to_employer(
        row.candidate.as_actor, row, words=words, confirmed=sure
    )


def noted(row: Application) -> Case:
    return lambda words, sure: notes.write_note(
        recruiter_of(row.vacancy), row, words=words, sure=sure
    )


def part_taken(row: Application) -> Case:
    return lambda words, sure: young_people.record_part(
        person(row), row.vacancy, parts=[YoungPeople.MET], on_day=TODAY, words=words, sure=sure
    )


def turned_down(row: Application) -> Case:
    return lambda words, sure: services.turn_down(
        recruiter_of(row.vacancy), row, feedback=words, no_child=sure
    )


def moved(row: Application) -> Case:
    move = make_moves(row.vacancy, row)
    return lambda words, sure: several.reword(
        recruiter_of(move.vacancy), move, words=words, no_child=sure
    )


def prepared(row: Application) -> Case:
    return lambda words, sure: several.prepare(
        person(row),
        row.vacancy,
        chosen=[row.public_id],
        to=S.SHORTLISTED,
        words=words,
        no_child=sure,
    )


def offered(row: Application) -> Case:
    services.shortlist(recruiter_of(row.vacancy), row)
    services.interview(recruiter_of(row.vacancy), row)
    terms = offers.advertised(row.vacancy)
    return lambda words, sure: services.offer(
        recruiter_of(row.vacancy), row, replace(terms, words=words), no_child=sure
    )


def taken_back(row: Application) -> Case:
    made = make_application(row.vacancy, state=S.OFFERED)
    return lambda words, sure: services.take_back_offer(
        recruiter_of(row.vacancy), made, words=words, no_child=sure
    )


def kept(row: Application) -> Case:
    return lambda words, sure: letters.keep_letter(
        person(row), kind=LetterKind.SHORTLISTED, name="Kind", words=words, no_child=sure
    )


def discussed(row: Application) -> Case:
    actor = recruiter_of(row.vacancy)
    services.shortlist(actor, row)
    disclosures.ask(actor, row)
    disclosures.give(row.candidate.as_actor, row, answers={"convictions": "no"})
    return lambda words, sure: disclosures.discuss(
        actor, row, outcome=words, discussed_on=TODAY, no_child=sure
    )


def disclosed(row: Application) -> Case:
    services.shortlist(recruiter_of(row.vacancy), row)
    disclosures.ask(recruiter_of(row.vacancy), row)
    return lambda words, sure: disclosures.give(
        row.candidate.as_actor, row, answers={"words": words}, confirmed=sure
    )


def referenced(row: Application) -> Case:
    assert row
    request = make_request()
    return lambda words, sure: references.give(
        request, answers=reference_answers(why=words), confirmed=sure
    )


def reference_declined(row: Application) -> Case:
    assert row
    request = make_request()
    return lambda words, sure: references.decline(request, reason=words, confirmed=sure)


def released(row: Application) -> Case:
    services.shortlist(recruiter_of(row.vacancy), row)
    services.interview(recruiter_of(row.vacancy), row)
    return lambda words, sure: places.release(
        person(row),
        row,
        row.vacancy.home,
        identity=places.IdentityCheck(IdentitySeen.PASSPORT, TODAY),
        reason=words,
        visit_on=TODAY + timedelta(days=3),
        no_child=sure,
    )


LEAVING = (messaged, turned_down, moved, prepared, offered, taken_back)
WRITTEN = (
    *LEAVING,
    answered,
    noted,
    part_taken,
    kept,
    discussed,
    disclosed,
    referenced,
    reference_declined,
    released,
)


@pytest.mark.parametrize("case", WRITTEN)
def test_words_that_may_tell_of_a_child_wait_for_a_tick(
    case: Callable[[Application], Case],
) -> None:
    write = case(anybody())
    with pytest.raises(AboutAChild, match="“Our 14 year old” may tell of a child") as asked:
        write(TOLD, False)  # noqa: FBT003 - whether the box is ticked
    assert asked.value.field in {CONFIRM, "confirmed", "sure"}
    write(TOLD, True)  # noqa: FBT003


@pytest.mark.parametrize("case", WRITTEN)
def test_ordinary_words_are_not_asked_about(case: Callable[[Application], Case]) -> None:
    case(anybody())("Calm and kind with young people; please ring us on Monday.", False)  # noqa: FBT003


def anybody() -> Application:
    return application_near()


def application_near() -> Application:
    home = make_home(
        make_organisation(),
        name="Quillfeather House",
        address="12 Hidden Thicket Lane\nWressle",
        postcode="HU12 0XQ",
    )
    return make_application(make_vacancy(home))


@pytest.mark.parametrize("case", LEAVING)
@pytest.mark.parametrize(
    "words", ["Come to Quillfeather House", "It is in Hidden Thicket Lane", "We are at hu120xq"]
)
def test_no_letter_offer_or_message_says_where_the_home_is_ticked_or_not(
    case: Callable[[Application], Case], words: str
) -> None:
    write = case(application_near())
    for sure in (False, True):
        with pytest.raises(DomainError, match="where the home is"):
            write(words, sure)


def test_nor_where_another_home_of_the_employer_is() -> None:
    row = application_near()
    make_home(row.vacancy.organisation, name="Larkspur Lodge")
    with pytest.raises(DomainError, match="where the home is"):
        messaged(row)("Come to Larkspur Lodge", True)  # noqa: FBT003


def test_an_office_may_be_named() -> None:
    messaged(application_near())("Meet us at 5 Corn Street, LS1 4AP", False)  # noqa: FBT003


def test_words_that_stand_are_not_asked_about_again() -> None:
    row = make_application()
    offered(row)(TOLD, True)  # noqa: FBT003
    actor = recruiter_of(row.vacancy)
    again = offers.again(
        offers.change(
            actor, row, replace(offers.advertised(row.vacancy), words=TOLD), no_child=True
        )
    )
    made = offers.change(actor, row, replace(again, pay_pence=again.pay_pence + 10))
    assert made.words == TOLD


def test_a_bulk_letter_is_asked_about_on_its_page_and_goes_once_ticked(
    client: StrictClient,
) -> None:
    row = make_application()
    home = row.vacancy.home
    sign_in(client, make_member(Role.RECRUITER, row.vacancy.organisation).person)
    move = several.prepare(person(row), row.vacancy, chosen=[row.public_id], to=S.SHORTLISTED)
    path = f"/applicant-moves/{move.public_id}"
    assert client.page(path).soup.select_one(f"[name={CONFIRM}]") is None
    page = client.refused(path, words=TOLD)
    assert "may tell of a child" in page.errors[CONFIRM]
    assert client.submit(path, words=TOLD, **TICKED).status_code == 303
    assert TOLD in client.page(path).main
    assert client.submit(path, words=TOLD, step="confirm").status_code == 303
    assert row.state is S.SHORTLISTED
    assert home.known_as not in TOLD


def test_the_boxes_are_drawn_only_once_somebody_is_asked(client: StrictClient) -> None:
    row = make_application(state=S.INTERVIEWING)
    sign_in(client, make_member(Role.RECRUITER, row.vacancy.organisation).person)
    path = f"/applicants/{row.public_id}/messages"
    assert client.page(path).soup.select_one("[name=confirmed]") is None
    page = client.refused(path, words=TOLD)
    assert page.soup.select_one("[name=confirmed]") is not None
    assert client.submit(path, words=TOLD, confirmed="1").status_code == 303
