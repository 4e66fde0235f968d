"""Doors of applying and choosing."""

from workforce.applications.views import (
    beside,
    candidate,
    form,
    hiring,
    panel,
    public,
    recruiter,
    statistics,
    support,
)

BLUEPRINTS = (
    candidate.doors,
    form.doors,
    *beside.BLUEPRINTS,
    public.doors,
    support.doors,
    *recruiter.BLUEPRINTS,
    *hiring.BLUEPRINTS,
    panel.doors,
    statistics.doors,
)
