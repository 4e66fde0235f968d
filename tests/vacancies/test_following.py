"""Adverts follow their homes: to another place, and out of sight where their words come to tell."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import vacancies
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import StrictClient
from tests.vacancies.test_filters import also_in
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.services import homes
from workforce.providers.states import Role
from workforce.vacancies import jobs, services
from workforce.vacancies.models import Vacancy, VacancyPlace
from workforce.vacancies.queries import facts
from workforce.vacancies.states import FirstFor, VacancyState

HULL = {"authority_code": "E06000010", "public_point": "hull-yorkshire-and-the-humber"}
NAME = "Bramblewick"
TELLING = "A warm home. Call Bramblewick."


@pytest.fixture
def owner(session: Session) -> Member:
    _ = session
    jobs.followed_homes(clock.today())  # the mark stands from here
    return make_member(Role.OWNER)


@pytest.fixture
def home(owner: Member) -> Home:
    return make_home(
        owner.organisation, name="Elm", postcode="LS1 4AP", public_point=vacancies.LEEDS_POINT
    )


@atomic
def move(home: Home) -> None:
    row = session().get_one(Home, home.id)
    for name, value in HULL.items():
        setattr(row, name, value)


def describe(owner: Member, home: Home, name: str = NAME) -> None:
    homes.change_details(
        owner.actor,
        home,
        homes.Details(name=name, address="3 New Row\nLeeds", postcode="LS1 4AP"),
    )


def follow() -> str:
    told = jobs.followed_homes(clock.today())
    session().expire_all()
    return told


def fresh(vacancy: Vacancy) -> Vacancy:
    return session().get_one(Vacancy, vacancy.id)


def letters() -> list[str]:
    query = select(Letter.template).where(Letter.template.startswith("vacancies/"))
    return list(session().scalars(query))


@pytest.mark.parametrize("state", [VacancyState.LIVE, VacancyState.INTERNAL])
def test_an_advert_goes_where_its_home_goes(home: Home, state: VacancyState) -> None:
    first: dict[str, Any] = {"first_for": FirstFor.OWN_STAFF, "first_until": clock.today()}
    more = first if state is VacancyState.INTERNAL else {}
    vacancy = vacancies.make_vacancy(home, state=state, **more)
    move(home)
    assert facts.live_in_another_place(clock.today()) or state is VacancyState.INTERNAL
    assert follow() == "moved 1, homes described 0"
    told = fresh(vacancy)
    assert {name: getattr(told, name) for name in HULL} == HULL
    assert ("hull" in told.search_text.casefold()) is (state is VacancyState.LIVE)
    assert facts.live_in_another_place(clock.today()) == []
    assert follow() == "moved 0, homes described 0"


def test_a_further_place_goes_along_and_support_hears_where_it_does_not(home: Home) -> None:
    second = make_home(home.organisation, public_point=vacancies.LEEDS_POINT)
    vacancy = vacancies.make_vacancy(home)
    also_in(vacancy, second)
    move(second)
    assert facts.live_in_another_place(clock.today()) == [("vacancy", vacancy.public_id)]
    assert follow() == "moved 1, homes described 0"
    place = session().scalars(select(VacancyPlace)).one()
    assert {name: getattr(place, name) for name in HULL} == HULL
    assert facts.live_in_another_place(clock.today()) == []


def test_words_that_come_to_name_a_home_take_the_job_off_once(
    client: StrictClient, owner: Member, home: Home
) -> None:
    vacancy = vacancies.make_vacancy(home, description=TELLING)
    other = vacancies.make_vacancy(make_home(home.organisation), description=TELLING)
    stays = vacancies.make_vacancy(home)
    elsewhere = vacancies.make_vacancy(
        make_home(make_organisation(), public_point=vacancies.LEEDS_POINT), description=TELLING
    )
    client.page(f"/jobs/{vacancy.public_id}")
    describe(owner, home)
    assert follow() == "moved 0, homes described 1"
    states = [fresh(one).state for one in (vacancy, other, stays, elsewhere)]
    assert states == ["ended", "ended", "live", "live"]
    assert letters() == ["vacancies/withheld"] * 2
    follow()
    assert letters() == ["vacancies/withheld"] * 2
    client.page(f"/jobs/{vacancy.public_id}", status=404)
    with pytest.raises(DomainError):
        services.relist(owner.actor, fresh(vacancy), fresh(vacancy).closes_on)


def test_a_job_that_closed_for_another_reason_still_says_so(
    client: StrictClient, owner: Member, home: Home
) -> None:
    vacancy = vacancies.make_vacancy(home)
    services.end(owner.actor, vacancy)
    assert "closed" in client.page(f"/jobs/{vacancy.public_id}").main


def test_the_employers_name_is_withheld_where_the_home_takes_it(owner: Member, home: Home) -> None:
    vacancy = vacancies.make_vacancy(home)
    assert vacancy.employer_name == owner.organisation.name
    describe(owner, home, name=owner.organisation.name)
    follow()
    told = fresh(vacancy)
    assert (told.state, told.employer_name) == (VacancyState.LIVE, "")
    assert owner.organisation.name.casefold() not in told.search_text.casefold()
