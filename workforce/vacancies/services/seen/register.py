"""Telling support, once a week, of live adverts off the register and of registers read long ago."""

from datetime import date, timedelta

from workforce.core.db import atomic
from workforce.messages import services as messages
from workforce.providers.queries import members
from workforce.vacancies.queries.posting import register

READ_WITHIN = timedelta(days=45)
MONDAY = 0


@atomic
def check(day: date) -> tuple[int, int]:
    """Hold live adverts against the newest registers; says how many are off, how many old."""
    absent = register.live_off_register(day)
    old = {
        regulator.value.upper(): as_at.isoformat()
        for regulator, as_at in register.newest_frames().items()
        if day - as_at > READ_WITHIN
    }
    if day.weekday() == MONDAY and (absent or old):
        for person in members.of_support():
            messages.write(person, "vacancies/register_checked", {"ids": absent, "old": old})
    return len(absent), len(old)
