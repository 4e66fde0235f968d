"""The word index: what it holds of an advert, and adverts indexed anew when its words change."""

import json
from functools import lru_cache
from hashlib import sha256

from workforce.core.db import atomic
from workforce.core.translation import LANGUAGES, using
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES
from workforce.places import rules as places
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import facts
from workforce.vacancies.rules import words

BATCH = 200
LENGTH = 16


def index(vacancy: Vacancy) -> None:
    """Let an advert be found by its words, and note by which words and names it is."""
    vacancy.search_text, vacancy.words_version = search_text(vacancy), version()


@atomic
def index_again() -> int:
    """Index some live adverts that were indexed by other words; returns how many there were.

    Whatever stops it, the next run goes on; once all are done it changes nothing.
    """
    old = facts.indexed_otherwise(version(), BATCH)
    for vacancy in old:
        index(vacancy)
    return len(old)


def search_text(vacancy: Vacancy) -> str:
    """What the index holds of an advert, in both languages; for services and bulk loads."""
    authority = places.directory().by_code(vacancy.authority_code)
    names = (authority.display_name, authority.welsh_name or "") if authority else ()
    spoken: list[str] = []
    for language in LANGUAGES:
        with using(language):
            spoken += (
                str(ROLE_NAMES[vacancy.role]),
                str(CONTRACT_NAMES[vacancy.contract]),
                places.region_name(vacancy.region_code),
            )
    return words.search_text(
        vacancy.title, *spoken, *names, vacancy.employer_name, vacancy.description
    )


@lru_cache(maxsize=1)
def version() -> str:
    """What stands for everything that the index takes from elsewhere than from an advert."""
    spoken: list[str] = []
    for language in LANGUAGES:
        with using(language):
            spoken += map(str, (*ROLE_NAMES.values(), *CONTRACT_NAMES.values()))
            spoken += (places.region_name(region.code) for region in places.regions())
    councils = [(fact.display_name, fact.welsh_name or "") for fact in places.authorities()]
    told = json.dumps([words.made_by(), spoken, councils])
    return sha256(told.encode()).hexdigest()[:LENGTH]
