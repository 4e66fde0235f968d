"""When synonyms or names change, live adverts are found by them without anybody editing one."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, text

from tests.factories import vacancies
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.vacancies import jobs
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import board
from workforce.vacancies.rules import synonyms, words
from workforce.vacancies.rules.search import asked
from workforce.vacancies.rules.synonyms import Synonyms
from workforce.vacancies.services import indexing
from workforce.vacancies.states import VacancyState

CACHED = (words._phrases, indexing.version)


@pytest.fixture
def grown(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The file of synonyms with one phrase more, as after the next release."""
    known = synonyms.synonyms()
    more = Synonyms((*known.both_ways, ("forest school leader", "outdoor guide")), known.one_way)
    for cached in CACHED:
        cached.cache_clear()
    monkeypatch.setattr(words, "synonyms", lambda: more)
    yield
    monkeypatch.undo()
    for cached in CACHED:
        cached.cache_clear()


def found(typed: str) -> set[str]:
    session().rollback()
    query = board.searched(asked(q=typed), board.VACANCY.title, day=clock.today())
    return set(session().scalars(query))


@pytest.mark.usefixtures("session")
def test_a_live_advert_is_found_by_a_new_synonym_once_it_is_indexed_again(
    request: pytest.FixtureRequest,
) -> None:
    vacancies.make_vacancy(title="Outdoor guide")
    vacancies.make_vacancy(title="Cook")
    assert jobs.renewed_words(clock.today()) == "renewed 0"
    request.getfixturevalue("grown")
    assert found("forest school leader") == set()
    assert jobs.renewed_words(clock.today()) == "renewed 2"
    assert found("forest school leader") == {"Outdoor guide"}
    assert found("outdoor guide") == {"Outdoor guide"}
    assert found("cook") == {"Cook"}
    assert jobs.renewed_words(clock.today()) == "renewed 0"


@pytest.mark.usefixtures("session", "grown")
def test_what_was_stopped_half_way_goes_on_where_it_was_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = [vacancies.make_vacancy(title=f"Outdoor guide {number}") for number in range(5)]
    _forget_versions()
    monkeypatch.setattr(indexing, "BATCH", 2)
    assert indexing.index_again() == 2
    done = select(Vacancy.id).where(Vacancy.words_version == indexing.version())
    assert set(session().scalars(done)) == {made[0].id, made[1].id}
    assert jobs.renewed_words(clock.today()) == "renewed 3"


@pytest.mark.usefixtures("session", "grown")
def test_drafts_and_closed_adverts_stay_out_of_the_index() -> None:
    vacancies.make_vacancy(title="Outdoor guide", state=VacancyState.ENDED)
    vacancies.make_vacancy(title="Outdoor guide", state=VacancyState.DRAFT)
    assert jobs.renewed_words(clock.today()) == "renewed 0"
    assert set(session().scalars(select(Vacancy.search_text))) == {""}


@atomic
def _forget_versions() -> None:
    session().execute(text("UPDATE vacancy SET words_version = ''"))
