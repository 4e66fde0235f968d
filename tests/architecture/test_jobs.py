"""A job that nobody scheduled never runs: every one stands in the table."""

import importlib
import importlib.util
import inspect
import re
from types import ModuleType

from tests.architecture.source import features, modules
from workforce.schedule import SCHEDULE

KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")
QUIET_HOUR = "1"


def test_every_job_is_on_the_schedule() -> None:
    scheduled = {job.run for job in SCHEDULE}
    found = [
        f"{module.__name__}.{name}"
        for module in rooms()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and function not in scheduled
    ]
    assert not found, f"Put these into workforce/schedule.py: {found}"


def test_jobs_have_unlike_names_in_kebab_case() -> None:
    names = [job.name for job in SCHEDULE]
    assert len(names) == len(set(names))
    assert [name for name in names if not KEBAB.fullmatch(name)] == []


def test_no_job_stands_in_the_hour_that_comes_twice() -> None:
    found = [job.name for job in SCHEDULE if job.cron and str(job.cron.get("hour")) == QUIET_HOUR]
    assert not found, f"Keep clear of 01:00 to 02:00 in London: {found}"


def rooms() -> list[ModuleType]:
    return [
        importlib.import_module(".".join(module.parts).removesuffix(".__init__"))
        for module in modules()
        if module.room == "jobs" and module.feature in features()
    ]
