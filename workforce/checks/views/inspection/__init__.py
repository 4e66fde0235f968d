"""Doors of an inspector's evidence: files of people, packs and views of a home."""

from workforce.checks.views.inspection import files, homes, inspector

BLUEPRINTS = (files.doors, homes.doors, inspector.doors)
