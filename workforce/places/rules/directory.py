"""Which authority a code or a name meant on a day: boundaries and codes change, files lag."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from workforce.places.rules import names, tables
from workforce.places.rules.tables import AliasFact, AuthorityFact


class Directory:
    """Authorities by every code and name they are known by, each on its days."""

    def __init__(self, facts: Iterable[AuthorityFact], aliases: Iterable[AliasFact]) -> None:
        """Index the facts; nothing else is ever looked up."""
        self._facts = tuple(facts)
        self._by_code = {fact.code: fact for fact in self._facts}
        self._by_key: dict[str, list[AuthorityFact]] = defaultdict(list)
        for fact in self._facts:
            for written in {names.key(text) for text in written_forms(fact)}:
                self._by_key[written].append(fact)
        for alias in aliases:
            known = self._by_key[names.key(alias.name)]
            if self._by_code[alias.code] not in known:
                known.append(self._by_code[alias.code])

    def by_code(self, code: str) -> AuthorityFact | None:
        """The authority that bears this code today or bore it when it ended."""
        return self._by_code.get(code)

    def on(self, code_or_name: str, day: date) -> AuthorityFact | None:
        """The authority meant by a code (new, previous or three-digit) or a name on a day."""
        known = self._by_key.get(names.key(code_or_name), ())
        return next((fact for fact in known if fact.stood_on(day)), None)

    def all_on(self, text: str, day: date) -> tuple[AuthorityFact, ...]:
        """As `on`, for rows that write several authorities together: "E09000021 / E09000027"."""
        found = [self.on(part, day) for part in split_codes(text)]
        return tuple(fact for fact in found if fact) if all(found) else ()

    def live(self, day: date) -> tuple[AuthorityFact, ...]:
        """Every authority standing on a day, by code."""
        return tuple(fact for fact in self._facts if fact.stood_on(day))

    def standing(self) -> tuple[AuthorityFact, ...]:
        """Every authority with no known end, by code."""
        return tuple(fact for fact in self._facts if fact.valid_to is None)

    def ended(self) -> tuple[AuthorityFact, ...]:
        """Every authority that has ended, by code."""
        return tuple(fact for fact in self._facts if fact.valid_to is not None)

    def successors(self, code: str) -> tuple[AuthorityFact, ...]:
        """The authorities that took over from an ended one."""
        return tuple(fact for fact in self._facts if fact.predecessor == code)

    def predecessor(self, code: str) -> AuthorityFact | None:
        """The authority from which this one took over."""
        fact = self._by_code.get(code)
        return self._by_code.get(fact.predecessor) if fact and fact.predecessor else None

    def with_ended(self, codes: frozenset[str]) -> frozenset[str]:
        """The codes, and those of ended authorities all of whose ground they cover."""
        swallowed = {
            fact.code
            for fact in self.ended()
            if codes.issuperset(heir.code for heir in self.successors(fact.code))
        }
        return codes | swallowed


def written_forms(fact: AuthorityFact) -> tuple[str, ...]:
    """Every code and name under which an authority is found."""
    name, _, article = fact.name.partition(", ")
    turned = f"{article} {name}" if fact.name != fact.display_name else fact.name
    written = (
        fact.code,
        fact.previous_code,
        fact.old_code,
        fact.name,
        fact.display_name,
        turned,
        fact.welsh_name,
    )
    return tuple(text for text in written if text)


def split_codes(text: str) -> tuple[str, ...]:
    """The parts of a cell that may hold several authorities written together."""
    return tuple(part.strip() for part in text.split("/") if part.strip())


@lru_cache(maxsize=1)
def directory() -> Directory:
    """The authorities of the packaged tables."""
    return Directory(tables.authorities(), tables.aliases())
