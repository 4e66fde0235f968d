"""Nobody acts on their own record, whoever they are and by whatever it is known to be theirs."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.providers import Member, make_home, make_member, make_organisation
from workforce.checks import services
from workforce.checks.models import Appointment
from workforce.checks.services import moving
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import NotAllowed
from workforce.employment import services as employment
from workforce.employment.models import PersonInPost
from workforce.employment.states import Contract, JobRole, LeavingReason
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
NEXT_MONTH = TODAY + timedelta(days=30)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


def start(actor: Actor, row: Appointment) -> object:
    return services.start(actor, row, started_on=TODAY)


def leave(actor: Actor, row: PersonInPost) -> object:
    return employment.leave(actor, row, ended_on=NEXT_MONTH, reason=LeavingReason.PAY)


def stay(actor: Actor, row: PersonInPost) -> object:
    leave(make.SYSTEM, row)
    return employment.stay(actor, row)


def change(actor: Actor, row: PersonInPost) -> object:
    return services.change_contract(actor, row, Contract.FIXED_TERM)


def move(actor: Actor, row: PersonInPost) -> object:
    there = make_home(row.organisation)
    to = moving.Destination(
        JobRole.RESIDENTIAL_SUPPORT_WORKER, Decimal("37.5"), TODAY, keeps_post=True
    )
    return moving.move_person(actor, row, there, to)


ACTS: list[Callable[[Actor, Any], object]] = [start, leave, stay, change, move]


def record(home: Home, act: object, **whose: Any) -> Appointment | PersonInPost:
    appointment = make.make_appointment(home, complete=True, **whose)
    if act is start:
        return appointment
    return services.start(make.SYSTEM, appointment, started_on=TODAY)


def theirs(member: Member, by: str) -> dict[str, Any]:
    return {"account": member.person} if by == "account" else {"email": member.person.email.upper()}


@pytest.mark.parametrize("by", ["account", "address"])
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_ones_own_record_is_refused_and_somebody_elses_is_not(
    home: Home, act: Callable[[Actor, Any], object], by: str
) -> None:
    owner, other = make_member(Role.OWNER, home.organisation), make.make_keeper(home)
    own = record(home, act, **theirs(owner, by))
    with pytest.raises(NotAllowed):
        act(owner.actor, own)
    act(other, own)
