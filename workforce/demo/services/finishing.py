"""What a loaded country needs before it can be shown: people files, snapshots and a release."""

from datetime import timedelta

from workforce import schedule
from workforce.core import clock, jobs, registry
from workforce.core.actors import Actor
from workforce.demo.services import stories
from workforce.demo.services.loading import any_organisation
from workforce.staffing import queries as staffing_queries
from workforce.staffing import services as staffing

ACTOR = Actor.system("demo")


def is_loaded() -> bool:
    """Whether there is anything to load a country beside."""
    return any_organisation()


def finish() -> None:
    """Send the people files, take two snapshots and publish last month, once.

    A load that was broken off after its rows were written is brought to its end by this too.
    """
    if not registry.settings().demo or staffing_queries.latest_release() is not None:
        return
    jobs.begin_today(schedule.SCHEDULE)
    stories.send_files()
    yesterday = clock.today() - timedelta(days=1)
    month = staffing.month_to_publish(clock.today())
    staffing.take_snapshot(ACTOR, staffing.last_day(month))
    staffing.publish(ACTOR, month)
    staffing.take_snapshot(ACTOR, yesterday)
