"""How large an invented country is, and the published figures that every size is made to fit."""

from dataclasses import dataclass

# Staffing figures of the sector as published for 2023 to 2025 (docs/methods/demo-country.md).
TURNOVER_PERCENT = 29.0
WITHOUT_VACANCY_PERCENT = 49.0
WITHOUT_MANAGER_PERCENT = 11.5
MEAN_PLACES = 3.75
SECTOR_PERCENTS = {"private": 84.0, "local-authority": 9.0, "voluntary": 7.0}


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each there are; `everywhere` False keeps to the areas of the small country.

    `people` are in post, `vacancies` live adverts, `candidates` accounts of people who look for
    work. Groups are private providers that work in several regions; they hold `group_percent`
    of the private homes, and with `in_turn` each takes the next home. So many percent of those who
    passed the gate have a whole recruitment file behind their checks, and in the demo provider all.
    `applications` reached employers within the past year; `closed_adverts` ended in it without a
    hire through this service; `alerts` are live and confirmed. Adverts are `newest_days` old at
    least, but one of the demo provider.
    """

    name: str
    homes: int
    people: int
    vacancies: int
    candidates: int
    groups: int
    group_percent: float
    voluntary_providers: int
    everywhere: bool
    in_turn: bool
    applications: int
    closed_adverts: int
    alerts: int
    saved_jobs: int
    newest_days: int
    files_percent: float


SMALL = Size(
    name="small",
    homes=60,
    people=800,
    vacancies=150,
    candidates=240,
    groups=8,
    group_percent=100,
    voluntary_providers=2,
    everywhere=False,
    in_turn=True,
    applications=700,
    closed_adverts=110,
    alerts=160,
    saved_jobs=180,
    newest_days=2,
    files_percent=100,
)
NATIONAL = Size(
    name="national",
    homes=4_000,
    people=53_000,
    vacancies=10_000,
    candidates=200_000,
    groups=40,
    group_percent=45,
    voluntary_providers=60,
    everywhere=True,
    in_turn=False,
    applications=300_000,
    closed_adverts=9_000,
    alerts=50_000,
    saved_jobs=60_000,
    newest_days=1,
    files_percent=5,
)
SIZES = {size.name: size for size in (SMALL, NATIONAL)}
