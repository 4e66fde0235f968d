"""Doors of those who choose, one module per noun."""

from workforce.applications.views.recruiter import (
    applicant,
    applicants,
    asking,
    letters,
    moves,
    notes,
    weighing,
)

# They all hang on one blueprint, which the first of them makes.
PARTS = (applicants, asking, letters, moves, notes, weighing)
BLUEPRINTS = (applicant.doors,)
