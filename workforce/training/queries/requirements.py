"""What roles must have, by default and by an employer's own word."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select

from workforce.core.db import session
from workforce.training.models import Requirement
from workforce.training.rules.needs import Need, Needs


@dataclass(frozen=True, slots=True)
class NeedsOfDay:
    """The requirements in force on one day: defaults, and each employer's own."""

    defaults: list[Requirement]
    own: dict[int, list[Requirement]]
    _known: dict[tuple[int | None, str], Needs]

    def of(self, organisation_id: int, nation: str) -> Needs:
        """What an employer's homes in a nation need; its own rows stand in place of defaults."""
        key = (organisation_id if organisation_id in self.own else None, nation)
        if key not in self._known:
            own = self.own.get(organisation_id, [])
            replaced = {_subject(row) for row in own}
            kept = [row for row in self.defaults if _subject(row) not in replaced]
            self._known[key] = Needs(
                (row.role, Need(row.topic, row.months, row.within_months))
                for row in (*kept, *own)
                if row.nation == nation
            )
        return self._known[key]


def needs_on(day: date, organisation_ids: Collection[int] | None = None) -> NeedsOfDay:
    """The requirements in force on a day, of every employer or of some."""
    query = select(Requirement).where(
        and_(
            Requirement.required_from <= day,
            or_(Requirement.required_to.is_(None), Requirement.required_to >= day),
        )
    )
    if organisation_ids is not None:
        whose = Requirement.organisation_id
        query = query.where(or_(whose.is_(None), whose.in_(sorted(organisation_ids))))
    by_default: list[Requirement] = []
    own: dict[int, list[Requirement]] = {}
    for row in session().scalars(query.order_by(Requirement.required_from, Requirement.id)):
        if row.organisation_id is None:
            by_default.append(row)
        else:
            own.setdefault(row.organisation_id, []).append(row)
    return NeedsOfDay(by_default, own, {})


def defaults() -> list[Requirement]:
    """Every default requirement ever held."""
    query = select(Requirement).where(Requirement.organisation_id.is_(None))
    return list(session().scalars(query.order_by(Requirement.id)))


def _subject(row: Requirement) -> tuple[str, str, str]:
    return row.topic, row.role.value, row.nation
