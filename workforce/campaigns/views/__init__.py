"""Doors of campaigns."""

from workforce.campaigns.views import (
    funnel,
    interest,
    letters,
    links,
    manager,
    page,
    public,
    targets,
)
from workforce.campaigns.views.open_days import agreeing, bookings, holding
from workforce.campaigns.views.open_days import public as open_days

BLUEPRINTS = (
    public.doors,
    interest.doors,
    manager.doors,
    page.doors,
    links.doors,
    targets.doors,
    funnel.doors,
    letters.doors,
    open_days.doors,
    bookings.doors,
    holding.doors,
    agreeing.doors,
)
