"""A view says what the person does, and its template bears the same name."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.architecture.source import ROOT, Module, all_modules, features, modules

TEMPLATES = ROOT / "templates"
NAMED = re.compile(r"""["']([\w./-]+\.(?:html|txt|xml|svg|atom|typ))["']""")


def test_views_render_templates_of_their_own_feature_and_audience() -> None:
    found = [
        f"{module.at(call)} {function.name}() renders {name}"
        for module, function in views()
        for call, name in rendered(function)
        if Path(name).parts[:2] != (module.feature, audience(module))
    ]
    assert not found, f"templates/<feature>/<audience>/<view>.html: {found}"


def test_every_view_has_the_template_of_its_own_name() -> None:
    found = []
    for module, function in views():
        stems = {Path(name).stem for _, name in rendered(function)}
        if stems and not function.name.startswith("_") and function.name not in stems:
            found.append(f"{module.at(function)} {function.name}() renders {sorted(stems)}")
    assert not found, f"A view and its template bear the same name: {found}"


def test_every_template_that_is_named_exists() -> None:
    found = [
        f"{module.at(call)} renders {name}"
        for module in modules()
        for call, name in rendered(module.tree)
        if not (TEMPLATES / name).is_file()
    ]
    found += [
        f"{path.relative_to(ROOT)} names {name}"
        for path in templates()
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
        if name.endswith(".html")
        and not name.startswith("govuk_frontend_jinja/")
        and not (TEMPLATES / name).is_file()
    ]
    assert not found


def test_every_template_is_used() -> None:
    used = mentioned()
    found = [
        path.relative_to(ROOT).as_posix()
        for path in templates()
        if path.parent != TEMPLATES / "errors"
        and "letters" not in path.parts
        and path.relative_to(TEMPLATES).as_posix() not in used
    ]
    assert not found, f"Nothing renders these: {found}"


def test_every_template_lives_with_a_feature_that_exists() -> None:
    allowed = {*features(), "components", "errors", "layouts", "letters"}
    folders = {path.relative_to(TEMPLATES).parts[0] for path in templates()}
    assert folders <= allowed


def rendered(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call that renders a template named outright."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).rpartition(".")[2] in {"render_template", "stream_template"}
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            yield node, node.args[0].value


def views() -> Iterator[tuple[Module, ast.FunctionDef]]:
    """Every function of a room of views."""
    for module in modules():
        if module.room == "views" and module.feature in features():
            for node in module.tree.body:
                if isinstance(node, ast.FunctionDef):
                    yield module, node


def audience(module: Module) -> str:
    """For whom a room of views is."""
    return module.parts[3] if len(module.parts) > 3 else ""


@cache
def templates() -> tuple[Path, ...]:
    return tuple(sorted(path for path in TEMPLATES.rglob("*") if path.is_file()))


@cache
def mentioned() -> frozenset[str]:
    """Every template that some module or other template names."""
    texts = [path.read_text(encoding="utf-8") for path in templates()]
    # Tests count: a component of the kit is kept and tested before the first page takes it.
    texts += [module.text for module in all_modules() if module.parts[0] in {"tests", "workforce"}]
    return frozenset(name for text in texts for name in NAMED.findall(text))
