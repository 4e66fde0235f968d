"""Two owners, and a home of the one that goes over to the other tomorrow."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import TODAY
from tests.factories.providers import make_home, make_organisation
from workforce.providers.models import Home, Organisation


@pytest.fixture
def giver(session: Session) -> Organisation:
    _ = session
    return make_organisation(name="Giver")


@pytest.fixture
def receiver(giver: Organisation) -> Organisation:
    _ = giver
    return make_organisation(name="Receiver")


@pytest.fixture
def home(giver: Organisation) -> Home:
    return make_home(giver, joined_on=TODAY - timedelta(days=400))
