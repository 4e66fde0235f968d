"""Doors of employment: managers' and people's own."""

from workforce.employment.views import manager, person

BLUEPRINTS = (manager.doors, person.doors)
