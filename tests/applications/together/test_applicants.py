"""The list and the board of applicants: narrowed, sorted, bounded, blind to what may not count."""

from datetime import timedelta

import pytest

from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.providers import make_member
from tests.factories.together import crowd, make_criterion
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications.models import Application
from workforce.applications.queries.together import applicants as queries
from workforce.applications.rules.applicants import STATES_OF, Order, Wanted
from workforce.applications.services.hiring import messages
from workforce.applications.services.together import weighing
from workforce.applications.services.together.weighing import Given
from workforce.applications.states import RECRUITER_NAMES, ApplicationState
from workforce.applications.states.choosing import Stage
from workforce.core import clock
from workforce.core.db import atomic
from workforce.providers.states import Role
from workforce.vacancies.models import Vacancy

S = ApplicationState
DAY = timedelta(days=1)
MANY = 500


@atomic
def change(row: Application, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def names(vacancy: Vacancy, wanted: Wanted) -> list[str]:
    found = queries.applicants_for(recruiter_of(vacancy), vacancy, wanted)
    assert found.total == len(found.rows)
    return [one.name for one in found.rows]


@pytest.mark.usefixtures("app")
def test_applicants_are_narrowed_by_stage_form_score_day_and_link() -> None:
    vacancy = make_vacancy()
    ann = make_application(vacancy, make_person(given_name="Ann", family_name="A"))
    ben = make_application(
        vacancy, make_person(given_name="Ben", family_name="B"), state=S.SHORTLISTED
    )
    change(ann, came_from="poster", sent_at=clock.now() - 10 * DAY)
    change(ben, completed_at=None)
    criterion = make_criterion(vacancy)
    scorer = make_member(Role.RECRUITER, vacancy.organisation).actor
    weighing.score(scorer, ben, {criterion.public_id: Given(2)})
    for wanted, who in (
        (Wanted(), ["Ben B", "Ann A"]),
        (Wanted(stage=Stage.NEW), ["Ann A"]),
        (Wanted(stage=Stage.SHORTLISTED), ["Ben B"]),
        (Wanted(stage=Stage.ENDED), []),
        (Wanted(whole=True), ["Ann A"]),
        (Wanted(whole=False), ["Ben B"]),
        (Wanted(least_score=2), ["Ben B"]),
        (Wanted(least_score=3), []),
        (Wanted(since=clock.today() - DAY), ["Ben B"]),
        (Wanted(since=clock.today() - 11 * DAY), ["Ben B", "Ann A"]),
        (Wanted(came_from="poster"), ["Ann A"]),
        (Wanted(order=Order.OLDEST), ["Ann A", "Ben B"]),
        (Wanted(order=Order.NAME), ["Ann A", "Ben B"]),
        (Wanted(order=Order.SCORE), ["Ben B", "Ann A"]),
    ):
        assert names(vacancy, wanted) == who, wanted
    assert queries.sources_for(recruiter_of(vacancy), vacancy) == ["poster"]
    assert queries.counts_for(recruiter_of(vacancy), vacancy) == {
        Stage.NEW: 1,
        Stage.SHORTLISTED: 1,
    }


def test_every_state_that_an_employer_sees_has_one_column() -> None:
    held = [state for states in STATES_OF.values() for state in states]
    assert sorted(held) == sorted(set(S) - {S.DRAFT})


def test_nobody_is_ever_called_rejected() -> None:
    said = [str(name) for name in RECRUITER_NAMES.values()]
    assert "Not taken forward" in said
    assert not [one for one in said if "reject" in one.lower()]


def test_applicants_with_unread_messages_are_counted_marked_and_found(
    client: StrictClient,
) -> None:
    vacancy = make_vacancy(posts_count=2)
    ann, ben = (
        make_application(vacancy, make_person(given_name=name), state=S.INTERVIEWING)
        for name in ("Ann", "Ben")
    )
    for words in ("Can I park there?", "And is there a bus?"):
        messages.write_to_employer(ann.candidate.as_actor, ann, words=words)
    recruiter = make_member(Role.RECRUITER, vacancy.organisation)
    assert names(vacancy, Wanted(unread=True)) == [ann.candidate.name]
    assert queries.unread_among(recruiter.actor, vacancy) == 1
    stranger = make_member(Role.RECRUITER).actor
    assert queries.unread_among(stranger, vacancy) == 0
    sign_in(client, recruiter.person)
    url = f"/vacancies/{vacancy.public_id}/applicants"
    for view in ("", "?view=board"):
        page = client.page(f"{url}{view}")
        assert "With unread messages (1)" in page.links()
        assert "2 unread messages" in page.main
    only = client.page(f"{url}?unread=y").main
    assert ann.candidate.name in only
    assert ben.candidate.name not in only
    client.page(f"/applicants/{ann.public_id}/messages")
    assert names(vacancy, Wanted(unread=True)) == []
    assert "unread" not in client.page(url).main.replace("With unread messages", "")


@pytest.mark.usefixtures("app")
def test_nothing_about_a_person_can_be_asked_for() -> None:
    asked = set(Wanted.__dataclass_fields__)
    assert asked == {"stage", "whole", "least_score", "since", "came_from", "unread", "order"}


def test_a_board_of_five_hundred_is_one_page_of_few_statements(client: StrictClient) -> None:
    vacancy = make_vacancy()
    crowd(vacancy, MANY)
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    url = f"/vacancies/{vacancy.public_id}/applicants?view=board"
    page = client.page(url)
    assert len(page.texts(".app-board__card")) == MANY
    many = len(client.queries)
    few = make_vacancy(vacancy.home)
    make_application(few)
    client.page(f"/vacancies/{few.public_id}/applicants?view=board")
    assert many <= len(client.queries) + 1
    listed = client.page(f"/vacancies/{vacancy.public_id}/applicants")
    assert len(listed.texts("tbody tr")) == queries.PER_PAGE


def test_fifty_are_moved_at_once_by_few_statements(client: StrictClient) -> None:
    vacancy = make_vacancy()
    crowd(vacancy, 120)
    found = queries.applicants_for(
        recruiter_of(vacancy), vacancy, Wanted(stage=Stage.NEW), per_page=MANY
    )
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    chosen = {"chosen": [one.public_id for one in found.rows], "to": "shortlisted"}
    answer = client.post(f"/vacancies/{vacancy.public_id}/moves", data=chosen)
    done = client.submit(answer.headers["Location"], step="confirm")
    assert done.status_code == 303
    moved = queries.counts_for(recruiter_of(vacancy), vacancy)
    assert moved == {Stage.SHORTLISTED: 60, Stage.INTERVIEWING: 30, Stage.ENDED: 30}


def test_a_card_moves_by_its_own_button_without_a_script(client: StrictClient) -> None:
    vacancy = make_vacancy()
    row = make_application(vacancy)
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    page = client.page(f"/vacancies/{vacancy.public_id}/applicants?view=board")
    assert "Shortlist" in page.main
    pressed = {"one": f"shortlisted:{row.public_id}", "to": "unsuccessful", "view": "board"}
    answer = client.post(f"/vacancies/{vacancy.public_id}/moves", data=pressed)
    shown = client.page(answer.headers["Location"])
    assert "Will move to “Shortlisted”" in shown.main
    assert row.state is S.SUBMITTED


def test_odd_filters_ask_for_nothing(client: StrictClient) -> None:
    vacancy = make_vacancy()
    make_application(vacancy)
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    odd = "stage=x&score=9&whole=maybe&sort=-1&source=nobody&page=99&since-day=40"
    page = client.page(f"/vacancies/{vacancy.public_id}/applicants?{odd}")
    assert len(page.texts("tbody tr")) == 1
