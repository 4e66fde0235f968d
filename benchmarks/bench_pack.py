"""The inspection pack of a home of 60 people: at most 1.5 times setting the same documents.

Ours reads everything, writes down every opening, makes the documents and the archive. The floor
is given what goes into each document, ready: the same library sets the same pages, zipped alike.
"""

import io
import os
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import typst

from config import Settings
from tests.checks.inspection.evidence import add_evidence
from tests.factories import checks as make
from tests.factories import providers
from tests.support import postgres
from workforce.app import create_app
from workforce.checks import services
from workforce.checks.presenters import inspection as shown
from workforce.checks.services import inspection
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import Base, db, session
from workforce.providers.models import Home
from workforce.providers.states import Role

PEOPLE, RUNS, MOST_TIMES = 60, 5, 1.5
Document = tuple[tuple[Any, ...], dict[str, Any]]


@contextmanager
def databases(folder: Path) -> Iterator[list[tuple[str, str]]]:
    """SQLite, and PostgreSQL where this machine has one."""
    found = [("SQLite", f"sqlite:///{folder}/pack.sqlite3")]
    if postgres.programs() is None:
        yield found
        return
    with postgres.server() as server:
        yield [*found, ("PostgreSQL", server.create("pack"))]


def furnished() -> tuple[Actor, Home]:
    """A home of sixty people whose files hold something in every part, and its manager."""
    organisation = providers.make_organisation()
    home = providers.make_home(organisation, joined_on=clock.today() - timedelta(days=400))
    keeper = make.make_keeper(home)
    for _ in range(PEOPLE):
        appointment = make.make_appointment(home, complete=True)
        services.start(keeper, appointment, started_on=clock.today())
        add_evidence(appointment)
    return providers.make_member(Role.OWNER, organisation).actor, home


def ours(actor: Actor, home_id: int, day: date) -> bytes:
    """The pack, as the page makes it."""
    db.session.remove()
    opened = inspection.open_pack(actor, session().get_one(Home, home_id), day)
    return shown.pack_zip(opened, clock.now())


def documents(actor: Actor, home_id: int, day: date) -> tuple[list[Document], bytes]:
    """What goes into every document of a pack, and the pack."""
    kept: list[Document] = []
    compiled = typst.compile

    def keeping(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as typst takes and gives it
        kept.append((given, named))
        return compiled(*given, **named)

    with mock.patch.object(typst, "compile", keeping):
        pack = ours(actor, home_id, day)
    return kept, pack


def floor(ready: list[Document], others: dict[str, bytes]) -> int:
    """Set the documents that are ready and zip them with the other parts; returns how many."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (given, named) in enumerate(ready):
            archive.writestr(f"{index}.pdf", typst.compile(*given, **named))
        for name, content in others.items():
            archive.writestr(name, content)
    return len(out.getvalue())


def measure(name: str, url: str, folder: Path) -> bool:
    """One database: print the figures and say whether the promise was kept."""
    app = create_app(
        Settings(
            secret_key="only-for-measuring-" * 3,
            database_url=url,
            base_url="http://localhost",
            testing=True,
            rate_limits=False,
            mail_url="memory:",
            files_url=f"folder:{folder}/files",
        )
    )
    with app.test_request_context():
        Base.metadata.create_all(db.engine)
        actor, home = furnished()
        home_id, day = home.id, clock.today()
        ready, pack = documents(actor, home_id, day)
        archive = zipfile.ZipFile(io.BytesIO(pack))
        rest = [one for one in archive.namelist() if not one.endswith(".pdf")]
        others = {one: archive.read(one) for one in rest}
        floors, mine = [], []
        for _ in range(RUNS):
            began = time.perf_counter()
            floor(ready, others)
            between = time.perf_counter()
            ours(actor, home_id, day)
            floors.append(between - began)
            mine.append(time.perf_counter() - between)
        db.session.remove()
        db.engine.dispose()
    least, taken = sorted(floors)[RUNS // 2], sorted(mine)[RUNS // 2]
    print(
        f"{name:11} pack of {len(ready) - 1} people, {len(pack) // 1024} kB: floor {least:.2f} s, "
        f"ours {taken:.2f} s, {taken / least:.2f} times of {MOST_TIMES:g}"
    )
    return len(ready) == PEOPLE + 1 and taken / least <= MOST_TIMES


def main() -> int:
    """Measure on every database of this machine; 0 when the promise is kept."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        folder = Path(name)
        with databases(folder) as found:
            kept = [measure(database, url, folder) for database, url in found]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
