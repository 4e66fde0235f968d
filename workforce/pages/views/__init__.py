"""Doors of the general pages."""

from workforce.pages.views import health, public, support

BLUEPRINTS = (public.doors, health.doors, support.doors)
