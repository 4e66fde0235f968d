"""Doors of employment: managers' and people's own."""

from workforce.employment.views import duties, exits, manager, person

BLUEPRINTS = (manager.doors, person.doors, duties.doors, exits.doors)
