"""Doors of training."""

from workforce.training.views import manager, person, provider, public

BLUEPRINTS = (public.doors, provider.doors, manager.doors, person.doors)
