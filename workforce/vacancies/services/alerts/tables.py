"""The temporary tables in which alerts and new jobs meet."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table

from workforce.core.types import UtcDateTime

# A job may be published in a transaction that ends after the one that looked for it.
OVERLAP = timedelta(hours=1)
TEMPORARY = MetaData()
BITS = (
    "contracts",
    "patterns",
    "driving",
    "qualifications",
    "welsh",
    "sectors",
    "home_types",
)


def _table(name: str, *columns: Column[Any]) -> Table:
    return Table(name, TEMPORARY, *columns, prefixes=["TEMPORARY"])


def _numbers(*names: str) -> list[Column[Any]]:
    return [Column(name, Integer, nullable=False) for name in names]


NEW_JOB = _table(
    "alert_new_job",
    *_numbers("job_id", "spot", "role", *BITS, "hourly_pence", "yearly_pence"),
    Column("is_open", Boolean, nullable=False),
    Column("published_at", UtcDateTime(), nullable=False),
    Column("seen_until", UtcDateTime(), nullable=False),
)
SPOT = _table(
    "alert_spot",
    *_numbers("spot"),
    Column("authority_code", String(9), nullable=False),
    Column("public_point", String(120), nullable=False),
)
REACHED = _table("alert_reached", *_numbers("place_id", "spot"))
ROLE = _table("alert_role", *_numbers("role"))
ASKED = _table(
    "alert_asked",
    *_numbers("alert_id", "place_id", "role", *BITS, "hourly_pence", "yearly_pence"),
    Column("words", String(200), nullable=False),
    Column("also", String(4000), nullable=False),
    Column("confirmed_at", UtcDateTime(), nullable=False),
    Column("matched_until", UtcDateTime(), nullable=False),
)
SAID = _table("alert_said", Column("words", String(200), nullable=False), *_numbers("job_id"))
ALSO = _table("alert_also", Column("also", String(4000), nullable=False), *_numbers("job_id"))
SAYING = {
    "sqlite": """INSERT INTO alert_said (words, job_id) SELECT :words, rowid FROM vacancy_search
        WHERE vacancy_search MATCH :said AND +rowid IN (SELECT job_id FROM alert_new_job)""",
    "postgresql": """INSERT INTO alert_said (words, job_id) SELECT :words, job_id
        FROM alert_vector WHERE vector @@ to_tsquery('simple', :said)""",
}
VECTORS = """CREATE TEMPORARY TABLE alert_vector AS
    SELECT id AS job_id, to_tsvector('simple', search_text) AS vector
    FROM vacancy WHERE id IN (SELECT job_id FROM alert_new_job)"""
INDEXES = (
    "CREATE INDEX alert_new_job_spot ON alert_new_job (spot, role)",
    "CREATE INDEX alert_reached_place ON alert_reached (place_id, spot)",
    "CREATE INDEX alert_said_words ON alert_said (words, job_id)",
    "CREATE INDEX alert_also_also ON alert_also (also, job_id)",
)
NOWHERE = 0  # the place of an alert that may be anywhere, and the spot that every job has
