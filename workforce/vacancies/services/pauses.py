"""Noting that adverts are paused and go on, and telling support and recruiters once."""

from collections.abc import Sequence
from datetime import date

from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.messages import services as messages
from workforce.providers.queries import members
from workforce.vacancies.models import Vacancy
from workforce.vacancies.models.pauses import VacancyPause
from workforce.vacancies.queries import pauses
from workforce.vacancies.services import steps
from workforce.vacancies.states import VacancyState


@atomic
def pause(day: date) -> int:
    """Note the adverts that may not recruit now, some at a time; returns how many."""
    paused = pauses.to_pause(day)
    session().add_all([VacancyPause(vacancy_id=vacancy.id) for vacancy in paused])
    for vacancy in paused:
        steps.tell_recruiters(vacancy, "paused")
    _tell_support(paused)
    return len(paused)


@atomic
def go_on(day: date) -> int:
    """End the pauses of adverts that may recruit again; of ended adverts silently."""
    over = pauses.to_end(day)
    for one in over:
        one.ended_at = clock.now()
        # Whoever was never told of the pause need not hear of it now that it is over.
        one.applicants_told_at = one.applicants_told_at or clock.now()
        if one.vacancy.state is VacancyState.LIVE and one.vacancy.closes_on >= day:
            steps.tell_recruiters(one.vacancy, "goes_on")
    return len(over)


@atomic
def note_told(paused: VacancyPause) -> None:
    """Note that the applicants of a paused advert were told."""
    paused.applicants_told_at = clock.now()


def _tell_support(paused: Sequence[Vacancy]) -> None:
    """One letter for all that were noted together, with their numbers and no more."""
    if not paused:
        return
    for person in members.of_support():
        ids = [vacancy.public_id for vacancy in paused]
        messages.write(person, "vacancies/jobs_paused", {"ids": ids})
