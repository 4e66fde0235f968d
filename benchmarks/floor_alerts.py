"""The least work that matches saved searches with new jobs: temporary tables and plain SQL.

It knows one role, one place and one word of each search, takes a flat earth and a bounding box,
keeps no watermark, and its ledger is a temporary table without a key.
"""

import sqlite3
import time
from typing import Any

import psycopg

TABLES = """
CREATE TEMPORARY TABLE saved (
  id integer PRIMARY KEY, role text, region text, lat {real}, lon {real}, narrow {real},
  miles {real}, south {real}, north {real}, west {real}, east {real}, word text);
CREATE TEMPORARY TABLE fresh (
  id integer PRIMARY KEY, role text, region text, lat {real}, lon {real}, body text);
CREATE TEMPORARY TABLE said (word text, job_id integer);
CREATE TEMPORARY TABLE hit (search_id integer, job_id integer);
"""
INDEXES = """
CREATE INDEX fresh_role ON fresh (role, lat);
CREATE INDEX fresh_region ON fresh (region, role);
"""
NEAR = """((v.lat - s.lat) * (v.lat - s.lat)
  + (v.lon - s.lon) * (v.lon - s.lon) * s.narrow * s.narrow) * 4774 <= s.miles * s.miles"""
SAYS = """(s.word IS NULL OR EXISTS (
  SELECT 1 FROM said k WHERE k.word = s.word AND k.job_id = v.id))"""
AROUND = f"""INSERT INTO hit SELECT s.id, v.id FROM fresh v JOIN saved s
  ON v.lat BETWEEN s.south AND s.north AND v.lon BETWEEN s.west AND s.east
  AND (s.role IS NULL OR s.role = v.role) WHERE s.lat IS NOT NULL AND {NEAR} AND {SAYS}"""  # noqa: S608 - our own words
BY_BOX = f"""INSERT INTO hit SELECT s.id, v.id FROM fresh v
  JOIN box b ON b.south <= v.lat AND b.north >= v.lat AND b.west <= v.lon AND b.east >= v.lon
  JOIN saved s ON s.id = b.id
  WHERE (s.role IS NULL OR s.role = v.role) AND {NEAR} AND {SAYS}"""  # noqa: S608 - our own words
INSIDE = f"""INSERT INTO hit SELECT s.id, v.id FROM saved s JOIN fresh v
  ON v.region = s.region AND (s.role IS NULL OR s.role = v.role)
  WHERE s.region IS NOT NULL AND {SAYS}"""  # noqa: S608 - our own words
COLUMNS = 12
Rows = list[tuple[Any, ...]]


def on_sqlite(searches: Rows, jobs: Rows) -> tuple[float, int]:
    """Seconds and hits in SQLite, in memory."""
    db = sqlite3.connect(":memory:")
    db.executescript(TABLES.format(real="real"))
    db.executescript(
        "CREATE VIRTUAL TABLE temp.say USING fts5(body, content='fresh', content_rowid='id')"
    )
    db.executemany(f"INSERT INTO saved VALUES ({','.join('?' * COLUMNS)})", searches)  # noqa: S608
    db.executemany("INSERT INTO fresh VALUES (?,?,?,?,?,?)", jobs)
    db.executescript(INDEXES)
    db.execute("CREATE VIRTUAL TABLE temp.box USING rtree(id, south, north, west, east)")
    boxes = "SELECT id, south, north, west, east FROM saved WHERE lat IS NOT NULL"
    db.execute(f"INSERT INTO temp.box {boxes}")
    db.executescript("ANALYZE;")
    db.commit()
    begun = time.perf_counter()
    db.execute("INSERT INTO temp.say(say) VALUES ('rebuild')")
    words = db.execute("SELECT DISTINCT word FROM saved WHERE word IS NOT NULL").fetchall()
    for (word,) in words:
        found = "SELECT ?, rowid FROM temp.say WHERE say MATCH ?"
        db.execute(f"INSERT INTO said {found}", (word, f'"{word}"'))
    db.execute("CREATE INDEX said_word ON said (word, job_id)")
    db.execute(BY_BOX)
    db.execute(INSIDE)
    told = "SELECT search_id, json_group_array(job_id) FROM hit GROUP BY search_id"
    for _row in db.execute(told):
        pass
    took = time.perf_counter() - begun
    (hits,) = db.execute("SELECT count(*) FROM hit").fetchone()
    db.close()
    return took, int(hits)


def on_postgresql(url: str, searches: Rows, jobs: Rows) -> tuple[float, int]:
    """Seconds and hits in PostgreSQL, in temporary tables."""
    with psycopg.connect(url) as connection:
        db = connection.cursor()
        db.execute(TABLES.format(real="float8"))
        for table, rows in (("saved", searches), ("fresh", jobs)):
            with db.copy(f"COPY {table} FROM STDIN") as copied:
                for row in rows:
                    copied.write_row(row)
        db.execute(INDEXES)
        db.execute("ANALYZE saved")
        db.execute("ANALYZE fresh")
        begun = time.perf_counter()
        db.execute(
            """WITH v AS MATERIALIZED (SELECT id, to_tsvector('simple', body) d FROM fresh)
            INSERT INTO said SELECT k.word, v.id
            FROM (SELECT DISTINCT word FROM saved WHERE word IS NOT NULL) k, v
            WHERE v.d @@ plainto_tsquery('simple', k.word)"""
        )
        db.execute("ANALYZE said")
        db.execute(AROUND)
        db.execute(INSIDE)
        db.execute("SELECT search_id, array_agg(job_id) FROM hit GROUP BY search_id")
        db.fetchall()
        took = time.perf_counter() - begun
        db.execute("SELECT count(*) FROM hit")
        found = db.fetchone()
        connection.rollback()
    return took, int(found[0]) if found else 0
