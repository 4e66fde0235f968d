"""Words of a job give away no home of its employer: neither its own nor another of theirs."""

from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.factories import vacancies
from tests.factories.accounts import make_person
from tests.factories.applications import make_application
from tests.factories.hiring import make_slot
from tests.factories.providers import Member, make_home, make_member
from workforce.applications.services.hiring import messages
from workforce.core.db import db
from workforce.core.errors import DomainError
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.vacancies import services

TELLING = [
    "You will also help at Larkspur, our other home.",
    "Some shifts are in Wressleby.",
    "Some shifts are on Thicket Bottom.",
    "Some shifts are near hu120xq.",
]


@pytest.fixture
def owner(session: Session) -> Member:
    _ = session
    return make_member(Role.OWNER)


@pytest.fixture
def home(owner: Member) -> Home:
    point = vacancies.LEEDS_POINT
    address = "1 Oak Way\nLeeds"
    lead = make_home(owner.organisation, name="Elm", address=address, public_point=point)
    make_home(
        owner.organisation,
        name="Larkspur House",
        address="9 Thicket Bottom\nWressleby\nLeeds",
        postcode="HU12 0XQ",
    )
    return lead


@pytest.mark.parametrize("words", TELLING)
def test_an_advert_names_no_other_home_of_its_employer(
    owner: Member, home: Home, words: str
) -> None:
    with pytest.raises(DomainError) as refused:
        services.post(owner.actor, home, vacancies.make_particulars(description=words))
    assert refused.value.field == "description"


def test_what_is_public_around_the_job_may_be_said_though_another_home_has_it(
    owner: Member, home: Home
) -> None:
    said = vacancies.make_particulars(description="A home in Leeds. Hull is far.")
    assert services.publish(owner.actor, services.post(owner.actor, home, said)) == "live"


@pytest.mark.parametrize("words", ["Larkspur House, Thicket Bottom", "HU12 0XQ", "Elm, Oak Way"])
def test_an_interview_is_in_no_home_of_the_employer(home: Home, words: str) -> None:
    vacancy = vacancies.make_vacancy(home)
    with pytest.raises(DomainError, match="where the home is"):
        make_slot(vacancy, whereabouts=words)
    assert make_slot(vacancy, whereabouts="Albion Chambers, Park Row, Leeds").id


def test_no_message_to_a_candidate_says_where_another_home_is(owner: Member, home: Home) -> None:
    application = make_application(vacancies.make_vacancy(home), make_person())
    with pytest.raises(DomainError) as refused:
        messages.write_to_candidate(owner.actor, application, words="Come to Thicket Bottom")
    assert refused.value.field == "words"


def test_more_homes_of_an_employer_ask_no_more_of_the_database(owner: Member, home: Home) -> None:
    def asked() -> int:
        statements: list[str] = []

        def note(*said: Any) -> None:
            statements.append(said[2])

        event.listen(db.engine, "before_cursor_execute", note)
        services.post(owner.actor, home, vacancies.make_particulars())
        event.remove(db.engine, "before_cursor_execute", note)
        return len(statements)

    few = asked()
    for _number in range(10):
        make_home(owner.organisation)
    assert asked() <= few
