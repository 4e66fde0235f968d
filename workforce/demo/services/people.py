"""Accounts: the demo people of the sign-in page, those who run homes, and candidates."""

from dataclasses import dataclass, field
from datetime import timedelta

from workforce.accounts import presenters
from workforce.accounts.models import Person
from workforce.demo.rules import words
from workforce.demo.rules.country import Country
from workforce.demo.services.ledger import Ledger, at

PASSWORD = "demo-password-only"  # noqa: S105 - refused outside demo mode
STAFF_DOMAIN = "people.example.org"
CANDIDATE_DOMAIN = "candidates.example.org"
CAST = {
    "candidate": ("Amara", "Okafor"),
    "recruiter": ("Daniel", "Reeve"),
    "manager": ("Priya", "Nair"),
    "training": ("Helen", "Whitworth"),
    "sponsor": ("Tomasz", "Zielinski"),
    "trainer": ("Marcus", "Bell"),
    "analyst": ("Sofia", "Lindqvist"),
    "commissioner": ("Ruth", "Ackroyd"),
    "campaign": ("Callum", "Fraser"),
    "support": ("Meera", "Shah"),
    "owner": ("Gillian", "Beck"),
    "responsible": ("Owen", "Pritchard"),
    "agency": ("Nadia", "Rahman"),
    "worker": ("Jonah", "Marsh"),
}
WITHOUT_MEMBERSHIP = frozenset({"candidate", "worker"})
DAYS_WITH_ACCOUNT = 380
FIRST_CHAIR_NUMBER, CHAIRS_COUNT = 900_000, 4


@dataclass(slots=True)
class Accounts:
    """Ids of accounts: the demo people by name, two leaders of each owner, managers of homes.

    Chairs own what is no provider.
    """

    cast: dict[str, int] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    responsible: dict[int, int] = field(default_factory=dict)
    managers: dict[int, int] = field(default_factory=dict)
    chairs: list[int] = field(default_factory=list)
    applicant: int = 0


class PeopleWriter:
    """Makes accounts that share one password hash."""

    def __init__(self, ledger: Ledger, country: Country, password_hash: str) -> None:
        self._ledger = ledger
        self._hash = password_hash
        self._made_at = at(country.today - timedelta(days=DAYS_WITH_ACCOUNT))

    def person(self, email: str, given: str, family: str, *, second_factor: bool = False) -> int:
        """An account with a confirmed address; those who see others' data need a second factor."""
        return self._ledger.add(
            Person,
            email=email,
            email_confirmed_at=self._made_at,
            password_hash=self._hash,
            given_name=given,
            family_name=family,
            language="en",
            second_factor_required=second_factor,
            created_at=self._made_at,
        )

    def member(self, given: str, family: str, number: int) -> int:
        """An account of somebody who works for an organisation."""
        email = words.email(given, family, number, STAFF_DOMAIN)
        return self.person(email, given, family, second_factor=True)

    def candidate(self, given: str, family: str, number: int) -> int:
        """An account of somebody who looks for work."""
        return self.person(candidate_email(given, family, number), given, family)


def candidate_email(given: str, family: str, number: int) -> str:
    """The address of a candidate."""
    return words.email(given, family, number, CANDIDATE_DOMAIN)


def demo_people(writer: PeopleWriter) -> dict[str, int]:
    """The accounts of the sign-in page, by name."""
    return {
        name: writer.person(
            presenters.demo_address(name),
            given,
            family,
            second_factor=name not in WITHOUT_MEMBERSHIP,
        )
        for name, (given, family) in CAST.items()
    }


def leaders(writer: PeopleWriter, country: Country, accounts: Accounts) -> None:
    """An owner and a responsible individual for every provider: two people for every check.

    With them come the owners of other organisations, and somebody who asks to join.
    """
    accounts.owners[1] = accounts.cast["owner"]
    accounts.responsible[1] = accounts.cast["responsible"]
    for owner in country.owners[1:]:
        first, second = 2 * owner.number, 2 * owner.number + 1
        for held, number in ((accounts.owners, first), (accounts.responsible, second)):
            given, family = words.numbered_person(number * 31)
            held[owner.number] = writer.member(given, family, number)
    accounts.chairs = [
        writer.member(*words.numbered_person(number), number)
        for number in range(FIRST_CHAIR_NUMBER, FIRST_CHAIR_NUMBER + CHAIRS_COUNT)
    ]
    accounts.applicant = writer.member("Ines", "Duarte", 1)
