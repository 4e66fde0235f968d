"""Every name, label and token under which a place or an area can be found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from workforce.places.rules import names, tables
from workforce.places.rules.directory import directory
from workforce.places.rules.gazetteer import PUBLIC_POPULATION, Outcode, Place, gazetteer
from workforce.places.rules.resolution import Resolution
from workforce.places.rules.tables import AuthorityFact
from workforce.places.states import Kind, Nation

SURE_SHARE = 0.95
NATIONWIDE = frozenset(
    {"", "england", "uk", "united kingdom", "britain", "great britain", "gb", "anywhere"}
    | {"nationwide", "everywhere", "england and wales", "lloegr", "prydain", "unrhyw le"}
)
_RANK = {Kind.REGION: 0, Kind.AUTHORITY: 1, Kind.COOPERATIVE: 2, Kind.COUNTY: 3, Kind.PLACE: 4}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found, with its weight among things of the same name.

    `codes` are further tokens under which it stays findable, such as a code it used to bear.
    """

    meaning: Resolution
    names: tuple[str, ...]
    population: int = 0
    codes: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, int, str]:
        """Areas before places, large before small, then by token."""
        return _RANK[self.meaning.kind], -self.population, self.meaning.token


@dataclass(frozen=True, slots=True)
class Index:
    """The entries by token, by name, by label and by short name; each list best first."""

    tokens: dict[str, Entry] = field(default_factory=dict)
    names: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    labels: dict[str, Entry] = field(default_factory=dict)
    shorts: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))


@lru_cache(maxsize=1)
def index() -> Index:
    """The index of the packaged tables, made once for each process."""
    made = Index()
    for entry in sorted(_entries(), key=lambda entry: entry.rank):
        for token in (entry.meaning.token, *entry.codes):
            made.tokens[token.lower()] = entry
        made.labels.setdefault(names.key(entry.meaning.label), entry)
        for written in dict.fromkeys(map(names.key, entry.names)):
            made.names[written].append(entry)
        short = names.short_key(entry.names[0])
        if short and (entry.meaning.is_area or entry.population >= PUBLIC_POPULATION):
            made.shorts[short].append(entry)
    return made


def nation_of(region_code: str) -> Nation:
    """The nation in which a region lies."""
    return next(r.nation for r in tables.regions() if r.code == region_code)


def meaning_of_outcode(outcode: Outcode, kind: Kind) -> Resolution:
    """An outcode, typed alone or as the start of a postcode."""
    return Resolution(
        kind=kind,
        text=outcode.code,
        token=f"outcode:{outcode.code}",
        label=outcode.code,
        point=outcode.point,
        region_code=outcode.region_code,
        nation=nation_of(outcode.region_code),
        authority_codes=frozenset({outcode.authority_code}),
        sure=outcode.authority_share >= SURE_SHARE,
    )


def _entries() -> Iterator[Entry]:
    yield from _regions()
    yield from _authorities()
    yield from _cooperatives()
    yield from _counties()
    yield from map(_place, gazetteer().places)


def _regions() -> Iterator[Entry]:
    for region in tables.regions():
        codes = frozenset(f.code for f in tables.authorities() if f.region_code == region.code)
        others = [name for name, code in tables.region_names() if code == region.code]
        meaning = Resolution(
            kind=Kind.REGION,
            text=region.name,
            token=f"region:{region.slug}",
            label=region.name,
            region_code=region.code,
            nation=region.nation,
            authority_codes=codes,
        )
        named = region.name, region.welsh_name, *others
        yield Entry(meaning, named, codes=(region.code,))


def _authorities() -> Iterator[Entry]:
    taken = {fact.display_name for fact in directory().standing()}
    for fact in directory().standing():
        yield _authority(fact, {fact.code})
    for fact in directory().ended():
        if fact.display_name not in taken:
            heirs = {heir.code for heir in directory().successors(fact.code)}
            yield _authority(fact, heirs)


def _authority(fact: AuthorityFact, codes: Iterable[str]) -> Entry:
    aliases = [alias.name for alias in tables.aliases() if alias.code == fact.code]
    dressed, _, article = fact.name.partition(", ")
    turned = [f"{article} {dressed}"] if fact.name != fact.display_name else []
    meaning = Resolution(
        kind=Kind.AUTHORITY,
        text=fact.display_name,
        token=f"authority:{fact.code}",
        label=fact.display_name,
        region_code=fact.region_code,
        nation=fact.nation,
        authority_codes=directory().with_ended(frozenset(codes)),
    )
    borne = {fact.code, fact.previous_code, *_codes_taken_over(fact)} - {None}
    tokens = [token for code in borne for token in (str(code), f"authority:{code}")]
    named = fact.display_name, fact.name, *turned, *aliases
    return Entry(meaning, named, codes=tuple(sorted(tokens)))


def _codes_taken_over(fact: AuthorityFact) -> frozenset[str]:
    """The code of a predecessor of the same name, of which nothing else is left."""
    before = directory().predecessor(fact.code)
    return frozenset({before.code} if before and before.name == fact.name else ())


def _group(kind: Kind, token: str, name: str, codes: Iterable[str], *others: str) -> Entry:
    facts = [fact for fact in tables.authorities() if fact.code in set(codes)]
    regions = {fact.region_code for fact in facts}
    meaning = Resolution(
        kind=kind,
        text=name,
        token=f"{kind}:{token}",
        label=name,
        region_code=regions.pop() if len(regions) == 1 else None,
        nation=facts[0].nation,
        authority_codes=directory().with_ended(frozenset(fact.code for fact in facts)),
    )
    return Entry(meaning, (name, *others))


def _cooperatives() -> Iterator[Entry]:
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for member in tables.members():
        if member.valid_to is None:
            named = member.cooperative_code, member.cooperative_name
            members[named].append(member.authority_code)
    for (code, name), codes in members.items():
        plain = name.removesuffix(" RCC")
        spoken = f"{plain} regional care cooperative", f"{plain} regional care co-operative"
        yield _group(Kind.COOPERATIVE, code, name, codes, plain, *spoken)


def _counties() -> Iterator[Entry]:
    for county in tables.counties():
        yield _group(Kind.COUNTY, county.slug, county.name, county.authority_codes)


def _place(place: Place) -> Entry:
    nearest = gazetteer().outcodes[place.outcode]
    meaning = Resolution(
        kind=Kind.PLACE,
        text=place.name,
        token=f"place:{place.key}",
        label=place.label,
        point=place.point,
        region_code=place.region_code,
        nation=nation_of(place.region_code),
        authority_codes=frozenset({place.authority_code}),
        sure=nearest.authority_share >= SURE_SHARE,
    )
    return Entry(meaning, (place.name,), place.population)
