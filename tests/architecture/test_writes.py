"""A use case happens whole or not at all: one commit, and writes in one kind of room."""

import ast
import re

from tests.architecture.source import Module, modules

THE_COMMIT = "workforce/core/db.py"
WRITERS_BELOW = (
    "workforce/core/audit.py",
    "workforce/core/db.py",
    "workforce/core/jobs.py",
    "workforce/core/lifecycle.py",
    "workforce/core/rotation.py",
    "workforce/demo/",
    "workforce/web/limits.py",
)
SESSION = re.compile(r"(^|\.)session(\(\))?$")
WRITES = frozenset(
    {
        "add",
        "add_all",
        "bulk_insert_mappings",
        "bulk_save_objects",
        "bulk_update_mappings",
        "delete",
        "flush",
        "merge",
    }
)
STATEMENTS = frozenset({"delete", "insert", "update"})
WRITING_SQL = re.compile(r"^\s*(insert\s+into|update\s+\w+\s+set|delete\s+from)\b", re.IGNORECASE)


def test_only_atomic_commits() -> None:
    found = [
        module.at(node)
        for module in modules()
        if module.name != THE_COMMIT
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"commit", "rollback"}
    ]
    assert not found, f"Only {THE_COMMIT} commits or rolls back: {found}"


def test_only_services_write() -> None:
    found = [where for module in modules() if not may_write(module) for where in writes(module)]
    assert not found, f"Writes belong in services: {found}"


def may_write(module: Module) -> bool:
    return module.room == "services" or module.name.startswith(WRITERS_BELOW)


def writes(module: Module) -> list[str]:
    imported = {
        alias.asname or alias.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name in STATEMENTS
    }
    return [module.at(node) for node in ast.walk(module.tree) if _writes(node, imported)]


def _writes(node: ast.AST, imported: set[str]) -> bool:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(WRITING_SQL.match(node.value))
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id in imported
    if not isinstance(node.func, ast.Attribute):
        return False
    receiver = ast.unparse(node.func.value)
    if receiver in {"sa", "sqlalchemy"}:
        return node.func.attr in STATEMENTS
    return node.func.attr in WRITES and bool(SESSION.search(receiver))
