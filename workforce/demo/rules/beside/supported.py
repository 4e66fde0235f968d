"""Supported accommodation of the demo provider, where the law knows a provisional start."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from workforce.demo.rules import chance, words
from workforce.demo.rules.beside.others import FIRST_NUMBER
from workforce.demo.rules.geography import Site
from workforce.demo.rules.homes import Dates, PlannedHome
from workforce.demo.rules.people import FULL_TIME, PlannedSpell
from workforce.employment.states import Contract, JobRole
from workforce.providers.states import HomeStatus, HomeType

NUMBER = 100_000
JOINED_DAYS, REGISTERED_DAYS = 150, 420
STARTED_DAYS = (108, 61)
PROVISIONAL_DAYS, PROVISIONAL_UNTIL_DAYS = 9, 14
ROLES = (JobRole.REGISTERED_MANAGER, *(JobRole.RESIDENTIAL_SUPPORT_WORKER,) * 2)


@dataclass(frozen=True, slots=True)
class Supported:
    """The home, who passed its gate whole, and who started provisionally until a day."""

    home: PlannedHome
    spells: tuple[PlannedSpell, ...]
    provisional: PlannedSpell
    until: date


def supported(seed: int, first: PlannedHome, today: date) -> Supported:
    """Supported accommodation near the first home of the demo provider; it is in no figure."""
    luck = chance.stream(seed, "supported accommodation")
    site: Site = first.site
    home = replace(
        first,
        number=NUMBER,
        home_type=HomeType.SUPPORTED_ACCOMMODATION,
        status=HomeStatus.ACTIVE,
        places_count=4,
        dates=Dates(
            registered_on=today - timedelta(days=REGISTERED_DAYS),
            joined_on=today - timedelta(days=JOINED_DAYS),
            closed_on=None,
            confirmed_on=(),
        ),
        name=words.home_name(luck),
        address=words.address(luck),
        postcode=words.postcode(luck, site.outcode),
    )
    made = [
        PlannedSpell(
            number=FIRST_NUMBER + 10 * NUMBER + turn,
            home=home,
            role=ROLES[turn],
            contract=Contract.PERMANENT,
            weekly_hours=FULL_TIME,
            started_on=today - timedelta(days=days),
            ended_on=None,
            reason=None,
            reference=f"H{turn + 1:05d}",
            given_name=given,
            family_name=family,
            hired_here=False,
        )
        for turn, days in enumerate((*STARTED_DAYS, PROVISIONAL_DAYS))
        for given, family in [words.person(luck)]
    ]
    until = today + timedelta(days=PROVISIONAL_UNTIL_DAYS)
    return Supported(home, tuple(made[:-1]), made[-1], until)
