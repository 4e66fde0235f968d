"""Accounts as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

import segno

from workforce.accounts.models import RECOVERY, AccountRecovery, Person, SignInSession
from workforce.accounts.rules import one_time
from workforce.accounts.states import RecoveryState
from workforce.core.translation import LANGUAGES, Lazy, lazy

DEMO_DOMAIN = "demo.example.org"
DEMO_PEOPLE = {
    "candidate": lazy("A candidate who looks for a job"),
    "recruiter": lazy("A recruiter of a provider"),
    "manager": lazy("A registered manager of a home"),
    "training": lazy("A training lead of a provider"),
    "sponsor": lazy("A sponsor officer of a provider"),
    "trainer": lazy("A trainer of a training provider"),
    "analyst": lazy("An analyst of a sector body"),
    "commissioner": lazy("A commissioner of an authority"),
    "campaign": lazy("A campaign manager of a sector body"),
    "support": lazy("Support of this service"),
    "owner": lazy("An owner of a provider"),
    "responsible": lazy("A responsible individual of a provider"),
    "agency": lazy("A manager of a staffing agency"),
    "worker": lazy("An agency worker in a home tonight"),
}
TONES = {
    RecoveryState.WAITING: "wait",
    RecoveryState.SENT: "new",
    RecoveryState.DONE: "good",
    RecoveryState.STOPPED: "closed",
    RecoveryState.LAPSED: "closed",
}


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """An invented person whom one click on the sign-in page signs in."""

    name: str
    email: str
    text: Lazy


def demo_address(name: str) -> str:
    """The address of an invented person of the demo."""
    return f"{name}@{DEMO_DOMAIN}"


def demo_addresses() -> list[str]:
    """The addresses of all invented people of the sign-in page."""
    return [demo_address(name) for name in DEMO_PEOPLE]


def demo_people(known: Iterable[Person]) -> list[DemoPerson]:
    """Those invented people of the sign-in page whom the database knows, in the usual order."""
    there = {person.email for person in known}
    return [
        DemoPerson(name, demo_address(name), text)
        for name, text in DEMO_PEOPLE.items()
        if demo_address(name) in there
    ]


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One's own account."""

    name: str
    email: str
    language: str
    second_factor_since: datetime | None
    second_factor_required: bool
    recovery_ready_at: datetime | None

    @classmethod
    def of(cls, person: Person, recoveries: Iterable[AccountRecovery]) -> Self:
        """From the person's row and the recoveries under way."""
        return cls(
            name=person.name,
            email=person.email,
            language=LANGUAGES[person.language],
            second_factor_since=person.totp_confirmed_at,
            second_factor_required=person.second_factor_required,
            recovery_ready_at=next((row.ready_at for row in recoveries), None),
        )


@dataclass(frozen=True, slots=True)
class Browser:
    """One browser in which the person is signed in."""

    public_id: str
    text: str
    since: datetime
    seen_at: datetime
    is_this: bool

    @classmethod
    def of(cls, row: SignInSession, this: int) -> Self:
        """From a sign-in and the number of the present one."""
        return cls(row.public_id, row.browser, row.created_at, row.seen_at, row.id == this)


@dataclass(frozen=True, slots=True)
class SetUpPage:
    """A new secret as a picture to scan and as letters to type."""

    picture: str
    address: str
    letters: str

    @classmethod
    def of(cls, secret: str, account: str, service: str) -> Self:
        """The QR code holds service and address, so that an app can name the entry."""
        address = one_time.address(secret, account, service)
        code = segno.make(address, error="m", micro=False)
        picture = code.svg_data_uri(scale=5, border=3, light="#ffffff")
        return cls(picture, address, one_time.in_groups(secret, 4))


@dataclass(frozen=True, slots=True)
class Recovery:
    """A recovery as support sees it: nothing says whose it is."""

    public_id: str
    opened_at: datetime
    ready_at: datetime
    evidence: Lazy
    state: Lazy
    tone: str
    can_stop: bool

    @classmethod
    def of(cls, row: AccountRecovery) -> Self:
        """From the row, without address and reason."""
        return cls(
            public_id=row.public_id,
            opened_at=row.created_at,
            ready_at=row.ready_at,
            evidence=row.evidence.label,
            state=row.state.label,
            tone=TONES[row.state],
            can_stop=RECOVERY.allows(row.state, RecoveryState.STOPPED),
        )
