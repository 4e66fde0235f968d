"""Small rooms: modules, functions and folders that fit into a head."""

from collections import Counter

from tests.architecture.source import ROOT, all_modules, functions, modules

LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 40
MODULES_OF_A_FOLDER = 12
LINES_OF_A_VIEW = 25


def test_modules_are_at_most_300_lines() -> None:
    found = {
        module.name: lines
        for module in all_modules()
        if (lines := module.text.count("\n")) > LINES_OF_A_MODULE
    }
    assert not found, f"Make a folder of the same name, one file per noun: {found}"


def test_functions_are_at_most_40_lines() -> None:
    found = {
        f"{module.at(function)} {function.name}": lines
        for module in all_modules()
        for function in functions(module.tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert not found, f"Give the parts names of their own: {found}"


def test_views_are_at_most_25_lines() -> None:
    found = {
        f"{module.at(function)} {function.name}": lines
        for module in modules()
        if module.room == "views"
        for function in functions(module.tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LINES_OF_A_VIEW
    }
    assert not found, f"A view is a translation: load, form, one service, redirect: {found}"


def test_folders_hold_at_most_12_modules() -> None:
    held = Counter(module.path.parent for module in modules() if module.path.name != "__init__.py")
    found = {
        folder.relative_to(ROOT).as_posix(): count
        for folder, count in held.items()
        if count > MODULES_OF_A_FOLDER
    }
    assert not found, f"Split the folder by noun: {found}"
