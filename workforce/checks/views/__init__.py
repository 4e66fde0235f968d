"""Doors of the start gate: appointments, their checks, and people by form and file."""

from workforce.checks.views import (
    checks,
    concerns,
    files,
    imports,
    inspection,
    inspector,
    manager,
    moving,
    own_person,
    people,
    recruitment,
    right_to_work,
    support,
)

BLUEPRINTS = (
    manager.doors,
    checks.doors,
    people.doors,
    imports.doors,
    moving.doors,
    right_to_work.doors,
    concerns.doors,
    support.doors,
    own_person.doors,
    files.doors,
    *recruitment.BLUEPRINTS,
    inspection.doors,
    inspector.doors,
)
