"""Doors of the general pages."""

from workforce.pages.views import health, manager, public, support

BLUEPRINTS = (public.doors, health.doors, support.doors, manager.doors)
