"""Doors of the start gate: appointments, their checks, and people by form and file."""

from workforce.checks.views import checks, manager, people

BLUEPRINTS = (manager.doors, checks.doors, people.doors)
