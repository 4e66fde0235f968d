"""The processes that race are kept from test to test and end with the run."""

from collections.abc import Iterator

import pytest

from tests.support import race


@pytest.fixture(scope="session", autouse=True)
def dismissed() -> Iterator[None]:
    """End every racer when the last race is over."""
    yield
    race.dismiss()
