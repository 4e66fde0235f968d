"""What happens to adverts by itself."""

from datetime import date

from workforce.vacancies import services
from workforce.vacancies.queries import facts


def close_expired_vacancies(day: date) -> str:
    """End adverts whose closing day is before this day; closes nothing twice."""
    closed = 0
    while some := services.close_overdue(day):
        closed += some
    return f"closed {closed}"


def publish_scheduled_vacancies(day: date) -> str:
    """Publish what was to be published by this day, each by itself; publishes nothing twice."""
    done = [services.publish_due(vacancy_id, day) for vacancy_id in facts.due(day)]
    return f"published {sum(done)}, waiting {len(done) - sum(done)}"
