"""Doors of a person's own checks and door pass, and of whoever checks it."""

from workforce.checks.views.passes import door, own_person

BLUEPRINTS = (own_person.doors, door.doors)
