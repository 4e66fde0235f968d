"""Doors of the start gate: appointments, their checks, and people by form and file."""

from workforce.checks.views import (
    checks,
    concerns,
    elsewhere,
    gate,
    imports,
    inspection,
    manager,
    moving,
    passes,
    people,
    recruitment,
    right_to_work,
    support,
)

BLUEPRINTS = (
    manager.doors,
    checks.doors,
    people.doors,
    *imports.BLUEPRINTS,
    moving.doors,
    right_to_work.doors,
    concerns.doors,
    *elsewhere.BLUEPRINTS,
    support.doors,
    *gate.BLUEPRINTS,
    *recruitment.BLUEPRINTS,
    *inspection.BLUEPRINTS,
    *passes.BLUEPRINTS,
)
