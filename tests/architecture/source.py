"""What the architecture tests read: modules as syntax trees, the storeys, the tracked files."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workforce"
NOT_FEATURES = frozenset(
    {"app", "cli", "demo", "schedule", "contributions", "web", "integrations", "core"}
)


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: where it is, its text and its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path from the top of the repository, as a report prints it."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def parts(self) -> tuple[str, ...]:
        """The names on the way: ("workforce", "vacancies", "views", "public")."""
        return self.path.relative_to(ROOT).with_suffix("").parts

    @property
    def feature(self) -> str:
        """The storey it lives on."""
        return self.parts[1] if len(self.parts) > 1 else self.parts[0]

    @property
    def room(self) -> str:
        """The room of the feature it lives in, if any."""
        return self.parts[2] if len(self.parts) > 2 else ""

    def at(self, node: ast.AST) -> str:
        """Where a node stands, to click on."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


@lru_cache(maxsize=1)
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    return tuple(read(path) for path in sorted(PACKAGE.rglob("*.py")))


@lru_cache(maxsize=1)
def all_modules() -> tuple[Module, ...]:
    """Every module of ours: the package, its entrance, the scripts, the benchmarks, the tests."""
    found = [*ROOT.glob("*.py")]
    for folder in ("workforce", "scripts", "benchmarks", "tests"):
        found += (ROOT / folder).rglob("*.py")
    return tuple(read(path) for path in sorted(found))


@cache
def read(path: Path) -> Module:
    """A module with its tree."""
    text = path.read_text(encoding="utf-8")
    return Module(path, text, ast.parse(text, path.name))


@lru_cache(maxsize=1)
def storeys() -> dict[str, int]:
    """The height of every storey as import-linter reads it: the ground floor is 0."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "storeys")
    return {
        name: height
        for height, layer in enumerate(reversed(layers))
        for name in re.findall(r"\w+", layer)
    }


def features() -> list[str]:
    """The storeys that are features, from the top."""
    return [name for name in reversed(storeys()) if name not in NOT_FEATURES]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method below a node."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@lru_cache(maxsize=1)
def tracked_files() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())
