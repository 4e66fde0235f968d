"""Doors of what follows shortlisting."""

from workforce.applications.views.hiring import (
    interviews,
    interviews_candidate,
    messages,
    messages_candidate,
    offers,
    offers_candidate,
    offers_public,
    references,
    references_public,
)

BLUEPRINTS = (
    interviews.doors,
    interviews_candidate.doors,
    messages.doors,
    messages_candidate.doors,
    offers.doors,
    offers_candidate.doors,
    offers_public.doors,
    references.doors,
    references_public.doors,
)
