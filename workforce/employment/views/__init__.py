"""Doors of employment: managers' and people's own."""

from workforce.employment.views import duties, exits, manager, person, presence, registered

BLUEPRINTS = (
    manager.doors,
    person.doors,
    duties.doors,
    registered.doors,
    exits.doors,
    presence.doors,
)
