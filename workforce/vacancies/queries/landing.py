"""How many live jobs each role has in each region: in one statement, each job once a region."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select, union_all

from workforce.core.db import session
from workforce.employment.states import JobRole
from workforce.vacancies.queries import board
from workforce.vacancies.queries.board import VACANCY
from workforce.vacancies.queries.conditions import FURTHER, PLACE, STANDS

Landings = Counter[tuple[JobRole, str]]


def jobs_by_role_and_region(day: date) -> Landings:
    """Live jobs by role and region of their homes; a job in two regions counts in both."""
    live = board.live(VACANCY.id, VACANCY.role, VACANCY.region_code, day=day).cte("live")
    leading = (
        select(live.c.role, live.c.region_code, func.count())
        .select_from(live)
        .group_by(live.c.role, live.c.region_code)
    )
    further = (
        select(live.c.role, PLACE.region_code, func.count(PLACE.vacancy_id.distinct()))
        .select_from(FURTHER.join(live, live.c.id == PLACE.vacancy_id))
        .where(STANDS, PLACE.region_code != live.c.region_code)
        .group_by(live.c.role, PLACE.region_code)
    )
    found: Landings = Counter()
    for role, region_code, jobs in session().connection().execute(union_all(leading, further)):
        found[JobRole(role), region_code] += jobs
    return found
