"""The two commands on a machine that lacks something: one clear sentence, and not 0."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import run, setup

ROOT = Path(__file__).resolve().parents[2]


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.run"],
        cwd=ROOT,
        env={**os.environ, **changes},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def program(folder: Path, name: str, says: str = "", code: int = 0) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n[ $# -gt 0 ] && echo '{says}'\nexit {code}\n")
    path.chmod(0o755)


def assert_one_sentence(ended: subprocess.CompletedProcess[str], *words: str) -> None:
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert len(ended.stderr.strip().splitlines()) == 1
    assert ended.stderr.strip().endswith(".")
    for word in words:
        assert word in ended.stderr


def test_without_node_one_sentence_says_so(tmp_path: Path) -> None:
    assert_one_sentence(start(PATH=str(tmp_path)), "Node 20", "nodejs")


def test_an_old_node_is_named_in_one_sentence(tmp_path: Path) -> None:
    program(tmp_path, "node", says="v18.19.0")
    assert_one_sentence(start(PATH=f"{tmp_path}:/bin"), "Node 20", "v18.19.0")


def test_without_npm_one_sentence_says_so(tmp_path: Path) -> None:
    program(tmp_path, "node", says="v22.1.0")
    assert_one_sentence(start(PATH=str(tmp_path)), "npm")


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1"])
def test_a_port_that_is_none_is_named_in_one_sentence(port: str) -> None:
    assert_one_sentence(start(PORT=port), "PORT", port)


def test_a_taken_port_is_named_in_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert_one_sentence(start(PORT=port), port, "taken", "make run PORT=")


@pytest.mark.skipif(not shutil.which("make"), reason="make is not on this machine")
def test_an_old_python_is_named_in_one_sentence(tmp_path: Path) -> None:
    program(tmp_path, "python3", says="Python 3.9.2", code=1)
    ended = subprocess.run(
        ["make", "--silent", "run", f"PYTHON={tmp_path}/python3"],  # noqa: S607 - whichever is here
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode != 0
    assert "Python 3.11 or newer is needed" in ended.stderr
    assert "Python 3.9.2" in ended.stderr


def test_the_secret_of_a_copy_is_made_once_and_only_its_owner_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "SECRET_FILE", tmp_path / "var" / "secret-key")
    first = run.kept_secret()
    assert len(first) >= 32
    assert run.kept_secret() == first
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o077 == 0


def test_packages_are_installed_only_when_their_list_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    listed = tmp_path / "requirements.txt"
    listed.write_text("flask==3.1.0")
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", python)
    monkeypatch.setattr(setup, "PACKAGES_STAMP", tmp_path / "installed.json")
    monkeypatch.setattr(setup, "REQUIREMENTS", {"run": listed, "dev": listed})
    monkeypatch.setattr(setup, "_run", lambda command, _failure: ran.append(command))
    setup.install_packages("run")
    setup.install_packages("run")
    assert len(ran) == 1
    listed.write_text("flask==3.1.1")
    setup.install_packages("run")
    assert len(ran) == 2
    assert "--require-hashes" in ran[0]


def test_only_an_unchanged_copy_is_served_before_it_is_prepared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = tmp_path / "migrations" / "versions"
    versions.mkdir(parents=True)
    (versions / "0001_first.py").write_text("")
    database = tmp_path / "copy.sqlite3"
    settings = {"DEMO": "1", "DATABASE_URL": f"sqlite:///{database}"}
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    assert run.preparation(settings) == ""
    database.touch()
    before = run.preparation(settings)
    assert before
    assert run.preparation({**settings, "DEMO": "0"}) != before
    (versions / "0002_second.py").write_text("")
    assert run.preparation(settings) != before
    assert run.preparation({"DEMO": "1", "DATABASE_URL": "postgresql://somewhere"}) == ""
