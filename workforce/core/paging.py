"""Pages of rows: clamped to what exists, counted exactly up to a cap."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select

from workforce.core.db import session

T = TypeVar("T")
LONGEST_NUMBER = 7


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of rows; `total` is exact up to the cap, and `capped` says when it stopped there."""

    rows: Sequence[T]
    number: int
    per_page: int
    total: int
    capped: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.per_page))

    @property
    def has_next(self) -> bool:
        """Whether a page follows."""
        return self.number < self.pages

    @property
    def has_previous(self) -> bool:
        """Whether a page comes before."""
        return self.number > 1


def page_number(raw: object) -> int:
    """A page number from what a link said: anything odd is the first page."""
    text = str(raw or "").strip()
    return max(1, int(text)) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 1


def page_among(rows: Sequence[T], number: int, per_page: int) -> Page[T]:
    """One page of rows that are all at hand, in an order that no query knows."""
    last = max(1, -(-len(rows) // per_page))
    number = min(max(1, number), last)
    return Page(rows[(number - 1) * per_page : number * per_page], number, per_page, len(rows))


def page_of(query: Select[Any], number: int, per_page: int, cap: int | None = None) -> Page[Any]:
    """One page of a query of whole rows; beyond the end means the last page."""
    counted = query.order_by(None).with_only_columns(func.count()).order_by(None)
    if cap is not None:
        inner = query.order_by(None).limit(cap + 1).subquery()
        counted = select(func.count()).select_from(inner)
    total = session().scalar(counted) or 0
    capped = cap is not None and total > cap
    total = min(total, cap) if cap is not None else total
    last = max(1, -(-total // per_page))
    number = min(max(1, number), last)
    rows = session().scalars(query.limit(per_page).offset((number - 1) * per_page)).all()
    return Page(rows, number, per_page, total, capped)
