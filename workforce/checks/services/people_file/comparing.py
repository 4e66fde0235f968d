"""A whole people file beside what is recorded: what is as the file says needs no further work."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from workforce.checks import queries
from workforce.checks.queries.people_file import KnownSpell
from workforce.checks.rules.people_file import PersonRow
from workforce.checks.services.people_file.report import Absent
from workforce.employment.states import Contract, JobRole, LeavingReason
from workforce.providers.models import Home


class Said(Protocol):
    """What a file may change of a spell, whoever says it."""

    @property
    def given_name(self) -> str:
        """The given name."""
        ...

    @property
    def family_name(self) -> str:
        """The family name."""
        ...

    @property
    def email(self) -> str | None:
        """The person's own address."""
        ...

    @property
    def contract(self) -> Contract:
        """The kind of contract."""
        ...

    @property
    def weekly_hours(self) -> Decimal:
        """The contracted hours."""
        ...

    @property
    def ended_on(self) -> date | None:
        """The last day in post."""
        ...

    @property
    def leaving_reason(self) -> LeavingReason | None:
        """Why the post ended."""
        ...


@dataclass(slots=True)
class Compared:
    """Which rows of a file are as recorded, which are left for each home, and who is not in it."""

    unchanged_count: int = 0
    left: dict[int, list[PersonRow]] = field(default_factory=dict)
    absent: list[Absent] = field(default_factory=list)


Key = tuple[str, int, JobRole, date]


def compare(
    organisation_id: int, homes: Mapping[str, Home], rows: Sequence[PersonRow], today: date
) -> Compared:
    """Lay the rows of these homes beside every spell of the employer, in one pass over each."""
    ids = {number: home.id for number, home in homes.items()}
    numbers = {home_id: number for number, home_id in ids.items()}
    waiting: dict[Key, PersonRow] = {
        (row.person_reference, ids[row.home_registration_number], row.role, row.started_on): row
        for row in rows
    }
    posts = {(key[0], key[1], key[2]) for key in waiting}
    compared = Compared()
    for spell in queries.known_spells(organisation_id):
        row = waiting.get(spell[:4])
        if row is not None and is_as_said(spell, row):
            del waiting[spell[:4]]
            compared.unchanged_count += 1
        elif row is None and spell.home_id in numbers and spell[:3] not in posts:
            _note_absent(compared, numbers[spell.home_id], spell, today)
    left: dict[int, list[PersonRow]] = defaultdict(list)
    for (_reference, home_id, _role, _day), row in waiting.items():
        left[home_id].append(row)
    compared.left = left
    return compared


def _note_absent(compared: Compared, number: str, spell: KnownSpell, today: date) -> None:
    if spell.started_on <= today and (spell.ended_on is None or spell.ended_on >= today):
        compared.absent.append(Absent(spell.person_reference, number, spell.role))


def is_as_said(known: Said, said: PersonRow) -> bool:
    """Whether what is recorded of a spell is already as a row says."""
    return (
        known.given_name == said.given_name
        and known.family_name == said.family_name
        and known.email == said.email
        and known.weekly_hours == said.weekly_hours
        and known.contract is said.contract
        and ends_as_said(known, said.ended_on, said.leaving_reason)
    )


def ends_as_said(known: Said, ended_on: date | None, reason: LeavingReason | None) -> bool:
    """Whether the end is as said; a file that states no reason does not take back one known."""
    if ended_on is None or known.ended_on is None:
        return ended_on == known.ended_on
    return ended_on == known.ended_on and reason in {
        known.leaving_reason,
        LeavingReason.NOT_STATED,
    }
