"""What happens to adverts by itself."""

from datetime import date

from workforce.vacancies import services


def close_expired_vacancies(day: date) -> str:
    """End adverts whose closing day is before this day; closes nothing twice."""
    closed = 0
    while some := services.close_overdue(day):
        closed += some
    return f"closed {closed}"
