"""Who works in homes and fills no post: bank staff, volunteers, a director, a sub-contractor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from workforce.demo.rules import chance, words
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.people import GATE_DAYS, PlannedSpell
from workforce.employment.states import Contract, JobRole

FIRST_NUMBER = 3_000_000
# In the demo provider’s homes they came soon, so that something has happened since.
SOON_AFTER = GATE_DAYS + 20


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of engagement: in every so-many-th home, or in one home of the demo provider."""

    contract: Contract
    role: JobRole
    weekly_hours: Decimal
    letter: str
    showcase: int
    every: int | None = None

    def is_in(self, number: int) -> bool:
        """Whether a home has somebody so engaged."""
        return number == self.showcase or (self.every is not None and number % self.every == 0)


KINDS = (
    Kind(Contract.BANK, JobRole.RESIDENTIAL_SUPPORT_WORKER, Decimal(15), "B", 1, 10),
    Kind(Contract.VOLUNTEER, JobRole.OTHER, Decimal(4), "V", 1, 40),
    Kind(Contract.DIRECTOR, JobRole.OTHER, Decimal("7.5"), "D", 2),
    Kind(Contract.SUBCONTRACTOR, JobRole.THERAPIST, Decimal("7.5"), "T", 3),
)


def others(seed: int, homes: Sequence[PlannedHome], today: date) -> list[PlannedSpell]:
    """All of them, each through the gate since their home joined."""
    luck = chance.stream(seed, "others")
    return [
        _spell(luck, kind, home, today)
        for home in homes
        if home.is_working
        for kind in KINDS
        if kind.is_in(home.number)
    ]


def _spell(luck: Random, kind: Kind, home: PlannedHome, today: date) -> PlannedSpell:
    joined_on = home.dates.joined_on or today
    longest = SOON_AFTER if home.is_showcase else (today - joined_on).days - 2
    given, family = words.person(luck)
    number = FIRST_NUMBER + 10 * home.number + KINDS.index(kind)
    return PlannedSpell(
        number=number,
        home=home,
        role=kind.role,
        contract=kind.contract,
        weekly_hours=kind.weekly_hours,
        started_on=joined_on + timedelta(days=luck.randint(GATE_DAYS + 2, longest)),
        ended_on=None,
        reason=None,
        reference=f"{kind.letter}{home.number:05d}",
        given_name=given,
        family_name=family,
        hired_here=False,
    )
