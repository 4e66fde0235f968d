"""Doors of sponsorship."""

from workforce.sponsorship.views import officer, worker

BLUEPRINTS = (officer.doors, worker.doors)
