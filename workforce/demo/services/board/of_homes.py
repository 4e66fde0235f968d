"""The plan sorted by home: who works there, its posts, and its adverts with their applications."""

from collections import defaultdict
from dataclasses import dataclass, replace

from workforce.demo.rules.board.closed import ClosedAdvert
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.rules.posts import PlannedAdvert, PlannedPost
from workforce.demo.services.people import CAST
from workforce.demo.services.work import owners
from workforce.demo.services.work.owners import Twice
from workforce.employment.states import JobRole


@dataclass(frozen=True, slots=True)
class OfHomes:
    """What the plan has for each home, by its number."""

    spells: dict[int, list[PlannedSpell]]
    posts: dict[int, list[PlannedPost]]
    adverts: dict[int, list[tuple[PlannedAdvert, int]]]
    closed: dict[int, list[tuple[ClosedAdvert, int]]]
    managers: dict[int, PlannedSpell]
    twice: list[Twice]

    @classmethod
    def of(cls, country: Country) -> "OfHomes":
        """The plan sorted by home; the demo's manager stands in her own home."""
        spells, posts = defaultdict(list), defaultdict(list)
        adverts, closed = defaultdict(list), defaultdict(list)
        managers = {}
        twice = owners.twice(country.spells)
        named = {pair.later.number: pair.later for pair in twice}
        for spell in (*country.spells, *country.others):
            number, known = spell.home.number, named.get(spell.number, spell)
            if spell.is_current and spell.role is JobRole.REGISTERED_MANAGER:
                if number == 1:
                    given, family = CAST["manager"]
                    known = replace(spell, given_name=given, family_name=family)
                managers[number] = known
            spells[number].append(known)
        for post in country.posts:
            posts[post.home.number].append(post)
        for advert, wanted in zip(country.adverts, country.demand.live, strict=True):
            adverts[advert.home.number].append((advert, wanted))
        for ended, wanted in zip(country.closed, country.demand.closed, strict=True):
            closed[ended.advert.home.number].append((ended, wanted))
        return cls(spells, posts, adverts, closed, managers, twice)
