"""Doors of the board: the public, own staff, feeds, recruiters, reports, and coming back."""

from workforce.vacancies.views import (
    alerts,
    feeds,
    own_staff,
    posting,
    public,
    recruiter,
    reports,
    saved,
)

BLUEPRINTS = (
    alerts.doors,
    feeds.doors,
    own_staff.doors,
    posting.doors,
    public.doors,
    recruiter.doors,
    reports.doors,
    reports.support,
    saved.doors,
)
