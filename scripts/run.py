"""`make run`: a demo copy on this machine, web and worker together, until Ctrl-C."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

from scripts import setup

HOST = os.environ.get("HOST", "127.0.0.1")
REACHED_AT = "127.0.0.1" if HOST == "0.0.0.0" else HOST  # noqa: S104 - asked for by the person
SECRET_FILE = setup.ROOT / "var" / "secret-key"
PREPARED = setup.ROOT / "var" / "prepared"
LARGEST_PORT = 65535
SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 10


class Stopped(Exception):
    """The person pressed Ctrl-C, or the system asked us to end."""


def main() -> int:
    """Run until stopped; 0 when the person stopped it, 1 when something was wrong."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    running: list[subprocess.Popen[bytes]] = []
    os.chdir(setup.ROOT)
    try:
        setup.check_prerequisites()
        port = chosen_port()
        setup.install_packages("run")
        setup.build_styles()
        serve(port, demo_environment(port), running)
    except Stopped:
        return 0
    except setup.SetupError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    finally:
        stop_all(running)
    return 0


def chosen_port() -> int:
    """The port to listen on; raise SetupError where it cannot be had."""
    text = os.environ.get("PORT", "") or "8000"
    if not text.isdecimal() or not 0 < int(text) <= LARGEST_PORT:
        raise setup.SetupError(f"PORT must be a number from 1 to {LARGEST_PORT}, not {text!r}.")
    port = int(text)
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except PermissionError:
            raise setup.SetupError(
                f"Port {port} is for the system: choose one above 1023."
            ) from None
        except OSError:
            raise setup.SetupError(
                f"Port {port} is taken by another program: stop that, or choose another port, "
                f"for example make run PORT={port + 1 if port < LARGEST_PORT else 8000}."
            ) from None
    return port


def demo_environment(port: int) -> dict[str, str]:
    """The settings of a demo copy; what the person has set stays."""
    environment = dict(os.environ)
    environment["PORT"] = str(port)
    environment.setdefault("DEMO", "1")
    environment["PATH"] = f"{setup.VENV / 'bin'}{os.pathsep}{environment.get('PATH', '')}"
    environment["PYTHONUNBUFFERED"] = "1"
    if not environment.get("SECRET_KEY"):
        environment["SECRET_KEY"] = kept_secret()
    return environment


def kept_secret() -> str:
    """The secret of this copy, made at the first start and kept under var/."""
    SECRET_FILE.parent.mkdir(parents=True, exist_ok=True)
    if not SECRET_FILE.exists():
        handle = os.open(SECRET_FILE, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return SECRET_FILE.read_text().strip()


def prepare_database(environment: dict[str, str]) -> None:
    """Bring the database to the newest migration, and fill it with the demo if it is empty."""
    if _wait(_start(["flask", "--app", "wsgi", "prepare"], environment)) != 0:
        raise setup.SetupError("The database could not be prepared; the lines above say why.")
    PREPARED.write_text(preparation(environment))


def preparation(environment: dict[str, str]) -> str:
    """What the last preparation depends on; empty where the database may have gone meanwhile."""
    url = environment.get("DATABASE_URL") or "sqlite:///var/workforce.sqlite3"
    file = setup.ROOT / url.removeprefix("sqlite:///")
    if not url.startswith("sqlite:///") or not file.exists():
        return ""
    versions = sorted((setup.ROOT / "migrations" / "versions").glob("*.py"))
    return f"{setup.digest(*versions)} {environment['DEMO']} {url}"


def serve(port: int, environment: dict[str, str], running: list[subprocess.Popen[bytes]]) -> None:
    """Start web, then worker, and watch both until one ends or the person stops us."""
    prepared = preparation(environment)
    as_before = bool(prepared) and PREPARED.exists() and PREPARED.read_text() == prepared
    if not as_before:
        PREPARED.unlink(missing_ok=True)
        prepare_database(environment)
    web = _start(
        [
            *("gunicorn", "wsgi:app", f"--bind={HOST}:{port}", "--reuse-port", "--workers=2"),
            *(
                "--worker-class=gthread",
                "--threads=4",
                "--no-control-socket",
                "--log-level=warning",
            ),
        ],
        environment,
    )
    running.append(web)
    _await_first_page(port, web)
    greet(environment)
    if as_before:
        # Nothing to migrate: the first page need not wait for a look at the data.
        prepare_database(environment)
    worker = _start(["flask", "--app", "wsgi", "jobs", "worker"], environment)
    running.append(worker)
    while True:
        for name, process in (("web", web), ("worker", worker)):
            if process.poll() is not None:
                raise setup.SetupError(f"The {name} process ended by itself; see the lines above.")
        time.sleep(0.25)


def greet(environment: dict[str, str]) -> None:
    """Print the address, and in demo mode who can sign in."""
    address = environment.get("BASE_URL") or f"http://localhost:{environment['PORT']}"
    setup.say(f"\nReady: {address}   (Ctrl-C stops it)")
    if environment["DEMO"].lower() not in {"0", "off", "false", "no"}:
        _wait(_start(["flask", "--app", "wsgi", "demo", "people"], environment))


def stop_all(running: list[subprocess.Popen[bytes]]) -> None:
    """End what we started, politely first."""
    for process in running:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if running:
        setup.say("Stopped.")


def _start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches only us, and we end the others in order.
    program = str(setup.VENV / "bin" / command[0])
    return subprocess.Popen(
        [str(setup.PYTHON), program, *command[1:]],
        env=environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait()
    finally:
        stop_all([] if process.poll() is not None else [process])


def _await_first_page(port: int, web: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < deadline:
        if web.poll() is not None:
            raise setup.SetupError("The web process did not start; the lines above say why.")
        try:
            with urllib.request.urlopen(f"http://{REACHED_AT}:{port}/health/live", timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise setup.SetupError(f"No page came within {SECONDS_TO_ANSWER} seconds.")


def _stop(_number: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


if __name__ == "__main__":
    sys.exit(main())
