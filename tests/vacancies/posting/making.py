"""What tests of posting share: a recruiter, a home, an advert of theirs, the passing of days."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from unittest import mock

from tests.factories import providers, vacancies
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.providers.states import Role
from workforce.vacancies import services
from workforce.vacancies.models import Vacancy


def recruiter_and_home(**home: Any) -> tuple[Actor, providers.Home]:
    """Somebody who recruits for a provider with one home."""
    member = providers.make_member(Role.RECRUITER)
    point = {"public_point": vacancies.LEEDS_POINT, **home}
    return member.actor, providers.make_home(member.organisation, **point)


def recruiter_of(vacancy: Vacancy) -> Actor:
    """Somebody who recruits for the employer of an advert."""
    return providers.make_member(Role.RECRUITER, vacancy.organisation).actor


def whole_draft(actor: Actor, home: providers.Home, **said: Any) -> Vacancy:
    """A draft of which every part is written."""
    return services.post(actor, home, vacancies.make_particulars(**said))


@contextmanager
def on(day: date) -> Iterator[None]:
    """Let it be another day."""
    with mock.patch.object(clock, "today", return_value=day):
        yield


@atomic
def set_on(row: Any, **values: Any) -> None:
    """Change columns of a row, whoever may."""
    for name, value in values.items():
        setattr(row, name, value)
