"""Doors of training."""

from workforce.training.views import public

BLUEPRINTS = (public.doors,)
