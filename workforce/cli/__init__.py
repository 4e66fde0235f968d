"""Commands of the service, under `flask --app wsgi`."""

from importlib import import_module
from importlib.util import find_spec

import click
from flask import Flask

GROUPS = ("jobs", "register", "homes", "people", "accounts", "staffing", "demo", "audit", "secrets")


def install(app: Flask) -> None:
    """Offer every group of commands, and `prepare`."""
    for name in GROUPS:
        if find_spec(f"workforce.cli.{name}") is None:
            continue
        group: click.Command = import_module(f"workforce.cli.{name}").group
        app.cli.add_command(group)
    if find_spec("workforce.cli.prepare") is not None:
        preparing = import_module("workforce.cli.prepare")
        app.cli.add_command(preparing.prepare)
        preparing.upgrade_with_reference()
