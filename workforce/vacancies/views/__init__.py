"""Doors of the board: the public, feeds, recruiters, reports of jobs."""

from workforce.vacancies.views import feeds, posting, public, recruiter, reports

BLUEPRINTS = (feeds.doors, posting.doors, public.doors, recruiter.doors, reports.doors, reports.support)
