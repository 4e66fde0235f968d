"""One home for every line: rooms with their fixed names, and no basement."""

import ast

from tests.architecture.source import NOT_FEATURES, ROOT, Module, all_modules, features, modules

ROOMS = frozenset(
    {
        "__init__",
        "api",
        "forms",
        "jobs",
        "models",
        "policies",
        "presenters",
        "privacy",
        "queries",
        "rules",
        "schemas",
        "services",
        "states",
        "views",
        "webhooks",
    }
)
BASEMENTS = frozenset({"common", "helper", "helpers", "manager", "managers", "misc", "utils"})


def test_no_room_is_a_basement() -> None:
    found = [module.name for module in all_modules() if BASEMENTS & set(names_of(module))]
    assert not found, f"Name the noun or the verb: {found}"


def names_of(module: Module) -> tuple[str, ...]:
    """The names on the way to a module; an audience may be a registered manager."""
    return module.parts[:3] if module.room == "views" else module.parts


def test_features_have_only_rooms_of_the_plan() -> None:
    found = [
        module.name
        for module in modules()
        if module.feature in features() and module.room and module.room not in ROOMS
    ]
    assert not found, f"A feature has these rooms: {sorted(ROOMS)}, not {found}"


def test_every_storey_is_a_feature_or_a_named_exception() -> None:
    built = {module.feature for module in modules()} - {"__init__"}
    assert built <= set(features()) | NOT_FEATURES


def test_every_module_opens_with_one_sentence() -> None:
    found = []
    for module in all_modules():
        opening = ast.get_docstring(module.tree) or ""
        if module.path.name == "__init__.py" and not module.text.strip():
            continue
        if not opening or not opening.splitlines()[0].endswith((".", "?")):
            found.append(module.name)
    assert not found, f"Say in one sentence what the module is: {found}"


def test_features_are_imported_as_modules_not_by_names() -> None:
    found = [
        f"{module.at(node)} from {node.module} import {alias.name}"
        for module in modules()
        if module.feature in features()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and _other_feature(node.module, module.feature)
        for alias in node.names
        if not _is_module(f"{node.module}.{alias.name}")
        and not alias.name[:1].isupper()  # a type is the same wherever it is named
    ]
    assert not found, f"Import modules across features: {found}"


def _other_feature(imported: str | None, own: str) -> bool:
    parts = (imported or "").split(".")
    return len(parts) > 1 and parts[0] == "workforce" and parts[1] in set(features()) - {own}


def _is_module(dotted: str) -> bool:
    path = ROOT.joinpath(*dotted.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()
