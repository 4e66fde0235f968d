"""Doors of what follows shortlisting."""

from workforce.applications.views.hiring import interviews, interviews_candidate

BLUEPRINTS = (interviews.doors, interviews_candidate.doors)
