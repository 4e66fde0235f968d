"""Doors of the board: the public, feeds, recruiters."""

from workforce.vacancies.views import feeds, public, recruiter

BLUEPRINTS = (feeds.doors, public.doors, recruiter.doors)
