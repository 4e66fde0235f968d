"""Two owners, each with somebody who speaks for it, and a home of the one."""

import pytest
from sqlalchemy.orm import Session

from tests.factories.providers import Member, make_home, make_member, make_organisation
from workforce.providers.models import Home
from workforce.providers.states import Role


@pytest.fixture
def giving(session: Session) -> Member:
    _ = session
    return make_member(Role.OWNER)


@pytest.fixture
def taking(session: Session) -> Member:
    _ = session
    organisation = make_organisation(registration_number="5550001")
    return make_member(Role.OWNER, organisation)


@pytest.fixture
def home(giving: Member) -> Home:
    return make_home(giving.organisation, number="2800001")
