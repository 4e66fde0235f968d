"""Doors of applying and choosing."""

from workforce.applications.views import (
    beside,
    candidate,
    form,
    hiring,
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
    statistics.doors,
)
