"""What the pages about a home's training show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.providers.models import Home
from workforce.training.presenters.cells import Cell, by_label, percent_text
from workforce.training.queries.figures import HomeTraining
from workforce.training.queries.standings import PersonTraining
from workforce.training.rules import needs, topics


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A person's line of the matrix."""

    public_id: str
    name: str
    roles: str
    contract: str
    counted: bool
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """A home's people by the topics that any of them needs."""

    home_id: str
    home_name: str
    day: date
    topics: list[str]
    rows: list[MatrixRow]
    percent: str
    in_date_count: int
    required_count: int

    @classmethod
    def of(cls, home: Home, people: list[PersonTraining], day: date) -> Self:
        """The matrix; the share counts those in post only, as every figure does."""
        codes = sorted({code for one in people for code in one.statuses}, key=by_label)
        rows = [
            MatrixRow(
                one.row.public_id,
                one.row.name,
                one.roles,
                one.contract,
                one.counted,
                [Cell.of(one.statuses.get(code)) for code in codes],
            )
            for one in people
        ]
        in_date, required = needs.compliance(one.statuses for one in people if one.counted)
        return cls(
            home.public_id,
            home.known_as,
            day,
            [topics.short_label_of(code) for code in codes],
            rows,
            percent_text(in_date, required),
            in_date,
            required,
        )


@dataclass(frozen=True, slots=True)
class HomeLine:
    """A home and its share of training in date."""

    public_id: str
    name: str
    percent: str
    in_date_count: int
    required_count: int

    @classmethod
    def all_of(cls, homes: Sequence[Home], figures: Iterable[HomeTraining]) -> list[Self]:
        """Each home with its figures; nothing required is said, not shown as a share."""
        known = {figure.home_id: figure for figure in figures}
        lines = []
        for home in homes:
            found = known.get(home.id, HomeTraining(home.id, 0, 0))
            share = percent_text(found.in_date_count, found.required_count)
            lines.append(
                cls(
                    home.public_id,
                    home.known_as,
                    share,
                    found.in_date_count,
                    found.required_count,
                )
            )
        return lines


def share_of(lines: Iterable[HomeLine]) -> str:
    """The share of several homes together: the ratio of the sums, never the mean of shares."""
    found = list(lines)
    in_date = sum(line.in_date_count for line in found)
    return percent_text(in_date, sum(line.required_count for line in found))
