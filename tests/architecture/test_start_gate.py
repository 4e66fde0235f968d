"""Nobody starts unchecked: only the gate writes clearances, and only it lets people in."""

import ast

from tests.architecture.source import Module, modules

THE_GATE = "workforce/checks/services/"
THE_ENTRANCE = "workforce/employment/services/entry.py"
INVENTS = "workforce/demo/"


def test_only_the_gate_writes_a_clearance() -> None:
    found = [
        where
        for module in modules()
        if not module.name.startswith((THE_GATE, INVENTS))
        for where in makes(module, "StartClearance")
    ]
    assert not found, f"Only {THE_GATE} writes a StartClearance: {found}"


def test_only_the_entrance_writes_a_person_in_post() -> None:
    found = [
        where
        for module in modules()
        if module.name != THE_ENTRANCE and not module.name.startswith(INVENTS)
        for where in makes(module, "PersonInPost")
    ]
    assert not found, f"Only {THE_ENTRANCE} writes a PersonInPost: {found}"


def test_only_the_gate_opens_the_entrance() -> None:
    found = [
        module.at(node)
        for module in modules()
        if not module.name.startswith(THE_GATE) and module.name != THE_ENTRANCE
        for node in ast.walk(module.tree)
        if imports_the_entrance(node)
    ]
    assert not found, f"People come in through {THE_GATE}: {found}"


def test_the_demo_writes_people_in_post_only_with_a_clearance_or_a_joining_day() -> None:
    writing = [
        module
        for module in modules()
        if module.name.startswith(INVENTS)
        and (makes(module, "PersonInPost") or adds(module, "PersonInPost"))
    ]
    assert writing
    for module in writing:
        assert "StartClearance" in module.text or "before_joining" in module.text, module.name


def makes(module: Module, table: str) -> list[str]:
    """Where a module makes rows of a table, as objects or in bulk."""
    return [
        module.at(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and (called(node) == table or (called(node) in {"insert", "update"} and names(node, table)))
    ]


def adds(module: Module, table: str) -> list[str]:
    """Where a module hands rows of a table to a ledger."""
    return [
        module.at(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) == "add" and names(node, table)
    ]


def called(node: ast.Call) -> str:
    return ast.unparse(node.func).rpartition(".")[2]


def names(node: ast.Call, table: str) -> bool:
    return any(ast.unparse(argument).rpartition(".")[2] == table for argument in node.args)


def imports_the_entrance(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        return module == "workforce.employment.services.entry" or (
            module == "workforce.employment.services"
            and any(alias.name == "entry" for alias in node.names)
        )
    if isinstance(node, ast.Import):
        return any(alias.name == "workforce.employment.services.entry" for alias in node.names)
    return isinstance(node, ast.Attribute) and ast.unparse(node).endswith(
        "employment.services.entry"
    )
