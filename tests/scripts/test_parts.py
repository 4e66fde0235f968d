"""`make test` on a machine without PostgreSQL or Chromium says so, and fails where it must."""

from collections import Counter
from pathlib import Path

import pytest

from scripts import test as whole


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(whole, "has_postgresql", lambda: False)
    monkeypatch.setattr(whole, "has_chromium", lambda: False)
    for name in ("REQUIRE_PG", "REQUIRE_BROWSER"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def outcomes() -> dict[str, whole.Outcome]:
    return {
        part.name: whole.run(part)
        for part in whole.parts(quick=False, extra=())
        if part.name != "SQLite"
    }


@pytest.mark.usefixtures("bare_machine")
def test_a_half_that_cannot_run_is_skipped_loudly(capsys: pytest.CaptureFixture[str]) -> None:
    found = outcomes()
    said = capsys.readouterr().out
    for name in ("PostgreSQL", "Browser"):
        assert found[name].good
        assert "SKIPPED" in found[name].line()
        assert f"{name} HALF NOT RUN" in said


@pytest.mark.parametrize(
    "setting, name", [("REQUIRE_PG", "PostgreSQL"), ("REQUIRE_BROWSER", "Browser")]
)
def test_a_half_that_has_to_run_fails_when_it_cannot(
    bare_machine: pytest.MonkeyPatch, setting: str, name: str
) -> None:
    bare_machine.setenv(setting, "1")
    found = outcomes()
    assert not found.pop(name).good
    assert all(other.good for other in found.values())


def test_what_the_second_database_leaves_out_is_there_to_be_left_out() -> None:
    left = [Path(one.removeprefix("--ignore=")) for one in whole.ON_ONE_DATABASE]
    assert [str(path) for path in left if not (whole.ROOT / path).exists()] == []
    assert all(path.parts[1] in {"architecture", "guards"} for path in left)


def test_the_quick_suite_is_sqlite_alone() -> None:
    assert [part.name for part in whole.parts(quick=True, extra=())] == ["SQLite"]


def test_counts_come_from_the_reports_of_pytest(tmp_path: Path) -> None:
    report = tmp_path / "sqlite.xml"
    report.write_text(
        '<testsuites><testsuite tests="9" errors="1" failures="2" skipped="3"/></testsuites>'
    )
    counts = whole.counted(report)
    assert counts == Counter(passed=3, failed=2, errors=1, skipped=3)
    assert whole.told(counts) == "3 passed, 2 failed, 1 errors, 3 skipped"
    assert whole.told(whole.counted(tmp_path / "none.xml")) == "no tests"
