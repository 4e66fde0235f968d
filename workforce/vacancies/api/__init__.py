"""The board for other systems: anybody reads it, an employer's own system keeps its adverts."""

from workforce.vacancies.api import ats, board

OPERATIONS = (*board.OPERATIONS, *ats.OPERATIONS)
BLUEPRINTS = (board.doors, ats.doors)
