"""Records of one employer that say one person twice, and a home that is to change hands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from workforce.checks.models import MergeProposal
from workforce.checks.rules.people_file.likeness import Known, likeness
from workforce.demo.rules.country import Country
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.employment.rules import Spell
from workforce.employment.states import JobRole
from workforce.providers.models import HomeTransfer
from workforce.providers.states import TransferState

TWICE_AT_MOST = 6
AGREED_FOR_DAYS, ASKED_DAYS = 21, 12
NEW_NUMBER = "DEMO-T0001"


@dataclass(frozen=True, slots=True)
class Twice:
    """Two spells under two references that are one person’s: the earlier and the later."""

    earlier: PlannedSpell
    later: PlannedSpell


def twice(spells: Iterable[PlannedSpell]) -> list[Twice]:
    """People who left a home and came back later, and were taken for somebody new.

    The later spell bears the name of the earlier one; nobody who applied here is among them.
    """
    found: list[Twice] = []
    left: dict[int, PlannedSpell] = {}
    taken: set[int] = set()
    for spell in sorted(spells, key=lambda one: (one.started_on, one.number)):
        number = spell.home.number
        if spell.hired_here or spell.role is JobRole.REGISTERED_MANAGER or number in taken:
            continue
        before = left.get(number)
        if (
            spell.is_current
            and before is not None
            and (before.ended_on or spell.started_on) < (spell.started_on)
        ):
            named = replace(spell, given_name=before.given_name, family_name=before.family_name)
            found.append(Twice(before, named))
            taken.add(number)
        elif not spell.is_current and before is None:
            left[number] = spell
    return found[:TWICE_AT_MOST]


def write_proposals(
    ledger: Ledger,
    pairs: Iterable[Twice],
    organisations: Mapping[int, int],
    homes: Mapping[int, int],
) -> None:
    """What the nightly search for records kept twice would have proposed."""
    for pair in pairs:
        kept, other = (_known(one, homes) for one in (pair.earlier, pair.later))
        alike = likeness(kept, other)
        if alike is None:
            continue
        ledger.add(
            MergeProposal,
            organisation_id=organisations[pair.earlier.home.owner.number],
            kept_reference=kept.reference,
            other_reference=other.reference,
            score=alike[0],
            reasons=[reason.value for reason in alike[1]],
            moved={},
        )


def _known(spell: PlannedSpell, homes: Mapping[int, int]) -> Known:
    return Known(
        spell.reference,
        spell.given_name,
        spell.family_name,
        spells=[Spell(spell.started_on, spell.ended_on)],
        home_ids={homes[spell.home.number]},
    )


def write_transfer(
    ledger: Ledger,
    country: Country,
    organisations: Mapping[int, int],
    homes: Mapping[int, int],
    owners: Mapping[int, int],
) -> None:
    """A home that its owner hands to the demo provider: both agreed, support has yet to confirm."""
    home = next(one for one in country.homes if _may_pass(one))
    giver, asked_on = home.owner.number, country.today - timedelta(days=ASKED_DAYS)
    asked, agreed = at(asked_on, 11), at(asked_on + timedelta(days=5), 15)
    number = ledger.add(
        HomeTransfer,
        home_id=homes[home.number],
        from_organisation_id=organisations[giver],
        to_organisation_id=organisations[1],
        new_registration_number=NEW_NUMBER,
        on_day=country.today + timedelta(days=AGREED_FOR_DAYS),
        state=TransferState.AGREED,
        asked_by_id=owners[giver],
        agreed_by_id=owners[1],
        agreed_at=agreed,
        created_at=asked,
    )
    steps: list[Step] = [
        (None, "asked", asked, owners[giver]),
        ("asked", "agreed", agreed, owners[1]),
    ]
    ledger.history(HomeTransfer, number, steps)


def _may_pass(home: PlannedHome) -> bool:
    return home.is_working and not home.is_showcase and home.owner.number != 1
