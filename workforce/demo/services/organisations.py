"""Organisations of every kind, who belongs to them, and one that waits to be let in."""

from datetime import date, timedelta

from workforce.demo.rules import geography
from workforce.demo.rules.country import Country
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.demo.services.people import Accounts
from workforce.providers.models import Membership, Organisation
from workforce.providers.states import OrganisationKind, OrganisationState, Role

KINDS = OrganisationKind
DAYS_BEFORE_HOMES = 20
PROOF_SOURCE = "The invented register"
WAITING_NAME = "Patient Lantern Childcare"
TRAINING_NAME = "Plain Kettle Training"
SECTOR_NAME = "Observatory of Invented Homes"
COMMISSIONING_NAME = "Aire and Calder Commissioning Partnership"
AGENCY_NAME = "Spare Lantern Staffing"
PLATFORM_NAME = "Platform support"


class OrganisationWriter:
    """Makes organisations that were let in, and memberships in them."""

    def __init__(self, ledger: Ledger, country: Country, accounts: Accounts) -> None:
        self._ledger = ledger
        self._country = country
        self._accounts = accounts

    def providers(self) -> dict[int, int]:
        """Every provider with its leaders; ids by the owner's number in the plan."""
        joined: dict[int, date] = {}
        for home in self._country.homes:
            if home.dates.joined_on is not None:
                earliest = joined.get(home.owner.number, home.dates.joined_on)
                joined[home.owner.number] = min(earliest, home.dates.joined_on)
        found = {}
        for owner in self._country.owners:
            # Somebody whose only home nobody has claimed yet has not joined either.
            if owner.number not in joined:
                continue
            first, second = (
                self._accounts.owners[owner.number],
                self._accounts.responsible[owner.number],
            )
            day = joined[owner.number] - timedelta(days=DAYS_BEFORE_HOMES)
            number = self._approved(
                KINDS.PROVIDER, owner.name, day, first, owner.registration_number
            )
            found[owner.number] = number
            self.member(first, number, Role.OWNER)
            self.member(second, number, Role.RESPONSIBLE_INDIVIDUAL)
        for name, role in (
            ("recruiter", Role.RECRUITER),
            ("training", Role.TRAINING_LEAD),
            ("sponsor", Role.SPONSOR_OFFICER),
        ):
            self.member(self._accounts.cast[name], found[1], role)
        return found

    def others(self) -> int:
        """The platform, a training provider and two sector bodies; returns the trainers' id."""
        cast = self._accounts.cast
        training, watching, commissioning, _ = self._accounts.chairs
        day = self._country.today - timedelta(days=370)
        platform = self._approved(KINDS.PLATFORM, PLATFORM_NAME, day, cast["support"])
        self.member(cast["support"], platform, Role.SUPPORT)
        trainers = self._approved(KINDS.TRAINING_PROVIDER, TRAINING_NAME, day, training)
        self.member(training, trainers, Role.OWNER)
        self.member(cast["trainer"], trainers, Role.TRAINER)
        sector = self._approved(KINDS.SECTOR_BODY, SECTOR_NAME, day, watching)
        self.member(watching, sector, Role.OWNER)
        self.member(cast["analyst"], sector, Role.ANALYST)
        self.member(cast["campaign"], sector, Role.CAMPAIGN_MANAGER)
        codes = sorted(geography.COMMISSIONED_AUTHORITIES)
        commissioners = self._approved(
            KINDS.SECTOR_BODY, COMMISSIONING_NAME, day, commissioning, codes=codes
        )
        self.member(commissioning, commissioners, Role.OWNER)
        self.member(cast["commissioner"], commissioners, Role.COMMISSIONER, codes=codes)
        self._waiting()
        return trainers

    def agency(self) -> int:
        """A staffing agency with its owner and its manager; returns its id."""
        owner, manager = self._accounts.chairs[-1], self._accounts.cast["agency"]
        day = self._country.today - timedelta(days=220)
        number = self._approved(KINDS.AGENCY, AGENCY_NAME, day, owner)
        self.member(owner, number, Role.OWNER)
        self.member(manager, number, Role.AGENCY_MANAGER)
        return number

    def member(
        self,
        person_id: int,
        organisation_id: int,
        role: Role,
        *,
        homes: list[int] | None = None,
        codes: list[str] | None = None,
    ) -> None:
        """A person's role in an organisation."""
        self._ledger.add(
            Membership,
            person_id=person_id,
            organisation_id=organisation_id,
            role=role,
            home_ids=homes or [],
            authority_codes=codes or [],
        )

    def _approved(
        self,
        kind: OrganisationKind,
        name: str,
        day: date,
        asked_by: int,
        number: str | None = None,
        *,
        codes: list[str] | None = None,
    ) -> int:
        asked = at(day - timedelta(days=6))
        row = self._ledger.add(
            Organisation,
            kind=kind,
            state=OrganisationState.APPROVED,
            name=name,
            registration_number=number,
            asked_by_id=asked_by,
            proof_source="" if kind is KINDS.PLATFORM else PROOF_SOURCE,
            proof_checked_on=day - timedelta(days=4),
            proved_at=at(day - timedelta(days=1)),
            approved_at=at(day),
            authority_codes=codes or [],
            created_at=asked,
        )
        support = self._accounts.cast["support"]
        steps: list[Step] = [
            (None, "asked", asked, asked_by),
            ("asked", "code-sent", at(day - timedelta(days=4)), support),
            ("code-sent", "proved", at(day - timedelta(days=1)), asked_by),
            ("proved", "approved", at(day), support),
        ]
        self._ledger.history(Organisation, row, steps)
        return row

    def _waiting(self) -> None:
        """A provider that asked to join yesterday, so that support has something to decide."""
        asked = at(self._country.today - timedelta(days=1), 16)
        unclaimed = next((home for home in self._country.homes if not home.is_claimed), None)
        row = self._ledger.add(
            Organisation,
            kind=KINDS.PROVIDER,
            state=OrganisationState.ASKED,
            name=WAITING_NAME,
            registration_number=unclaimed.registration_number if unclaimed else None,
            asked_by_id=self._accounts.applicant,
            authority_codes=[],
            created_at=asked,
        )
        steps: list[Step] = [(None, "asked", asked, self._accounts.applicant)]
        self._ledger.history(Organisation, row, steps)
