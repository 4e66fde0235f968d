"""Doors of applying and choosing."""

from workforce.applications.views import candidate, recruiter

BLUEPRINTS = (candidate.doors, *recruiter.BLUEPRINTS)
