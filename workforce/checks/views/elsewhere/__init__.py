"""Doors of checks made elsewhere: of agencies, of providers, and of people themselves."""

from workforce.checks.views.elsewhere import (
    agency,
    agency_checks,
    person,
    provider,
    taking,
    update_service,
)

BLUEPRINTS = (
    agency.doors,
    agency_checks.doors,
    provider.doors,
    taking.doors,
    person.doors,
    update_service.doors,
)
