"""Doors of the gate's rules: where they come from, and starts that they let be provisional."""

from workforce.checks.views.gate import provisional, public

BLUEPRINTS = (public.doors, provisional.doors)
