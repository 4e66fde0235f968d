"""Doors of applying and choosing."""

from workforce.applications.views import candidate, form, recruiter

BLUEPRINTS = (candidate.doors, form.doors, *recruiter.BLUEPRINTS)
