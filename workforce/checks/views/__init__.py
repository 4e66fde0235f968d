"""Doors of the start gate: appointments, their checks, and people by form and file."""

from workforce.checks.views import (
    checks,
    files,
    manager,
    moving,
    own_person,
    people,
    right_to_work,
)

BLUEPRINTS = (
    manager.doors,
    checks.doors,
    people.doors,
    moving.doors,
    right_to_work.doors,
    own_person.doors,
    files.doors,
)
