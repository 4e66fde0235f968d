"""Make this copy ready to run: packages and styles, and of those only what has changed."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PACKAGES_STAMP = VENV / "installed.json"
NODE_STAMP = ROOT / "node_modules" / ".installed"
STYLES_STAMP = ROOT / "static" / "build" / ".built"
REQUIREMENTS = {"run": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}

OLDEST_NODE = 20


class SetupError(Exception):
    """Something is missing; the message is the one sentence a person needs."""


def check_prerequisites() -> None:
    """Raise SetupError where something is missing that we cannot bring; make checks Python."""
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError("Python's venv module is missing: on Debian, install python3-venv.")
    node = shutil.which("node")
    if node is None:
        raise SetupError("Node 20 or newer is needed: on Debian, install the package nodejs.")
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = told.strip().lstrip("v").split(".")[0]
    if not major.isdecimal() or int(major) < OLDEST_NODE:
        raise SetupError(f"Node 20 or newer is needed, and this is {told.strip() or 'unknown'}.")
    if shutil.which("npm") is None:
        raise SetupError("npm is needed to fetch the styles: on Debian, install the package npm.")


def install_packages(kind: str) -> None:
    """Fill .venv from the hashed list of this kind (run or dev), unless that has been done."""
    wanted = {name: digest(path) for name, path in REQUIREMENTS.items()}
    installed = _read_stamp() if PYTHON.exists() else {}
    if installed.get(kind) == wanted[kind]:
        return
    kind = "dev" if "dev" in installed else kind
    if not PYTHON.exists():
        say("Making .venv")
        _run([sys.executable, "-m", "venv", "--clear", str(VENV)], "Python could not make .venv")
    say("Installing the Python packages (about half a minute)")
    PACKAGES_STAMP.unlink(missing_ok=True)
    _run(
        [
            *(str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"),
            # The list is complete, and what is used is compiled when it is first imported.
            *("--no-deps", "--no-compile", "--require-hashes"),
            *("--requirement", str(REQUIREMENTS[kind])),
        ],
        "The Python packages could not be installed",
    )
    holds = ("run", "dev") if kind == "dev" else ("run",)
    PACKAGES_STAMP.write_text(json.dumps({name: wanted[name] for name in holds}))


def install_node_packages() -> None:
    """Fill node_modules from the lock file, unless that has been done."""
    wanted = digest(ROOT / "package-lock.json")
    if _text(NODE_STAMP) == wanted:
        return
    say("Installing the Node packages")
    _run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        "The Node packages could not be installed",
    )
    NODE_STAMP.write_text(wanted)


def build_styles() -> None:
    """Make static/build from static/src, unless nothing has changed since the last time."""
    sources = sorted(path for path in (ROOT / "static" / "src").rglob("*") if path.is_file())
    wanted = digest(ROOT / "package-lock.json", ROOT / "scripts" / "build.mjs", *sources)
    if _text(STYLES_STAMP) == wanted:
        return
    install_node_packages()
    say("Building the styles")
    _run(["node", "scripts/build.mjs"], "The styles could not be built")
    STYLES_STAMP.write_text(wanted)


def say(sentence: str) -> None:
    """Tell the person at the terminal what is happening."""
    print(sentence, flush=True)


def _run(command: list[str], failure: str) -> None:
    ended = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False)
    if ended.returncode != 0:
        raise SetupError(f"{failure}; the lines above say why.")


def digest(*paths: Path) -> str:
    """One hash over the names and contents of files."""
    made = hashlib.sha256()
    for path in paths:
        made.update(f"{path.relative_to(ROOT)}\n".encode())
        made.update(path.read_bytes())
    return made.hexdigest()


def _text(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(_text(PACKAGES_STAMP) or "{}")
    except ValueError:
        return {}
    return stamp if isinstance(stamp, dict) else {}


def main() -> int:
    """Prepare everything a developer needs; also what `make setup` runs."""
    began = time.monotonic()
    os.chdir(ROOT)
    try:
        check_prerequisites()
        install_packages("dev")
        build_styles()
    except SetupError as missing:
        print(missing, file=sys.stderr)
        return 1
    say(f"Ready after {time.monotonic() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
