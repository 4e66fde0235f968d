"""What a typed location means: one answer for search, forms, imports and suggestions."""

from dataclasses import dataclass, replace

from workforce.places.rules.distance import Point
from workforce.places.states import Kind, Nation

AREAS = frozenset({Kind.REGION, Kind.AUTHORITY, Kind.COOPERATIVE, Kind.COUNTY})
POINTS = frozenset({Kind.PLACE, Kind.OUTCODE, Kind.POSTCODE})


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a person can pick; its token and its label both resolve to the same thing."""

    token: str
    label: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Resolution:
    """The meaning of a typed location.

    `token` is stable and is what a saved search keeps; `text` of a postcode holds its outcode only.
    `sure` is False when fewer than 95% of the postcodes nearby lie in the authority named.
    """

    kind: Kind
    text: str
    token: str = ""
    label: str = ""
    point: Point | None = None
    region_code: str | None = None
    nation: Nation | None = None
    authority_codes: frozenset[str] = frozenset()
    sure: bool = True
    choices: tuple[Choice, ...] = ()
    alternatives: tuple[Choice, ...] = ()

    @property
    def found(self) -> bool:
        """Whether the text means one thing."""
        return self.kind not in {Kind.UNKNOWN, Kind.AMBIGUOUS}

    @property
    def is_nationwide(self) -> bool:
        """Whether the text puts no limit on where."""
        return self.kind is Kind.NATIONWIDE

    @property
    def is_area(self) -> bool:
        """Whether the text means a region, an authority or a group of authorities."""
        return self.kind in AREAS

    @property
    def is_point(self) -> bool:
        """Whether the text means one point, from which distances can be told."""
        return self.kind in POINTS

    @property
    def choice(self) -> Choice:
        """The same as something to pick."""
        return Choice(self.token, self.label, self.kind)

    def typed_as(self, text: str) -> "Resolution":
        """The same meaning of another text."""
        return replace(self, text=text)

    def beside(self, *others: Choice) -> "Resolution":
        """The same with other meanings that the text might have had."""
        return replace(self, alternatives=others)
