"""The night's snapshot and the month's release."""

from datetime import date

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.immigration import rules as immigration
from workforce.staffing import queries, services

WORKING_DAYS_AFTER_MONTH_END = 10


def nightly_shortfall(day: date, *, again: bool = False) -> str:
    """Take the snapshot as at the end of a day (`again`: a new version); says its hash."""
    actor = Actor.system("nightly-shortfall")
    return services.take_snapshot(actor, day, again=again).content_hash


def monthly_release(day: date) -> str:
    """Publish the month before, from the tenth working day on, once."""
    month = services.month_to_publish(day)
    due = immigration.working_day_after(
        services.last_day(month), WORKING_DAYS_AFTER_MONTH_END, immigration.Nation.ENGLAND
    ).due_on
    if clock.today() < due or queries.release_of(month) is not None:
        return "nothing due"
    if queries.snapshot_of(services.last_day(month)) is None:
        return f"no snapshot of {services.last_day(month).isoformat()}"
    return services.publish(Actor.system("monthly-release"), month).content_hash
