"""Doors of the account of shortfalls."""

from workforce.staffing.views import public, sector

BLUEPRINTS = (public.doors, sector.doors)
