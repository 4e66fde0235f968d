"""One settable clock: nothing else asks what time it is."""

import ast

from tests.architecture.source import Module, modules

THE_CLOCK = "workforce/core/clock.py"
CLOCKS = frozenset({"date", "datetime", "dt", "datetime.date", "datetime.datetime", "func"})
QUESTIONS = frozenset({"current_date", "current_timestamp", "now", "today", "utcnow"})


def test_only_the_clock_knows_the_time() -> None:
    found = [
        module.at(node)
        for module in modules()
        if module.name != THE_CLOCK
        for node in ast.walk(module.tree)
        if asks_the_time(node)
    ]
    assert not found, f"Ask workforce.core.clock: {found}"


def test_rules_never_ask_the_time() -> None:
    found = [
        module.name for module in modules() if module.room == "rules" and imports_clock(module)
    ]
    assert not found, f"The day is an argument: {found}"


def asks_the_time(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in QUESTIONS
        and ast.unparse(node.func.value) in CLOCKS
    )


def imports_clock(module: Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and (
            node.module == "workforce.core.clock"
            or (node.module == "workforce.core" and any(a.name == "clock" for a in node.names))
        )
        for node in ast.walk(module.tree)
    )
