"""Ten thousand live jobs in four thousand homes, made the same way each time."""

import random
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert

from workforce.core import clock, secrets
from workforce.core.db import Base, atomic, db, session
from workforce.core.types import Source
from workforce.employment.states import Contract, JobRole
from workforce.places import rules as places
from workforce.places import services as reference
from workforce.providers.models import Home, Organisation
from workforce.providers.states import (
    HomeStatus,
    HomeType,
    OrganisationKind,
    OrganisationState,
    Regulator,
    Sector,
)
from workforce.vacancies import services
from workforce.vacancies.models import Vacancy, VacancyPlace
from workforce.vacancies.rules.pay import figures
from workforce.vacancies.states import (
    Driving,
    PayPeriod,
    Qualification,
    VacancyState,
    WelshNeed,
)

ORGANISATIONS, HOMES = 400, 4_000
VOCABULARY = """
    therapeutic trauma shift rota driving safeguarding autism learning disability emotional
    behavioural young people care level three diploma paid enhanced mentoring outdoor education
    supportive team everyday life cooking homework football music family contact keywork
    supervision training induction bonus pension holiday progression values patience humour
"""
WORDS = VOCABULARY.split()
RARE = [f"term{number}" for number in range(60)]
TITLES = {role: role.value.replace("-", " ").capitalize() for role in JobRole}


def build(vacancy_count: int) -> None:
    """Make the tables and fill them."""
    Base.metadata.create_all(db.engine)
    reference.load_reference()
    _fill(vacancy_count, random.Random(7))  # noqa: S311 - repeatable, not secret
    if db.engine.dialect.name == "postgresql":  # as its own housekeeping does before long
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")


@atomic
def _fill(vacancy_count: int, chance: random.Random) -> None:
    session().execute(insert(Organisation), [_organisation(n) for n in range(ORGANISATIONS)])
    homes = [_home(n, chance) for n in range(HOMES)]
    session().execute(insert(Home), homes)
    rows = [_vacancy(n, homes, chance) for n in range(vacancy_count)]
    for start in range(0, vacancy_count, 1_000):
        session().execute(insert(Vacancy), rows[start : start + 1_000])
    session().execute(insert(VacancyPlace), list(_further(rows, homes, chance)))


def _further(
    rows: list[dict[str, Any]], homes: list[dict[str, Any]], chance: random.Random
) -> Iterator[dict[str, Any]]:
    """Every twentieth job is in a second home of its employer too."""
    for number in range(0, len(rows), 20):
        row = rows[number]
        own = [home for home in homes if home["organisation_id"] == row["organisation_id"]]
        other = chance.choice(own)
        if other["id"] != row["home_id"]:
            yield {
                "vacancy_id": number + 1,
                "home_id": other["id"],
                **{name: other[name] for name in ("region_code", "authority_code", "public_point")},
            }


def _organisation(number: int) -> dict[str, Any]:
    return {
        "id": number + 1,
        "public_id": secrets.new_public_id(),
        "kind": OrganisationKind.PROVIDER,
        "state": OrganisationState.APPROVED,
        "name": f"Provider {number}",
        "source": Source.REAL,
    }


def _home(number: int, chance: random.Random) -> dict[str, Any]:
    authority = chance.choice(places.directory().standing())
    point = places.public_point_of_authority(authority.code)
    return {
        "id": number + 1,
        "public_id": secrets.new_public_id(),
        "regulator": Regulator.INVENTED,
        "registration_number": str(number),
        "status": HomeStatus.ACTIVE if number % 50 else HomeStatus.SUSPENDED,
        "places_count": 4,
        "nation": authority.nation.value,
        "region_code": authority.region_code,
        "authority_code": authority.code,
        "public_point": point.key if point else None,
        "organisation_id": number % ORGANISATIONS + 1,
        "joined_on": clock.today(),
        "source": Source.REAL,
    }


def _asks(chance: random.Random) -> dict[str, Any]:
    return {
        "driving": chance.choice(list(Driving)),
        "qualification": chance.choice(list(Qualification)),
        "welsh": chance.choice([WelshNeed.NOT_NEEDED] * 9 + [WelshNeed.ESSENTIAL]),
        "sector": chance.choice(list(Sector)),
        "home_type": HomeType.CHILDRENS_HOME,
    }


def _vacancy(number: int, homes: list[dict[str, Any]], chance: random.Random) -> dict[str, Any]:
    home, role = homes[chance.randrange(HOMES)], chance.choice(list(JobRole))
    words = " ".join(chance.choices(WORDS, k=150) + chance.sample(RARE, 3))
    low = chance.randrange(1250, 1500, 5)
    terms: dict[str, Any] = {
        "contract": chance.choice([Contract.PERMANENT, Contract.FIXED_TERM, Contract.BANK]),
        "weekly_hours": Decimal(chance.choice(["37.5", "40", "24"])),
        "pay_period": PayPeriod.HOUR,
        "pay_from_pence": low,
    }
    published = clock.now() - timedelta(minutes=chance.randrange(60_000))
    values: dict[str, Any] = {
        "id": number + 1,
        **terms,
        **figures(role=role, **terms),
        "public_id": secrets.new_public_id(),
        "organisation_id": home["organisation_id"],
        "home_id": home["id"],
        "state": VacancyState.LIVE,
        "title": f"{TITLES[role]} {number}",
        "role": role,
        "posts_count": 1,
        "pay_to_pence": low + chance.randrange(0, 200, 5),
        "closes_on": clock.today() + timedelta(days=chance.randrange(1, 60)),
        "description": words.capitalize() + ".",
        "employer_name": f"Provider {home['organisation_id'] - 1}",
        "published_at": published,
        "first_published_at": published,
        "source": Source.REAL,
        **{
            name: home[name] for name in ("nation", "region_code", "authority_code", "public_point")
        },
    }
    values |= _asks(chance)
    values["hours_patterns"] |= chance.choice([0, 4, 8, 16, 24])
    text = services.search_text(Vacancy(**values))
    return {**values, "search_text": text, "words_version": services.words_version()}
