"""Jobs: functions of a day, claimed under a unique key with a lease, made up when missed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import String, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, mapped_column

from workforce.core import clock
from workforce.core.db import Base, atomic, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.types import Moment, Row

LEASE = timedelta(minutes=20)
HEARD_WITHIN = timedelta(minutes=5)
CONTINUOUS = "continuous"


class RunState(StrEnum):
    """Where one run of a job stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A named function of a day and when it runs, in London time.

    With `every_seconds` it runs all the time; otherwise by `cron`, once a slot day. A run that
    `covers_day_before` is given the day before its slot. Missed slots of the last
    `catch_up_days` are made up, oldest first. `run_again` makes a new version of a day, for
    jobs whose result is stored once.
    """

    name: str
    run: Callable[[date], str | None]
    cron: Mapping[str, str] | None = None
    every_seconds: int | None = None
    covers_day_before: bool = False
    catch_up_days: int = 7
    run_again: Callable[[date], str | None] | None = None

    def slot_days(self, after: date, until: datetime) -> list[date]:
        """The days after `after` on which the job should have run by a moment."""
        if self.cron is None:
            return []
        trigger = CronTrigger(timezone=clock.LONDON, **dict(self.cron))
        start = clock.day_start(after + timedelta(days=1))
        days: list[date] = []
        fire: datetime | None = trigger.get_next_fire_time(None, start)
        while fire is not None and fire <= until:
            if not days or days[-1] != fire.date():
                days.append(fire.date())
            fire = trigger.get_next_fire_time(fire, fire + timedelta(seconds=1))
        return days


NOT_HERE_YET = "before this copy began"


class JobRun(Row, Base):
    """One run: claimed once, leased, finished or taken up again."""

    __table_args__ = (UniqueConstraint("name", "slot", info={"refusal": "Claimed already"}),)

    name: Mapped[str] = mapped_column(String(60))
    slot: Mapped[str] = mapped_column(String(20))
    state: Mapped[RunState] = mapped_column(default=RunState.RUNNING)
    attempt_count: Mapped[int] = mapped_column(default=1)
    lease_until: Mapped[Moment]
    finished_at: Mapped[Moment | None]
    summary: Mapped[str] = mapped_column(String(400), default="")


class WorkerBeat(Base):
    """When a worker was last heard from."""

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    heard_at: Mapped[Moment]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of asking for a run."""

    ran: bool
    summary: str


def run(job: Job, slot: str, day: date, *, again: bool = False) -> Outcome:
    """Claim a slot and run the job for a day; a slot done or being done is left alone."""
    try:
        claim = _claim(job.name, slot, again=again or job.every_seconds is not None)
    except Conflict:
        claim = None
    if claim is None:
        return Outcome(ran=False, summary="")
    try:
        summary = job.run(day) or ""
    except BaseException as wrong:
        _finish(claim, RunState.FAILED, type(wrong).__name__)
        raise
    _finish(claim, RunState.DONE, summary[:400])
    return Outcome(ran=True, summary=summary)


@atomic
def _claim(name: str, slot: str, *, again: bool) -> tuple[int, int] | None:
    """The id and attempt under which this process now holds the slot, or None."""
    found = (
        session()
        .scalars(select(JobRun).where(JobRun.name == name, JobRun.slot == slot))
        .one_or_none()
    )
    lease = clock.now() + LEASE
    if found is None:
        found = JobRun(name=name, slot=slot, lease_until=lease)
        session().add(found)
        session().flush()
        return found.id, 1
    held = found.state == RunState.RUNNING and found.lease_until > clock.now()
    if held or (found.state == RunState.DONE and not again):
        return None
    # The update tells the row in memory too, so the number is worked out before.
    attempt = found.attempt_count + 1
    taken = session().execute(
        update(JobRun)
        .where(JobRun.id == found.id, JobRun.attempt_count == found.attempt_count)
        .values(state=RunState.RUNNING, attempt_count=attempt, lease_until=lease)
    )
    won = getattr(taken, "rowcount", 0) == 1
    return (found.id, attempt) if won else None


@atomic
def _finish(claim: tuple[int, int], state: RunState, summary: str) -> None:
    session().execute(
        update(JobRun)
        .where(JobRun.id == claim[0], JobRun.attempt_count == claim[1])
        .values(state=state, finished_at=clock.now(), summary=summary)
    )


def missed_slots(job: Job) -> list[date]:
    """Slot days that no run has finished, oldest first, as far back as the job catches up."""
    present = clock.now()
    earliest = clock.today() - timedelta(days=job.catch_up_days + 1)
    done = set(
        session().scalars(
            select(JobRun.slot).where(
                JobRun.name == job.name,
                JobRun.state == RunState.DONE,
                JobRun.slot > earliest.isoformat(),
            )
        )
    )
    return [day for day in job.slot_days(earliest, present) if day.isoformat() not in done]


@atomic
def begin_today(schedule: Iterable[Job]) -> int:
    """Let a copy that begins today make up no day before it; what covers a day itself still is."""
    excused = [
        JobRun(
            name=job.name,
            slot=slot.isoformat(),
            state=RunState.DONE,
            lease_until=clock.now(),
            finished_at=clock.now(),
            summary=NOT_HERE_YET,
        )
        for job in schedule
        if job.every_seconds is None and not job.covers_day_before
        for slot in missed_slots(job)
        if slot < clock.today()
    ]
    session().add_all(excused)
    return len(excused)


def run_due(schedule: Iterable[Job]) -> list[tuple[str, str]]:
    """Run every daily job whose slot has come or was missed; returns (name, outcome) pairs."""
    told: list[tuple[str, str]] = []
    for job in schedule:
        if job.every_seconds is not None:
            continue
        for slot in missed_slots(job):
            day = slot - timedelta(days=1) if job.covers_day_before else slot
            told.append((job.name, _guarded(job, slot.isoformat(), day)))
    return told


def run_continuous(job: Job) -> str:
    """Run a job that runs all the time, unless another worker is at it."""
    return _guarded(job, CONTINUOUS, clock.today())


def _guarded(job: Job, slot: str, day: date) -> str:
    """One failing job must not stop the others; it stays claimed as failed and is tried again."""
    try:
        return run(job, slot, day).summary
    except (DomainError, Exception) as wrong:  # noqa: BLE001 - said in the run's own row
        return f"failed: {type(wrong).__name__}"


def until_done(some: Callable[..., int], *given: Any) -> int:
    """Do some at a time, each whole, until nothing is left to do; says how much was done."""
    done = 0
    while count := some(*given):
        done += count
    return done


@atomic
def beat(name: str = "worker") -> None:
    """Note that a worker is alive."""
    known = session().get(WorkerBeat, name)
    if known is None:
        session().add(WorkerBeat(name=name, heard_at=clock.now()))
    else:
        known.heard_at = clock.now()


def heard_recently(name: str = "worker") -> bool:
    """Whether a worker was heard from within five minutes."""
    known = session().get(WorkerBeat, name)
    return known is not None and clock.now() - known.heard_at <= HEARD_WITHIN


def latest_runs(limit: int = 50) -> list[JobRun]:
    """The newest runs, for the status page."""
    query: Any = select(JobRun).order_by(JobRun.created_at.desc(), JobRun.id.desc()).limit(limit)
    return list(session().scalars(query))


def last_run(name: str) -> JobRun | None:
    """The newest run of a job that came to its end."""
    query: Any = (
        select(JobRun)
        .where(JobRun.name == name, JobRun.state == RunState.DONE)
        .order_by(JobRun.created_at.desc(), JobRun.id.desc())
        .limit(1)
    )
    found: JobRun | None = session().scalars(query).first()
    return found
