"""A recruiter's list of adverts: a shelf for each place where one can stand, and what waits."""

from datetime import timedelta

import pytest

from tests.factories import accounts, employment, providers, vacancies
from tests.page import StrictClient
from tests.vacancies.posting.making import recruiter_of, whole_draft
from workforce.core import clock
from workforce.providers.states import Role
from workforce.vacancies import services
from workforce.vacancies.queries import own
from workforce.vacancies.states import FirstFor, PostOutcome, Shelf, VacancyState

pytestmark = pytest.mark.usefixtures("session")
TODAY = clock.today()


def every_shelf() -> tuple[providers.Member, dict[str, str]]:
    """A recruiter with one advert for every shelf: its titles and links."""
    member = providers.make_member(Role.RECRUITER)
    home = providers.make_home(member.organisation, public_point=vacancies.LEEDS_POINT)
    actor, soon = member.actor, TODAY + timedelta(days=5)
    services.start_draft(actor, home, "A draft")
    for title, dates in (
        ("A scheduled one", {"publish_on": soon}),
        ("An internal one", {"first_for": FirstFor.OWN_STAFF, "first_until": soon}),
        ("A live one", {}),
    ):
        services.publish(actor, whole_draft(actor, home, title=title, **dates))
    for title, outcome in (("A closed one", PostOutcome.ELSEWHERE), ("An open question", None)):
        made = whole_draft(actor, home, title=title)
        services.publish(actor, made)
        services.end(actor, made, outcome=outcome)
    return member, {row.title: row.public_id for row in own.vacancies_for(actor).rows}


def test_every_shelf_holds_its_own_and_says_how_many(client: StrictClient) -> None:
    member, _links = every_shelf()
    accounts.sign_in(client, member.person)
    shelves = {
        "Drafts (1)": ["A draft"],
        "Scheduled (1)": ["A scheduled one"],
        "Own staff first (1)": ["An internal one"],
        "Live (1)": ["A live one"],
        "Closed: say how each post was filled (1)": ["An open question"],
        "Closed (2)": ["An open question", "A closed one"],
    }
    links = client.page("/vacancies").links()
    for name, titles in shelves.items():
        page = client.page(links[name])
        assert page.texts("tbody th") == titles, name
        assert page.text("[aria-current=page]") == name
    assert len(client.page("/vacancies").texts("tbody th")) == 6
    assert len(client.page("/vacancies?state=nonsense").texts("tbody th")) == 6


def test_a_line_says_when_it_is_published_and_what_waits(client: StrictClient) -> None:
    member, links = every_shelf()
    accounts.sign_in(client, member.person)
    page = client.page("/vacancies")
    assert "It will be published on" in page.main
    assert "Your own staff see it first" in page.main
    outcome = f"/vacancies/{links['An open question']}/outcome"
    assert page.links()["Say how each post was filled : An open question"] == outcome
    assert "Say how each post was filled : A closed one" not in page.links()
    assert page.links()["Figures of your jobs"] == "/vacancies/figures"


def test_an_advert_waits_until_every_post_is_accounted_for_and_no_longer() -> None:
    vacancy = vacancies.make_vacancy(posts_count=2)
    actor = recruiter_of(vacancy)
    stranger = providers.make_member(Role.RECRUITER).actor
    always = vacancies.make_vacancy(vacancy.home, evergreen=True)

    def waiting() -> list[int]:
        return [row.id for row in own.vacancies_for(actor, shelf=Shelf.OUTCOMES).rows]

    assert waiting() == []
    services.end(actor, vacancy)
    services.end(actor, always)
    assert waiting() == [vacancy.id]
    assert own.counts_for(actor) == {Shelf.ENDED: 2, Shelf.OUTCOMES: 1}
    assert own.counts_for(stranger) == {Shelf.OUTCOMES: 0}
    assert own.waiting_among([vacancy, always]) == {vacancy.id}
    services.record(actor, vacancy, outcome=PostOutcome.ELSEWHERE)
    assert waiting() == [vacancy.id]
    services.record(actor, vacancy, outcome=PostOutcome.OWN_STAFF)
    assert waiting() == []
    assert own.waiting_among([vacancy]) == frozenset()


def test_every_place_where_an_advert_can_stand_has_a_shelf() -> None:
    assert {shelf.value for shelf in Shelf} - {"outcomes"} == {
        state.value for state in VacancyState
    }


def test_a_job_that_opens_again_for_more_posts_than_are_vacant_is_asked_about(
    client: StrictClient,
) -> None:
    member = providers.make_member(Role.RECRUITER)
    accounts.sign_in(client, member.person)
    home = providers.make_home(member.organisation)
    employment.make_post(home, fte="1")
    vacancy = vacancies.make_vacancy(home, posts_count=3, state=VacancyState.ENDED)
    path = f"/vacancies/{vacancy.public_id}/open-again"
    assert "more posts than are vacant" not in client.page(path).main
    page = client.refused(path)
    assert "Say why" in page.errors["above_funded_why"]
    assert client.submit(path, above_funded_why="leaver-expected").status_code == 303
