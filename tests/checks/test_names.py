"""Checks belong to one person: names change only as far as identity is verified anew."""

from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks import services
from workforce.checks.models import Appointment
from workforce.checks.states import CheckKind, CheckState
from workforce.core import clock
from workforce.core.errors import DomainError
from workforce.employment import services as employment


def renamed(appointment: Appointment, given_name: str, family_name: str) -> None:
    services.correct(
        make.make_keeper(appointment.home),
        appointment,
        contract=appointment.contract,
        weekly_hours=appointment.weekly_hours,
        given_name=given_name,
        family_name=family_name,
        email=appointment.email,
    )


def test_another_person_cannot_come_in_by_two_small_corrections(session: Session) -> None:
    _ = session
    appointment = make.make_appointment(make_home(make_organisation()), complete=True)
    renamed(appointment, appointment.given_name, "Married")
    with pytest.raises(DomainError, match="cannot change at once"):
        renamed(appointment, "Another", "Married")
    assert make.missing_kinds(appointment) == {CheckKind.IDENTITY}


def test_a_second_new_name_is_taken_once_identity_is_verified_under_the_first(
    session: Session,
) -> None:
    _ = session
    appointment = make.make_appointment(make_home(make_organisation()), complete=True)
    identity = make.check_of(appointment, CheckKind.IDENTITY)
    renamed(appointment, appointment.given_name, "Married")
    make.satisfy(identity)
    renamed(appointment, "Another", "Married")
    assert identity.state is CheckState.SEEN
    make.satisfy(identity)
    spell = services.start(
        make.make_keeper(appointment.home), appointment, started_on=clock.today()
    )
    assert spell.name == "Another Married"
    assert (spell.settled_given_name, spell.settled_family_name) == ("Another", "Married")


def test_somebody_in_post_keeps_one_name_until_identity_is_verified_again(
    session: Session,
) -> None:
    _ = session
    appointment = make.make_appointment(make_home(make_organisation()), complete=True)
    keeper = make.make_keeper(appointment.home)
    spell = services.start(keeper, appointment, started_on=clock.today())

    def corrected(given_name: str, family_name: str) -> None:
        employment.change_details(
            keeper,
            spell,
            given_name=given_name,
            family_name=family_name,
            email=None,
            weekly_hours=Decimal(30),
        )

    corrected(spell.given_name, "Married")
    with pytest.raises(DomainError, match="cannot change at once"):
        corrected("Another", "Married")
    make.satisfy(make.check_of(appointment, CheckKind.IDENTITY))
    corrected("Another", "Married")
    assert appointment.family_name == "Married"
