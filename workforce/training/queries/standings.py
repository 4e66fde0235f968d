"""Where people stand on a day with what their roles need, in a few statements for any number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from workforce.core.actors import Actor
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.employment.queries import service
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES
from workforce.providers.models import Home
from workforce.training.models import Completion
from workforce.training.queries import records, requirements
from workforce.training.queries.requirements import NeedsOfDay
from workforce.training.rules import needs
from workforce.training.rules.expiry import Held
from workforce.training.rules.needs import Service, Status

Who: TypeAlias = tuple[int, str]  # the employer, and its reference for the person


@dataclass(frozen=True, slots=True)
class PersonTraining:
    """One person of one employer, and where they stand with what their roles need."""

    spells: tuple[PersonInPost, ...]
    statuses: dict[str, Status]
    completions: tuple[Completion, ...]

    @property
    def row(self) -> PersonInPost:
        """The spell that pages link to."""
        return self.spells[0]

    @property
    def counted(self) -> bool:
        """Whether any contract here counts as in post."""
        return any(spell.counts_in_post for spell in self.spells)

    @property
    def roles(self) -> str:
        """Their roles here, in words."""
        return ", ".join(dict.fromkeys(str(ROLE_NAMES[spell.role]) for spell in self.spells))

    @property
    def contract(self) -> str:
        """Their contract, in words."""
        return str(CONTRACT_NAMES[self.row.contract])


class _Evidence:
    """What is known of people: all spells, newest completions first, needs, the day."""

    def __init__(
        self,
        spells: Iterable[PersonInPost],
        completions: Iterable[Completion],
        needs_of_day: NeedsOfDay,
        day: date,
    ) -> None:
        """Put what belongs to one person of one employer together."""
        spells = list(spells)
        self.before = service.earlier_work({_who(spell) for spell in spells}, day)
        self.spells: dict[Who, list[PersonInPost]] = {}
        self.completions: dict[Who, list[Completion]] = {}
        for spell in spells:
            self.spells.setdefault(_who(spell), []).append(spell)
        for one in completions:
            self.completions.setdefault(_who(one.person_in_post), []).append(one)
        self.needs, self.day = needs_of_day, day

    def of(self, here: Sequence[PersonInPost], nation: str) -> PersonTraining:
        """Where one person stands, from their spells here and all that is known of them."""
        counted = tuple(spell for spell in here if spell.counts_in_post) or tuple(here)
        who = _who(here[0])
        past = [
            Service(spell.role, spell.in_work_since)
            for spell in self.spells.get(who, here)
            if spell.started_on <= self.day
        ]
        past += [Service(work.role, work.post.started_on) for work in self.before.get(who, ())]
        recorded = self.completions.get(who, [])
        held: dict[str, list[Held]] = {}
        for one in recorded:
            if not one.is_struck_out and one.completed_on <= self.day:
                held.setdefault(one.topic, []).append(Held(one.completed_on, one.valid_until))
        asked = self.needs.of(here[0].organisation_id, nation)
        due = asked.due({spell.role for spell in counted}, past)
        return PersonTraining(counted, needs.statuses(due, held, self.day), tuple(recorded))


def standings_at(actor: Actor, home: Home, day: date) -> list[PersonTraining]:
    """Everybody in post in a home whom the actor may see, once each, by name."""
    present = records.people_for(actor, home, day)
    evidence = _known(home.organisation_id or 0, present, day)
    return [evidence.of(spells, home.nation) for spells in _by_person(present)]


def standings_of_employer(organisation_id: int, day: date) -> list[PersonTraining]:
    """Everybody in post with an employer on a day, in each home once, for the jobs."""
    present = records.people_of_employer(organisation_id, day)
    evidence = _known(organisation_id, present, day)
    return [evidence.of(spells, spells[0].home.nation) for spells in _by_person(present)]


def standing_of(person: PersonInPost, day: date) -> PersonTraining:
    """Where one person stands, in one spell."""
    evidence = _known(person.organisation_id, [person], day)
    return evidence.of([person], person.home.nation)


def own_standings(actor: Actor, day: date) -> list[PersonTraining]:
    """Where the actor stands with each employer whose record is linked, present ones first."""
    spells = employment.my_spells(actor.person_id or 0)
    completions = records.own_completions(actor)
    employers = {spell.organisation_id for spell in spells}
    evidence = _Evidence(spells, completions, requirements.needs_on(day, employers), day)
    known = [_present(group, day) or group for group in _by_person(spells)]
    known.sort(key=lambda group: not _present(group, day))
    return [evidence.of(group, group[0].home.nation) for group in known]


def _known(organisation_id: int, present: Sequence[PersonInPost], day: date) -> _Evidence:
    references = sorted({spell.person_reference for spell in present})
    return _Evidence(
        employment.spells_of(organisation_id, references),
        records.completions_of(organisation_id, references),
        requirements.needs_on(day, (organisation_id,)),
        day,
    )


def _present(spells: Iterable[PersonInPost], day: date) -> list[PersonInPost]:
    return [spell for spell in spells if spell.in_post_on(day)]


def _by_person(spells: Iterable[PersonInPost]) -> list[list[PersonInPost]]:
    grouped: dict[Who, list[PersonInPost]] = {}
    for spell in spells:
        grouped.setdefault(_who(spell), []).append(spell)
    return list(grouped.values())


def _who(spell: PersonInPost) -> Who:
    return spell.organisation_id, spell.person_reference
