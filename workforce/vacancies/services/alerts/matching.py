"""All alerts and all new jobs at once, in SQL; what is found goes into the ledger.

Everything that alerts ask for more often than once is worked out once: each distinct place with
the spots it reaches, each distinct words with the jobs that say them, each distinct wish that the
board answers. One statement then joins alerts and jobs. The tables meanwhile are temporary.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    String,
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from workforce.core.db import is_postgresql, session
from workforce.employment.states import JobRole
from workforce.vacancies.models import AlertMatch, AlertReach, JobAlert
from workforce.vacancies.queries.returning import new_jobs
from workforce.vacancies.queries.returning.new_jobs import NewJob
from workforce.vacancies.rules import words
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.services.alerts.tables import (
    ALSO,
    ASKED,
    BITS,
    INDEXES,
    NEW_JOB,
    NOWHERE,
    OVERLAP,
    REACHED,
    ROLE,
    SAID,
    SAYING,
    SPOT,
    TEMPORARY,
    VECTORS,
)


def match(alerts: Sequence[int], run_id: int, until: datetime) -> int:
    """Match live alerts with what is new to each of them; returns how many jobs were found.

    It belongs to a use case, which commits ledger and watermarks together.
    """
    connection = session().connection()
    _clear(connection)
    _ask(connection, alerts)
    since = connection.scalar(select(func.min(ASKED.c.matched_until)))
    jobs = new_jobs.published(since - OVERLAP, until) if since is not None else []
    found = _matched(connection, jobs, run_id) if jobs else 0
    _settle_waiting(connection, run_id)
    _advance(connection, run_id, until)
    _clear(connection)
    return found


def _clear(connection: Connection) -> None:
    for table in TEMPORARY.sorted_tables:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table.name}")
    connection.exec_driver_sql("DROP TABLE IF EXISTS alert_vector")


def _ask(connection: Connection, alerts: Sequence[int]) -> None:
    """The criteria of the alerts, one row for each role that an alert looks for."""
    for table in TEMPORARY.sorted_tables:
        table.create(connection, checkfirst=False)
    roles = [0, *(rules.bit(role) for role in JobRole)]
    connection.execute(insert(ROLE), [{"role": role} for role in roles])
    row = JobAlert.__table__.c
    columns = {
        "alert_id": row.id,
        "place_id": func.coalesce(row.place_id, NOWHERE),
        "role": ROLE.c.role,
        **{name: row[name] for name in (*BITS, "hourly_pence", "yearly_pence")},
        **{name: row[name] for name in ("words", "also", "confirmed_at", "matched_until")},
    }
    each_role = or_(and_(row.roles == 0, ROLE.c.role == 0), row.roles.bitwise_and(ROLE.c.role) != 0)
    chosen = (
        select(*columns.values())
        .select_from(JobAlert.__table__.join(ROLE, each_role))
        .where(row.id.between(alerts[0], alerts[-1]), row.id.in_(_listed(alerts)))
        .order_by(row.id)
    )
    connection.execute(insert(ASKED).from_select(list(columns), chosen))


def _listed(alerts: Sequence[int]) -> Any:  # noqa: ANN401 - a list or a subquery
    """The numbers of the alerts as a set that a statement can hold, however many there are."""
    if is_postgresql():
        return select(func.unnest(literal(list(alerts), postgresql.ARRAY(Integer))))
    told = literal("[" + ",".join(map(str, alerts)) + "]")
    return select(func.json_each(told).table_valued("value").c.value)


def _matched(connection: Connection, jobs: Sequence[NewJob], run_id: int) -> int:
    _fill_jobs(connection, jobs)
    _fill_said(connection)
    _fill_also(connection)
    _fill_reached(connection)
    for statement in INDEXES:
        connection.exec_driver_sql(statement)
    if is_postgresql():
        for table in TEMPORARY.sorted_tables:
            connection.exec_driver_sql(f"ANALYZE {table.name}")
    _take_up_again(connection, [job.id for job in jobs if job.is_relisted])
    return _write(connection, run_id)


def _fill_said(connection: Connection) -> None:
    """Which new jobs say the words that alerts look for, by the index that a search asks."""
    asked = select(ASKED.c.words).where(ASKED.c.words != "").distinct()
    meant = {typed: words.terms(typed) for typed in connection.scalars(asked)}
    if not meant:
        return
    if is_postgresql():
        connection.exec_driver_sql(VECTORS)
    say = words.tsquery if is_postgresql() else words.fts5
    statement = text(SAYING["postgresql" if is_postgresql() else "sqlite"])
    connection.execute(
        statement, [{"words": typed, "said": say(terms)} for typed, terms in meant.items()]
    )


def _fill_also(connection: Connection) -> None:
    """Which new jobs answer what the board itself is asked: region, council, campaign."""
    asked = select(ASKED.c.also).where(ASKED.c.also != "").distinct()
    for also in connection.scalars(asked).all():
        answering = new_jobs.answering(also, select(NEW_JOB.c.job_id))
        rows = select(literal(also, String(4000)), answering.c.id)
        connection.execute(insert(ALSO).from_select(["also", "job_id"], rows))


def _fill_jobs(connection: Connection, jobs: Sequence[NewJob]) -> None:
    """Each new job at each of its spots, for its own role and for alerts that take any."""
    spots: dict[tuple[str, str], int] = {}
    rows = []
    for job in jobs:
        at = {spots.setdefault(spot, len(spots) + 1) for spot in job.spots}
        values = {**job.values, "seen_until": job.values["published_at"] + OVERLAP}
        for spot in (NOWHERE, *sorted(at)):
            rows += [{**values, "spot": spot, "role": role} for role in (0, values["role"])]
    connection.execute(insert(NEW_JOB), rows)
    keys = [
        {"spot": number, "authority_code": area, "public_point": point}
        for (authority, public_point), number in spots.items()
        for area, point in {
            (authority, ""),
            ("", public_point or "-"),
            (authority, public_point or "-"),
        }
    ]
    connection.execute(insert(SPOT), keys)


def _fill_reached(connection: Connection) -> None:
    """Which spots the places of these alerts reach; nowhere in particular is everywhere."""
    reach, places = AlertReach.__table__.c, select(ASKED.c.place_id).distinct().subquery()
    same = and_(
        reach.authority_code == SPOT.c.authority_code, reach.public_point == SPOT.c.public_point
    )
    reached = (
        select(reach.place_id, SPOT.c.spot)
        .select_from(
            SPOT.join(AlertReach.__table__, same).join(places, places.c.place_id == reach.place_id)
        )
        .distinct()
    )
    connection.execute(insert(REACHED).from_select(["place_id", "spot"], reached))
    connection.execute(insert(REACHED), [{"place_id": NOWHERE, "spot": NOWHERE}])


def _take_up_again(connection: Connection, relisted: Sequence[int]) -> None:
    """A job that closed before these alerts could tell it and is open again is as new to them."""
    if not relisted:
        return
    ledger = AlertMatch.__table__.c
    mine = ledger.alert_id.in_(select(ASKED.c.alert_id))
    untold = delete(AlertMatch).where(mine, ledger.vacancy_id.in_(_listed(relisted)))
    connection.execute(untold.where(ledger.skipped))


def _write(connection: Connection, run_id: int) -> int:
    """THE statement: alerts, the spots they reach, the new jobs there; into the ledger, once."""
    job, asked = NEW_JOB.c, ASKED.c
    run = case((job.is_open, literal(run_id)), else_=None)
    joined = ASKED.join(REACHED, REACHED.c.place_id == asked.place_id).join(
        NEW_JOB, and_(job.spot == REACHED.c.spot, job.role == asked.role)
    )
    found = (
        select(asked.alert_id, job.job_id, run, literal(0, Integer) != 0)
        .select_from(joined)
        .where(*_conditions())
        .order_by(asked.alert_id, job.job_id)
    )
    dialect = postgresql if is_postgresql() else sqlite
    columns = ["alert_id", "vacancy_id", "run_id", "skipped"]
    statement = dialect.insert(AlertMatch.__table__).from_select(columns, found)
    counted = statement.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return connection.execute(counted).rowcount


def _conditions() -> list[Any]:
    job, asked = NEW_JOB.c, ASKED.c
    says = exists().where(SAID.c.words == asked.words, SAID.c.job_id == job.job_id)
    answers = exists().where(ALSO.c.also == asked.also, ALSO.c.job_id == job.job_id)
    return [
        job.published_at > asked.confirmed_at,
        job.seen_until > asked.matched_until,
        *(or_(asked[name] == 0, asked[name].bitwise_and(job[name]) != 0) for name in BITS),
        job.hourly_pence >= asked.hourly_pence,
        job.yearly_pence >= asked.yearly_pence,
        or_(asked.words == "", says),
        or_(asked.also == "", answers),
    ]


def _settle_waiting(connection: Connection, run_id: int) -> None:
    """Jobs that waited because they were paused: open again, or closed for good."""
    ledger = AlertMatch.__table__.c
    waiting = (
        select(ledger.vacancy_id)
        .where(
            ledger.run_id.is_(None),
            ~ledger.skipped,
            ledger.alert_id.in_(select(ASKED.c.alert_id)),
        )
        .distinct()
    )
    numbers = list(connection.scalars(waiting))
    if not numbers:
        return
    standing = new_jobs.standing(numbers)
    mine = and_(
        ledger.run_id.is_(None), ~ledger.skipped, ledger.alert_id.in_(select(ASKED.c.alert_id))
    )
    change = update(AlertMatch).where(mine)
    opened = [number for number in numbers if standing.get(number) is True]
    closed = [number for number in numbers if standing.get(number) is None]
    connection.execute(change.where(ledger.vacancy_id.in_(opened)).values(run_id=run_id))
    connection.execute(change.where(ledger.vacancy_id.in_(closed)).values(skipped=true()))


def _advance(connection: Connection, run_id: int, until: datetime) -> None:
    """Move the watermarks, and note which alerts have something to tell."""
    ledger, row = AlertMatch.__table__.c, JobAlert.__table__.c
    something = exists().where(ledger.alert_id == row.id, ledger.run_id == run_id)
    waiting = case((something, literal(run_id)), else_=row.waiting_run_id)
    mine = row.id.in_(select(ASKED.c.alert_id))
    connection.execute(
        update(JobAlert).where(mine).values(matched_until=until, waiting_run_id=waiting)
    )
