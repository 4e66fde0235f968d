"""A running copy of the service on data of its own, as a browser meets it."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_ANSWER = 60
DATABASE = "workforce.sqlite3"


@dataclass(frozen=True, slots=True)
class Copy:
    """One running copy: its address, its folder, and the settings it runs under."""

    url: str
    folder: Path
    environment: Mapping[str, str]

    def flask(self, *arguments: str) -> str:
        """Run a command of the service on this copy's data and return what it printed."""
        return flask(self.environment, *arguments)

    def letters(self) -> list[str]:
        """Every letter posted so far, oldest first."""
        posted = [path for path in (self.folder / "mail").rglob("*") if path.is_file()]
        return [path.read_text(errors="replace") for path in sorted(posted)]


def flask(environment: Mapping[str, str], *arguments: str) -> str:
    """Run a command of the service and return what it printed; fail with all that it said."""
    ended = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *arguments],
        cwd=ROOT,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode != 0:
        raise RuntimeError(f"flask {' '.join(arguments)}:\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def settings(folder: Path, database_url: str = "") -> dict[str, str]:
    """The environment of a demo copy whose data all lies in one folder."""
    kept = {name: os.environ[name] for name in ("HOME", "PATH", "LANG") if name in os.environ}
    return kept | {
        "DATABASE_URL": database_url or f"sqlite:///{folder / DATABASE}",
        "DEMO": "1",
        "FILES_URL": f"folder:{folder / 'files'}",
        "MAIL_URL": f"folder:{folder / 'mail'}",
        "RATE_LIMITS": "off",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "TEXTS_URL": f"folder:{folder / 'texts'}",
    }


def prepare(environment: Mapping[str, str]) -> None:
    """Bring the copy's database to the newest migration and load the small demo country."""
    flask(environment, "prepare")


def clone(source: Path, target: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """The settings of a second SQLite copy whose data begins where the first one's stood."""
    shutil.copytree(source, target, dirs_exist_ok=True)
    return settings(target) | {"SECRET_KEY": environment["SECRET_KEY"]}


@contextmanager
def serving(folder: Path, environment: Mapping[str, str]) -> Iterator[Copy]:
    """Serve the copy on a free port for as long as the block lasts."""
    port = free_port()
    url = f"http://localhost:{port}"
    settled = {**environment, "PORT": str(port), "BASE_URL": url}
    with (folder / "web.log").open("wb") as log:
        web = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "wsgi:app", f"--bind=127.0.0.1:{port}"),
                *("--worker-class=gthread", "--threads=4", "--no-control-socket"),
                *("--log-level=warning", "--graceful-timeout=2"),
            ],
            cwd=ROOT,
            env=settled,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        _await(port, web, folder / "web.log")
        yield Copy(url, folder, settled)
    finally:
        web.terminate()
        try:
            web.wait(10)
        except subprocess.TimeoutExpired:
            web.kill()
            web.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def _await(port: int, web: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while web.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"The copy did not start:\n{log.read_text(errors='replace')[-4000:]}")
