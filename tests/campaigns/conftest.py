"""A keeper, a campaign that runs for long, and a clock that is put right again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from tests.factories import campaigns as make
from workforce.campaigns.models import Campaign
from workforce.core import clock
from workforce.core.actors import Actor


@pytest.fixture
def actor(session: Session) -> Actor:
    _ = session
    return make.keeper_of()


@pytest.fixture
def running(actor: Actor) -> Campaign:
    return make.make_campaign(
        actor, live=True, slug="stay", ends_on=clock.today() + timedelta(days=600)
    )


@pytest.fixture
def later() -> Iterator[None]:
    """Put the clock right after a test that moved it."""
    yield
    clock.set_today(None)
