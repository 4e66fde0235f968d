"""Doors of campaigns."""

from workforce.campaigns.views import links, manager, page, public, targets

BLUEPRINTS = (public.doors, manager.doors, page.doors, links.doors, targets.doors)
