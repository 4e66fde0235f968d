"""Telling support, once a week, of live adverts off the register and of registers read long ago."""

from datetime import date, timedelta

from workforce.core import clock
from workforce.core.db import atomic
from workforce.messages import services as messages
from workforce.providers.queries import members
from workforce.vacancies.queries.posting import register
from workforce.vacancies.services import steps

READ_WITHIN = timedelta(days=45)
MONDAY = 0


@atomic
def check(day: date) -> tuple[int, int]:
    """Hold live adverts against the newest registers; says how many are off, how many old."""
    absent = register.live_off_register(day)
    old = {
        f"{regulator.value}_on": as_at.isoformat() if day - as_at > READ_WITHIN else None
        for regulator, as_at in register.newest_frames().items()
    }
    count = sum(one is not None for one in old.values())
    is_told = day.weekday() == MONDAY and bool(absent or count)
    if is_told and steps.reached("registers-told", clock.day_end(day)):
        for person in members.of_support():
            said = {"ofsted_on": None, "ciw_on": None, **old}
            messages.write(person, "vacancies/register_checked", {"ids": absent, **said})
    return len(absent), count
