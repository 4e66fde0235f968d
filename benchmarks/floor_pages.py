"""The floor of the board: a bare Flask page with the same rows from one SQL statement.

It is started by bench_search.py: FLOOR_DATABASE names the database, FLOOR_CASES a JSON file with
the statement of each case and the bytes that our page has.
"""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import psycopg
from flask import Flask, abort, render_template, request
from jinja2 import DictLoader

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{{ title }}</title>
<link rel="stylesheet" href="/static/app.css"></head><body>
<a href="#main" class="skip">Skip to main content</a><header><nav aria-label="Main"><ul>
<li><a href="/">Home</a></li><li><a href="/jobs">Jobs</a></li>
<li><a href="/training">Training</a></li><li><a href="/sign-in">Sign in</a></li>
</ul></nav></header><main id="main"><h1>{{ title }}</h1>"""
LIST = (
    HEAD
    + """<form><label for="q">Words</label><input id="q" name="q" value="{{ q }}">
<button>Search</button></form><ol class="jobs">{% for v in rows %}
<li><h2><a href="/jobs/{{ v.public_id }}">{{ v.title }}</a></h2><p>{{ v.employer_name }}</p><dl>
<dt>Where</dt><dd>{{ v.authority_code }}, {{ v.region_code }}</dd><dt>Pay</dt>
<dd>£{{ v.pay_from_pence }} to £{{ v.pay_to_pence }}</dd><dt>Hours</dt><dd>{{ v.weekly_hours }}</dd>
<dt>Closes</dt><dd>{{ v.closes_on }}</dd></dl></li>{% endfor %}</ol></main><!--{{ pad }}-->
<footer>Footer</footer></body></html>"""
)
ONE = (
    HEAD
    + """<p>{{ v.employer_name }}</p><p>{{ v.description }}</p>
<a href="/jobs/{{ v.public_id }}/apply">Apply</a></main><!--{{ pad }}--></body></html>"""
)

app = Flask(__name__)
# A loader, so that each template is compiled once.
app.jinja_loader = DictLoader({"list.html": LIST, "one.html": ONE})  # type: ignore[assignment]
cases: dict[str, Any] = json.loads(Path(os.environ["FLOOR_CASES"]).read_text(encoding="utf-8"))
address = os.environ["FLOOR_DATABASE"]
on_sqlite = address.startswith("sqlite")
PADDING = "x" * 200_000


def _connection() -> Any:  # noqa: ANN401 - either driver's connection
    if on_sqlite:
        path = address.removeprefix("sqlite:///")
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
    plain = address.replace("postgresql+psycopg", "postgresql")
    return psycopg.connect(plain, autocommit=True)


connection = _connection()


def _rows(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of the page; its other statements are run and read as well."""
    for sql, parameters in case["beside"]:
        connection.execute(sql, parameters).fetchall()
    cursor = connection.execute(case["sql"], case["parameters"])
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=False)) for row in cursor.fetchall()]


@app.get("/jobs")
def jobs() -> str:
    """The list of jobs."""
    case = cases[request.args["case"]]
    return render_template(
        "list.html", rows=_rows(case), q="", title="Find a job", pad=PADDING[: case["pad"]]
    )


@app.get("/jobs/<public_id>")
def job(public_id: str) -> str:
    """One job."""
    case = cases[request.args["case"]]
    row = next(iter(_rows(case)), None) or abort(404)
    if row["public_id"] != public_id:
        abort(404)
    return render_template("one.html", v=row, title=row["title"], pad=PADDING[: case["pad"]])
