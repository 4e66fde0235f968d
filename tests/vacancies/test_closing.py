"""An advert closes when its last day ends in London, in winter and in summer time."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from flask import Flask

from tests.factories import vacancies
from workforce.core import clock
from workforce.vacancies.queries import board, facts
from workforce.vacancies.states import Standing

SUMMER, WINTER = date(2026, 7, 15), date(2026, 12, 15)


@pytest.mark.parametrize(
    "closes_on, first_after",
    [
        (WINTER, datetime(2026, 12, 16, tzinfo=UTC)),
        (SUMMER, datetime(2026, 7, 15, 23, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 23, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 26, tzinfo=UTC)),
    ],
)
def test_an_advert_is_open_until_midnight_in_london(
    app: Flask, closes_on: date, first_after: datetime
) -> None:
    _ = app
    published = datetime(2026, 1, 5, 9, tzinfo=UTC)
    vacancy = vacancies.make_vacancy(closes_on=closes_on, published_at=published)

    def standing(moment: datetime) -> Standing:
        with time_machine.travel(moment, tick=False):
            job = board.job(vacancy.public_id, clock.today())
        assert job is not None
        return job.standing

    assert standing(first_after - timedelta(seconds=1)) is Standing.OPEN
    assert standing(first_after) is Standing.CLOSED


def test_posts_published_in_the_first_hour_of_a_summer_day_are_of_that_day(app: Flask) -> None:
    _ = app
    late = datetime(2026, 7, 14, 22, 59, 59, tzinfo=UTC)
    early = datetime(2026, 7, 14, 23, 0, tzinfo=UTC)
    first, second = (
        vacancies.make_vacancy(closes_on=SUMMER, published_at=moment) for moment in (late, early)
    )
    assert facts.open_posts_by_home(date(2026, 7, 14)) == {first.home_id: 1}
    assert set(facts.open_posts_by_home(SUMMER)) == {first.home_id, second.home_id}
    assert facts.open_posts_by_home(date(2026, 7, 16)) == {}
