"""Doors of those who choose, one module per noun."""

from workforce.applications.views.recruiter import applicant

BLUEPRINTS = (applicant.doors,)
