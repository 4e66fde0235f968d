"""The whole plan, made from a size, a seed and a day; the same from the same three."""

from dataclasses import dataclass
from datetime import date

from workforce.demo.rules import geography, homes, people, posts, providers
from workforce.demo.rules.beside import others as stand_ins
from workforce.demo.rules.beside.supported import Supported, supported
from workforce.demo.rules.board.closed import ClosedAdvert, closed
from workforce.demo.rules.board.demand import Demand, demand
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.rules.posts import PlannedAdvert, PlannedPost
from workforce.demo.rules.providers import Owner
from workforce.demo.rules.sizes import Size


@dataclass(frozen=True, slots=True)
class Country:
    """Homes, their owners, who works there, funded posts and live adverts.

    `others` work there too and fill no post; `supported` is no children’s home and in no figure.
    `closed` adverts ended within the past year; `demand` says how many applied for each advert.
    """

    size: Size
    seed: int
    today: date
    homes: list[PlannedHome]
    owners: list[Owner]
    spells: list[PlannedSpell]
    posts: list[PlannedPost]
    adverts: list[PlannedAdvert]
    unmanaged: frozenset[int]
    others: list[PlannedSpell]
    supported: Supported
    closed: list[ClosedAdvert]
    demand: Demand


def plan(size: Size, seed: int, today: date) -> Country:
    """Invent a country."""
    sites = geography.sites(seed, size, today)
    places = homes.places_counts(seed, size, sites)
    owned = providers.owners(seed, size, sites)
    built = homes.planned(seed, sites, places, owned, today)
    with_vacancy = posts.homes_with_vacancy(seed, built)
    unmanaged = people.homes_without_manager(seed, built, with_vacancy)
    spells = people.spells(seed, size, built, unmanaged, today)
    adverts = posts.adverts(seed, size, built, with_vacancy, unmanaged, today)
    ended = closed(seed, size, built, today)
    return Country(
        size=size,
        seed=seed,
        today=today,
        homes=built,
        owners=sorted({owner.number: owner for owner in owned}.values(), key=lambda o: o.number),
        spells=spells,
        posts=posts.posts(seed, built, spells, adverts, unmanaged),
        adverts=adverts,
        unmanaged=unmanaged,
        others=stand_ins.others(seed, built, today),
        supported=supported(seed, built[0], today),
        closed=ended,
        demand=demand(seed, size, adverts, ended, spells, today),
    )
