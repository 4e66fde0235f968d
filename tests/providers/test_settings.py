"""Homes that are schools too, and supported accommodation, which no figure counts."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.providers.models import Home
from workforce.providers.queries import register
from workforce.providers.services import settings
from workforce.providers.services.homes import Details
from workforce.providers.states import HomeType, Regulator, Role
from workforce.staffing import queries as staffing

SYSTEM = Actor.system("tests")
LEEDS = Details(name="Elm Court", address="1 Elm Road, Leeds", postcode="LS6 2AB")


def test_a_manager_says_that_a_home_is_a_school_and_cannot_undo_it(client: StrictClient) -> None:
    home = make_home(make_organisation())
    manager = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    accounts.sign_in(client, manager.person)
    page = client.page(f"/homes/{home.public_id}")
    assert "This home is a school too" in page.links()
    assert client.refused(f"/homes/{home.public_id}/school").errors
    client.submit(f"/homes/{home.public_id}/school", is_a_school="1")
    assert home.also_school
    assert "This home is a school too" not in client.page(f"/homes/{home.public_id}").links()
    with pytest.raises(NotAllowed):
        settings.say_school(manager.actor, home, also_school=False)
    settings.say_school(SYSTEM, home, also_school=False)
    assert not home.also_school


def test_a_manager_of_another_home_cannot_say_so(session: Session) -> None:
    _ = session
    home, other = make_home(make_organisation()), make_home(make_organisation())
    owner = make_member(Role.OWNER, other.organisation)
    with pytest.raises(NotAllowed):
        settings.say_school(owner.actor, home, also_school=True)


def supported(number: str = "SA-1000") -> Home:
    organisation = make_organisation()
    return settings.add_supported_accommodation(
        SYSTEM, organisation, registration_number=number, details=LEEDS
    )


def test_supported_accommodation_stands_in_no_staffing_figure_and_no_register_closes_it(
    session: Session,
) -> None:
    _ = session
    before = len(staffing.gather(clock.today()).homes)
    home = supported()
    assert home.home_type is HomeType.SUPPORTED_ACCOMMODATION
    assert not home.is_mainstream
    assert len(staffing.gather(clock.today()).homes) == before
    assert home.registration_number not in register.known_homes(Regulator.OFSTED)


def test_only_support_adds_supported_accommodation_and_only_in_england(session: Session) -> None:
    _ = session
    owner = make_member(Role.OWNER)
    with pytest.raises(NotAllowed):
        settings.add_supported_accommodation(
            owner.actor, owner.organisation, registration_number="SA-1", details=LEEDS
        )
    cardiff = Details(name="Elm Court", address="1 Elm Road", postcode="CF10 1EP")
    with pytest.raises(DomainError, match="England"):
        settings.add_supported_accommodation(
            SYSTEM, owner.organisation, registration_number="SA-1", details=cardiff
        )
    supported("SA-1000")
    with pytest.raises(Conflict, match="already on the service"):
        supported("SA-1000")


def test_the_commands_add_supported_accommodation_and_name_schools(
    app: Flask, session: Session
) -> None:
    organisation, home = make_organisation(), make_home(make_organisation())
    runner = app.test_cli_runner()
    said = ["--name", "Elm", "--address", "1 Elm Road", "--postcode", "LS6 2AB"]
    where = ["homes", "add-supported", "SA-2000", "--provider", organisation.public_id]
    result = runner.invoke(args=[*where, *said])
    assert result.exit_code == 0, result.output
    added = session.query(Home).filter_by(registration_number="SA-2000").one()
    assert added.home_type is HomeType.SUPPORTED_ACCOMMODATION
    result = runner.invoke(args=["homes", "school", home.registration_number, "--yes"])
    assert result.exit_code == 0, result.output
    session.refresh(home)
    assert home.also_school
    assert runner.invoke(args=["homes", "school", "nothing", "--yes"]).exit_code == 1
    wrong = runner.invoke(args=["homes", "add-supported", "SA-3", "--provider", "x", *said])
    assert wrong.exit_code == 1


def test_a_residential_special_school_is_a_school_without_saying_so(session: Session) -> None:
    _ = session
    home = make_home(make_organisation(), home_type=HomeType.SPECIAL_SCHOOL)

    @atomic
    def unsay() -> None:
        home.also_school = False

    unsay()
    assert home.has_a_school
