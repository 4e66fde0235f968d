"""Doors of what follows shortlisting."""

from workforce.applications.views.hiring import (
    disclosures,
    disclosures_candidate,
    interviews,
    interviews_candidate,
    messages,
    messages_candidate,
    offers,
    offers_candidate,
    offers_public,
    references,
    references_public,
    releases,
    releases_candidate,
)

BLUEPRINTS = (
    disclosures.doors,
    disclosures_candidate.doors,
    interviews.doors,
    interviews_candidate.doors,
    messages.doors,
    messages_candidate.doors,
    offers.doors,
    offers_candidate.doors,
    offers_public.doors,
    references.doors,
    references_public.doors,
    releases.doors,
    releases_candidate.doors,
)
