"""Doors for candidates: their own interview, offer, messages, questions, and where to come."""

from workforce.applications.views.hiring.mine import (
    disclosures,
    interviews,
    messages,
    offers,
    releases,
)

BLUEPRINTS = (
    disclosures.doors,
    interviews.doors,
    messages.doors,
    offers.doors,
    releases.doors,
)
