"""Requests to join, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workforce.core import lifecycle
from workforce.core.translation import Lazy, lazy
from workforce.providers.models import Home, Organisation
from workforce.providers.presenters.choices import council
from workforce.providers.states import (
    OrganisationState,
)
from workforce.web.layout import moment_in_words

STATES: dict[OrganisationState, tuple[Lazy, str]] = {
    OrganisationState.ASKED: (lazy("We are checking your request"), "wait"),
    OrganisationState.CODE_SENT: (lazy("Waiting for the code"), "warn"),
    OrganisationState.PROVED: (lazy("Waiting for approval"), "wait"),
    OrganisationState.APPROVED: (lazy("Approved"), "good"),
    OrganisationState.REFUSED: (lazy("Refused"), "bad"),
    OrganisationState.SUSPENDED: (lazy("Suspended"), "bad"),
    OrganisationState.CLOSED: (lazy("Closed"), "closed"),
}


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request to join in a list."""

    public_id: str
    name: str
    kind: Lazy
    asked_at: datetime
    status: Lazy
    tone: str

    @classmethod
    def of(cls, organisation: Organisation) -> "RequestLine":
        """A request and where it stands."""
        status, tone = STATES[organisation.state]
        return cls(
            organisation.public_id,
            organisation.name,
            organisation.kind.label,
            organisation.created_at,
            status,
            tone,
        )


@dataclass(frozen=True, slots=True)
class RegisterSays:
    """What the register knows of the number that a request names."""

    found: bool
    owner: str | None = None
    area: str = ""
    claimed_by: str = ""

    @classmethod
    def of(cls, homes: Sequence[Home]) -> "RegisterSays":
        """The first home of that number, if there is one."""
        if not homes:
            return cls(found=False)
        home = homes[0]
        holder = home.organisation.name if home.organisation else ""
        return cls(
            found=True,
            owner=home.owner_as_registered,
            area=council(home.authority_code),
            claimed_by=holder,
        )


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to an organisation."""

    title: Lazy
    when: str
    at: str
    by: str
    text: str


def events_of(organisation: Organisation) -> list[Event]:
    """What happened to an organisation, oldest first."""
    return [
        Event(
            STATES[OrganisationState(change.to_state)][0],
            moment_in_words(change.created_at),
            change.created_at.isoformat(timespec="minutes"),
            "",
            change.reason,
        )
        for change in lifecycle.history(organisation)
    ]
