"""Doors of what follows shortlisting."""

from workforce.applications.views.hiring import (
    disclosures,
    interviews,
    messages,
    mine,
    offers,
    offers_public,
    references,
    references_public,
    releases,
)

BLUEPRINTS = (
    disclosures.doors,
    interviews.doors,
    messages.doors,
    offers.doors,
    offers_public.doors,
    references.doors,
    references_public.doors,
    releases.doors,
    *mine.BLUEPRINTS,
)
