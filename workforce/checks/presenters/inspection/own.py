"""A person's own checks, and who opened the file about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from workforce.checks.models import Appointment, FileOpening
from workforce.checks.presenters.checklist import TONES
from workforce.checks.states import CHECK_NAMES, OPENED_NAMES, STATE_NAMES, CheckState
from workforce.core.translation import Lazy, _
from workforce.employment.states import ROLE_NAMES


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """One opening of a file, as the person whom the file is about sees it."""

    who: str
    organisation: str
    what: Lazy
    when: datetime

    @classmethod
    def of(cls, row: FileOpening) -> "OpeningLine":
        """Who, of which organisation, what and when; an inspector by the name they were given."""
        view = row.inspection_view
        who = row.opened_by.name if row.opened_by else ""
        if view is not None:
            who = _("%(name)s, inspector", name=view.inspector_name)
        return cls(who, row.organisation_name, OPENED_NAMES[row.opened_for], row.opened_at)


@dataclass(frozen=True, slots=True)
class OwnAppointment:
    """One's own appointment: each check asked for and how it stands, never what others wrote."""

    title: str
    employer: str
    checks: Sequence[tuple[Lazy, Lazy, str]]

    @classmethod
    def of(cls, row: Appointment) -> "OwnAppointment":
        """The rows that are asked for, by name and state."""
        asked = [check for check in row.checks if check.state is not CheckState.NOT_APPLICABLE]
        organisation = row.home.organisation
        return cls(
            str(ROLE_NAMES[row.role]),
            organisation.name if organisation is not None else "",
            [(CHECK_NAMES[one.kind], STATE_NAMES[one.state], TONES[one.state]) for one in asked],
        )


@dataclass(frozen=True, slots=True)
class OwnChecks:
    """The page "My checks"."""

    appointments: Sequence[OwnAppointment]
    openings: Sequence[OpeningLine]

    @classmethod
    def of(cls, rows: Iterable[Appointment], openings: Iterable[FileOpening]) -> "OwnChecks":
        """Everything of one's own."""
        return cls(
            [OwnAppointment.of(row) for row in rows],
            [OpeningLine.of(one) for one in openings],
        )
