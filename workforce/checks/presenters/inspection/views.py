"""Views for inspectors, as the home and as the inspector see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin

from flask import url_for

from workforce.checks.models import InspectionLook, InspectionView
from workforce.checks.presenters.inspection.pack import checks_words
from workforce.checks.queries.inspection import HomeThen, PersonThen
from workforce.checks.states import GROUP_NAMES, INSPECTED_NAMES, PeopleGroup
from workforce.core import registry
from workforce.core.translation import Lazy, _
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES
from workforce.providers.models import Home


@dataclass(frozen=True, slots=True)
class ViewLine:
    """One view in the list of a home."""

    public_id: str
    inspector: str
    inspector_of: str
    as_at: date
    made_by: str
    made_at: datetime
    expires_at: datetime
    state: str
    tone: str
    is_open: bool

    @classmethod
    def of(cls, row: InspectionView, moment: datetime) -> "ViewLine":
        """A view as whoever answers to the inspector sees it."""
        is_open = row.is_open(moment)
        words = _("Open") if is_open else (_("Ended early") if row.ended_at else _("Ended"))
        return cls(
            row.public_id,
            row.inspector_name,
            row.inspector_of,
            row.as_at,
            row.made_by.name,
            row.made_at,
            row.expires_at,
            words,
            "good" if is_open else "closed",
            is_open,
        )


@dataclass(frozen=True, slots=True)
class InspectionPage:
    """The page of a home about inspections."""

    home_id: str
    home_name: str
    views: Sequence[ViewLine]

    @classmethod
    def of(cls, home: Home, rows: Iterable[InspectionView], moment: datetime) -> "InspectionPage":
        """The home with its views."""
        return cls(home.public_id, home.known_as, [ViewLine.of(row, moment) for row in rows])


@dataclass(frozen=True, slots=True)
class MadeView:
    """A view that was just made: its link, and its code, which is never told again."""

    link: str
    code: str
    inspector: str
    expires_at: datetime

    @classmethod
    def of(cls, row: InspectionView, code: str) -> "MadeView":
        """The link leads to a page that asks for the code."""
        path = url_for("checks_inspector.enter", inspection_view_id=row.public_id)
        groups = " ".join(code[start : start + 4] for start in range(0, len(code), 4))
        link = urljoin(registry.settings().base_url, path)
        return cls(link, groups, row.inspector_name, row.expires_at)


@dataclass(frozen=True, slots=True)
class LookLine:
    """One page that an inspector opened."""

    when: datetime
    page: Lazy
    whose: str

    @classmethod
    def of(cls, row: InspectionLook) -> "LookLine":
        """What, when, and of whom."""
        whose = row.appointment.name if row.appointment else ""
        return cls(row.created_at, INSPECTED_NAMES[row.page], whose)


@dataclass(frozen=True, slots=True)
class InspectedPerson:
    """Somebody of the home as an inspector sees them in the list."""

    appointment_id: str | None
    name: str
    role: Lazy | None
    contract: Lazy
    started_on: date | None
    ended_on: date | None
    checks: str

    @classmethod
    def of(cls, one: PersonThen) -> "InspectedPerson":
        """A person with how many of their checks were verified."""
        row = one.spell or (one.file.appointment if one.file else None)
        return cls(
            one.file.appointment.public_id if one.file else None,
            one.name,
            ROLE_NAMES[row.role] if row else None,
            CONTRACT_NAMES[one.contract],
            one.spell.started_on if one.spell else None,
            one.spell.ended_on if one.spell and one.group is PeopleGroup.LEFT else None,
            checks_words(one),
        )


@dataclass(frozen=True, slots=True)
class InspectedHome:
    """A home as an inspector sees it: its people in groups, as at a day."""

    view_id: str
    home_name: str
    number: str
    provider: str
    inspector: str
    as_at: date
    expires_at: datetime
    groups: Sequence[tuple[Lazy, Sequence[InspectedPerson]]]

    @classmethod
    def of(cls, view: InspectionView, then: HomeThen) -> "InspectedHome":
        """Everybody, group by group."""
        organisation = then.home.organisation
        return cls(
            view.public_id,
            then.home.known_as,
            then.home.registration_number,
            organisation.name if organisation else "",
            view.inspector_name,
            then.day,
            view.expires_at,
            [
                (name, [InspectedPerson.of(one) for one in then.people if one.group is group])
                for group, name in GROUP_NAMES.items()
            ],
        )
