"""Doors of the board: the public, feeds, recruiters, reports of jobs, and coming back."""

from workforce.vacancies.views import alerts, feeds, posting, public, recruiter, reports, saved

BLUEPRINTS = (
    alerts.doors,
    feeds.doors,
    posting.doors,
    public.doors,
    recruiter.doors,
    reports.doors,
    reports.support,
    saved.doors,
)
