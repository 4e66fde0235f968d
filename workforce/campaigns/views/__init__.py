"""Doors of campaigns."""

from workforce.campaigns.views import interest, letters, links, manager, page, public, targets

BLUEPRINTS = (
    public.doors,
    interest.doors,
    manager.doors,
    page.doors,
    links.doors,
    targets.doors,
    letters.doors,
)
