"""Doors of checks made elsewhere: of agencies, of providers, and of people themselves."""

from workforce.checks.views.elsewhere import agency, person, provider, update_service

BLUEPRINTS = (agency.doors, provider.doors, person.doors, update_service.doors)
