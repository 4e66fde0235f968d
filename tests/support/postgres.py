"""A PostgreSQL server for one test run: made in a temporary folder, gone afterwards."""

import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict
from urllib.parse import quote

import psycopg
from psycopg import sql

SOCKET_VARIABLE = "PGTEST_SOCKET"
SUPERUSER = "workforce"
SECONDS_TO_START = 30
FAST = {
    "autovacuum": "off",
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "synchronous_commit": "off",
    "unix_socket_permissions": "0777",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


class PostgresMissingError(RuntimeError):
    """This machine has no PostgreSQL server programs."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, known by the folder of its socket."""

    socket_folder: str

    def url(self, database: str) -> str:
        """Where SQLAlchemy finds a database of this server."""
        host = quote(self.socket_folder, safe="")
        return f"postgresql+psycopg://{SUPERUSER}@/{quote(database)}?host={host}"

    def create(self, database: str, template: str | None = None) -> str:
        """Make an empty database (or a copy of another), replacing one of the same name."""
        name = sql.Identifier(database)
        self.drop(database)
        made = sql.SQL("CREATE DATABASE {}").format(name)
        if template is not None:
            made += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
        self._administer(made)
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database and whoever is still connected to it."""
        name = sql.Identifier(database)
        self._administer(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))

    def _administer(self, command: sql.Composed) -> None:
        with psycopg.connect(
            host=self.socket_folder, user=SUPERUSER, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(command)


def programs() -> Path | None:
    """The folder with the newest server programs of this machine, if it has any."""
    named = os.environ.get("PG_BIN")
    if named:
        return Path(named)
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    if found:
        return max(found, key=lambda path: [int(n) for n in re.findall(r"\d+", path.parent.name)])
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None


def required() -> bool:
    """Whether a missing server is a failure and not a reason to skip."""
    return os.environ.get("REQUIRE_PG", "").lower() in {"1", "on", "true", "yes"}


@contextmanager
def server() -> Iterator[Server]:
    """Run a server for as long as the block lasts; join one that the environment names."""
    running = os.environ.get(SOCKET_VARIABLE)
    if running:
        yield Server(running)
        return
    started = _start()
    os.environ[SOCKET_VARIABLE] = started.folder
    try:
        yield Server(started.folder)
    finally:
        os.environ.pop(SOCKET_VARIABLE, None)
        started.stop()


def ensure_server() -> Server:
    """The server of this test run, started by whoever asks first (the controller under xdist)."""
    running = os.environ.get(SOCKET_VARIABLE)
    if running:
        return Server(running)
    _OWNED.append(_start())
    os.environ[SOCKET_VARIABLE] = _OWNED[-1].folder
    return Server(_OWNED[-1].folder)


def stop_server() -> None:
    """Stop the server if this process started it; call it when the run ends."""
    while _OWNED:
        _OWNED.pop().stop()
        os.environ.pop(SOCKET_VARIABLE, None)


@dataclass(frozen=True, slots=True)
class _Started:
    """A server process of ours and the folder that goes with it."""

    process: subprocess.Popen[bytes]
    folder: str

    def stop(self) -> None:
        """End the server at once (nothing in it is worth keeping) and remove its folder."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGQUIT)  # the immediate way
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


_OWNED: list[_Started] = []


def _start() -> _Started:
    where = programs()
    if where is None:
        raise PostgresMissingError(
            "No PostgreSQL server programs in /usr/lib/postgresql: "
            "install Debian's postgresql package, or set PG_BIN to their folder"
        )
    folder = tempfile.mkdtemp(prefix="workforce-pg-", dir="/tmp")  # a socket needs a short path
    account = _other_account()
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
        Path(folder).chmod(0o755)
    data = f"{folder}/data"
    subprocess.run(
        [
            f"{where}/initdb",
            *("--no-sync", "--auth=trust", f"--username={SUPERUSER}"),
            *("--encoding=UTF8", "--locale=C.UTF-8", f"--pgdata={data}"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        **_as(account),
    )
    settings = [f"--{name}={value}" for name, value in FAST.items()]
    with Path(folder, "log").open("wb") as log:
        process = subprocess.Popen(
            [f"{where}/postgres", "-D", data, "-k", folder, *settings],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **_as(account),
        )
    started = _Started(process, folder)
    try:
        _wait_for(started)
    except BaseException:
        started.stop()
        raise
    return started


def _wait_for(started: _Started) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            psycopg.connect(host=started.folder, user=SUPERUSER, dbname="postgres").close()
        except psycopg.OperationalError:
            if started.process.poll() is not None or time.monotonic() > deadline:
                log = Path(started.folder, "log").read_text(errors="replace")
                raise RuntimeError(f"PostgreSQL did not start:\n{log[-2000:]}") from None
            time.sleep(0.05)
        else:
            return


def _other_account() -> pwd.struct_passwd | None:
    """The account to run the server as: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise PostgresMissingError("PostgreSQL refuses to run as root and there is no other account")


class _Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]
    cwd: str


def _as(account: pwd.struct_passwd | None) -> _Identity:
    if account is None:
        return {"cwd": "/"}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [], "cwd": "/"}
