"""Adverts that people see follow their homes; those whose words then tell of one are withheld."""

from datetime import datetime, timedelta

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.providers.models import Home
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.posting import following, places
from workforce.vacancies.queries.returning import alerts as marks
from workforce.vacancies.rules import screening
from workforce.vacancies.services import checking, indexing, shown, steps
from workforce.vacancies.states import TELLING, VacancyState

BATCH = 100
HOMES = "described-homes"
# What somebody says of a home may be committed a while after the moment it bears.
OVERLAP = timedelta(hours=1)
SYSTEM = Actor.system("followed-homes")


@atomic
def follow_places() -> int:
    """Let adverts, some at a time, be where their homes are now; returns how many were not."""
    moved = following.moved(BATCH)
    for vacancy in moved:
        _show_again(vacancy)
        _withhold_if_it_tells(vacancy, shown.secrets(places.homes_of(vacancy)))
    return len(moved)


def follow_words() -> int:
    """Read adverts again where a home was described anew since; returns how many homes were.

    Each home by itself. The first time only the moment is noted: what was published before was
    read before.
    """
    mark, until = marks.mark(HOMES), clock.now()
    homes = following.described_since(mark.until - OVERLAP) if mark is not None else []
    for home_id in homes:
        _read_again(home_id)
    _note(until)
    return len(homes)


@atomic
def _read_again(home_id: int) -> None:
    """Hold the adverts of a home's owner against what is secret about it now."""
    home = session().get_one(Home, home_id)
    if home.organisation_id is None:
        return
    own = following.numbers_of(home_id)
    of_own = screening.Secrets((shown.whereabouts(home),), ())
    of_others = screening.Secrets((), (shown.secret_home(home),))
    for vacancy in following.seen_of(home.organisation_id):
        if vacancy.id in own:
            _show_again(vacancy)
        _withhold_if_it_tells(vacancy, of_own if vacancy.id in own else of_others)


def _show_again(vacancy: Vacancy) -> None:
    shown.show(vacancy)
    if vacancy.state is VacancyState.LIVE:
        indexing.index(vacancy)
    audit.record(SYSTEM, "follow-home", vacancy)


def _withhold_if_it_tells(vacancy: Vacancy, known: screening.Secrets) -> None:
    """Close an advert whose words tell where a home is: what people have seen keeps its words."""
    if checking.tells(vacancy, known):
        steps.close(SYSTEM, vacancy, TELLING)
        steps.tell_recruiters(vacancy, "withheld")


@atomic
def _note(until: datetime) -> None:
    steps.reached(HOMES, until)
