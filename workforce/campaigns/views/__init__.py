"""Doors of campaigns."""

from workforce.campaigns.views import (
    funnel,
    interest,
    letters,
    links,
    manager,
    page,
    public,
    targets,
)

BLUEPRINTS = (
    public.doors,
    interest.doors,
    manager.doors,
    page.doors,
    links.doors,
    targets.doors,
    funnel.doors,
    letters.doors,
)
