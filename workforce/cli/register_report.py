"""What an import of a register says of itself, in lines for a person and as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from workforce.places import rules as places
from workforce.providers.rules import frames
from workforce.providers.rules.frames import Change, Count, Difference
from workforce.providers.rules.register import Refusal
from workforce.providers.services.register import Imported, Outcome
from workforce.providers.states import HomeType

MOST_LISTED = 20
REGULATORS = {"ofsted": "Ofsted", "ciw": "Care Inspectorate Wales"}
TYPES = {
    HomeType.CHILDRENS_HOME: "Children's home",
    HomeType.SECURE: "Secure children's home",
    HomeType.SPECIAL_SCHOOL: "Residential special school",
    HomeType.SHORT_BREAK: "Short breaks only",
    HomeType.OTHER: "Children's home, other",
    HomeType.SUPPORTED_ACCOMMODATION: "Supported accommodation",
}
OUTCOMES = {
    Outcome.NEWEST: "This is now the newest frame of its source; its homes follow it.",
    Outcome.CORRECTED: "This corrects the frame of the same day; its homes follow it.",
    Outcome.OLDER: "A newer frame of this source is held: this one is kept, and no home changed.",
    Outcome.UNCHANGED: "This frame is held already with the same content: nothing changed.",
}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One finished import."""

    imported: Imported
    regions: dict[str, Count]
    types: dict[str, Count]

    @classmethod
    def of(cls, imported: Imported) -> "ImportReport":
        """The report of an import."""
        facts = imported.reading.facts
        return cls(imported, frames.counted_by_region(facts), frames.counted_by_type(facts))

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """The cells for which rows were refused."""
        return self.imported.reading.refusals

    def as_json(self) -> dict[str, Any]:
        """The whole report as plain JSON values."""
        reading = self.imported.reading
        slugs = {region.code: (region.slug, region.name) for region in places.regions()}
        return {
            "source": reading.regulator.value,
            "as_at": reading.as_at.isoformat(),
            "outcome": self.imported.outcome.value,
            "changed": self.imported.outcome is not Outcome.UNCHANGED,
            "content_hash": reading.content_hash(),
            **asdict(self.imported.total),
            "regions": [
                {"code": code, "slug": slugs[code][0], "name": slugs[code][1], **asdict(count)}
                for code, count in self.regions.items()
            ],
            "types": [{"type": kind, **asdict(count)} for kind, count in self.types.items()],
            "left_out": [
                {"type": kind, "count": count} for kind, count in reading.left_out.items()
            ],
            "differences": {
                change.value: [_difference(found) for found in self._of(change)]
                for change in Change
            },
            "added_as_closed": self.imported.added_as_closed_count,
            "refused_rows": refused_row_count(self.refusals),
            "refused": [asdict(refusal) for refusal in self.refusals],
            "notes": list(reading.notes),
        }

    def lines(self) -> list[str]:
        """The report as a person reads it in a terminal."""
        reading, total = self.imported.reading, self.imported.total
        return [
            f"{REGULATORS[reading.regulator.value]}, register as at {reading.as_at:%d %B %Y}",
            f"{total.homes:,} homes of all types with {total.places:,} places",
            f"{total.mainstream_homes:,} mainstream homes with {total.mainstream_places:,} places",
            f"{total.suspended_homes:,} of all homes suspended",
            OUTCOMES[self.imported.outcome],
            *self._added_lines(),
            "",
            *_table("Region", {_region_name(code): self.regions[code] for code in self.regions}),
            "",
            *_table("Type", {TYPES[HomeType(kind)]: self.types[kind] for kind in self.types}),
            *self._left_out_lines(),
            *self._difference_lines(),
            *(f"Note: {note}" for note in reading.notes),
            *refusal_lines(self.refusals),
        ]

    def _of(self, change: Change) -> list[Difference]:
        return [found for found in self.imported.differences if found.change is change]

    def _added_lines(self) -> list[str]:
        count = self.imported.added_as_closed_count
        return [f"{count:,} homes that have closed since were added as closed."] if count else []

    def _left_out_lines(self) -> list[str]:
        left_out = self.imported.reading.left_out
        if not left_out:
            return []
        heading = f"Left out as no children's home: {sum(left_out.values()):,}"
        return ["", heading, *(f"  {count:>6,}  {kind}" for kind, count in left_out.items())]

    def _difference_lines(self) -> Iterator[str]:
        counts = Counter(found.change for found in self.imported.differences)
        if self.imported.outcome in {Outcome.NEWEST, Outcome.CORRECTED}:
            yield ""
            yield "Differences from what was known:" if counts else "No home changed."
        for change in Change:
            if counts[change]:
                yield f"  {counts[change]:>6,}  {change.value.replace('-', ' ')}"
                yield from _listed(self._of(change))


def _listed(found: list[Difference]) -> Iterator[str]:
    """Each difference, unless they are too many to read."""
    if len(found) > MOST_LISTED:
        return
    for one in found:
        was_and_is = f": {one.before} → {one.after}" if one.before and one.after else ""
        yield f"          {one.registration_number}{was_and_is}"


def _difference(found: Difference) -> dict[str, str | None]:
    return {
        "registration_number": found.registration_number,
        "before": found.before,
        "after": found.after,
    }


def _region_name(code: str) -> str:
    return next(region.name for region in places.regions() if region.code == code)


def _table(heading: str, rows: dict[str, Count]) -> Iterator[str]:
    yield f"{heading:<28}{'homes':>8}{'places':>8}{'mainstream':>12}{'places':>8}"
    for name, count in rows.items():
        yield (
            f"{name:<28}{count.homes:>8,}{count.places:>8,}"
            f"{count.mainstream_homes:>12,}{count.mainstream_places:>8,}"
        )


def refused_row_count(refusals: Iterable[Refusal]) -> int:
    """How many rows were refused; one row can have several bad cells."""
    return len({refusal.line for refusal in refusals})


def refusal_lines(refusals: Iterable[Refusal]) -> list[str]:
    """Every bad cell: line, column, value and reason."""
    held = list(refusals)
    if not held:
        return []
    return [
        "",
        f"Refused rows: {refused_row_count(held):,}",
        *(f"  line {bad.line}, {bad.column}: “{bad.value}” {bad.reason}" for bad in held),
    ]


def failure_as_json(code: str, message: str, refusals: Iterable[Refusal]) -> dict[str, Any]:
    """Why nothing was taken, as plain JSON values."""
    held = [asdict(refusal) for refusal in refusals]
    return {"error": {"code": code, "message": message, "fields": {}}, "refused": held}
