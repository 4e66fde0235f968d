"""The floor of the board of applicants: a bare Flask page with the same rows from the same SQL.

It is started by bench_applicants.py as floor_pages.py is: FLOOR_DATABASE names the database,
FLOOR_CASES a JSON file with the statement of each case and the bytes that our page has.
"""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import psycopg
from flask import Flask, render_template, request
from jinja2 import DictLoader

BOARD = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Applicants</title>
<link rel="stylesheet" href="/static/app.css"></head><body><header><nav><ul>
<li><a href="/">Home</a></li></ul></nav></header><main id="main"><h1>Applicants</h1>
<form method="post">{% for state, rows in columns %}<section><h2>{{ state }}</h2><ol>
{% for v in rows %}<li><a href="/applicants/{{ v.public_id }}">{{ v.name or v.alias }}</a>
<p>Sent {{ v.sent_at }} Score {{ v.points }} of {{ v.scores_count }}</p>
<label><input type="checkbox" name="chosen" value="{{ v.public_id }}"> Choose {{ v.name }}</label>
<button name="one" value="{{ v.public_id }}">Shortlist {{ v.name }}</button></li>{% endfor %}
</ol></section>{% endfor %}</form></main><!--{{ pad }}--><footer>Footer</footer></body></html>"""

app = Flask(__name__)
# A loader, so that the template is compiled once.
app.jinja_env.loader = DictLoader({"board.html": BOARD})
cases: dict[str, Any] = json.loads(Path(os.environ["FLOOR_CASES"]).read_text(encoding="utf-8"))
address = os.environ["FLOOR_DATABASE"]
on_sqlite = address.startswith("sqlite")
PADDING = "x" * 1_000_000


def _connection() -> Any:  # noqa: ANN401 - either driver's connection
    if on_sqlite:
        path = address.removeprefix("sqlite:///")
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
    return psycopg.connect(address.replace("postgresql+psycopg", "postgresql"), autocommit=True)


connection = _connection()


@app.get("/board")
def board() -> str:
    """The board."""
    case = cases[request.args["case"]]
    cursor = connection.execute(case["sql"], case["parameters"])
    names = [column[0] for column in cursor.description]
    columns: dict[str, list[dict[str, Any]]] = {}
    for row in cursor.fetchall():
        one = dict(zip(names, row, strict=False))
        columns.setdefault(one["state"], []).append(one)
    return render_template("board.html", columns=columns.items(), pad=PADDING[: case["pad"]])
