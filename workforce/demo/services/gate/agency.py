"""A staffing agency: its workers, what it holds of them, who is offered, accepted and at work."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from workforce.accounts import presenters
from workforce.checks.models import (
    Acceptance,
    AgencyCheck,
    AgencyLink,
    AgencyProposal,
    AgencyWorker,
    Appointment,
)
from workforce.checks.services.agency.workers import kinds_of_agency_checks
from workforce.checks.states import AppointmentState, CheckKind, CheckState, EvidenceKind
from workforce.demo.rules import chance, words
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import GATE_DAYS, PlannedSpell
from workforce.demo.services.gate.asked import asked
from workforce.demo.services.gate.checks import ENHANCED, CheckWriter, Place, Sight
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.demo.services.people import CAST, STAFF_DOMAIN
from workforce.demo.services.spells import SpellWriter, WayIn
from workforce.employment.states import Contract, JobRole

WORKERS_COUNT, FIRST_NUMBER = 6, 2_000_000
ORIGIN = "agency:"
TAKEN, OFFERED, AT_WORK, HALF_CHECKED = 0, 1, 2, 4
AGREED_DAYS, TAKEN_DAYS, AT_WORK_DAYS = 150, 6, 45
WEEKLY_HOURS = Decimal(24)
ROLE = JobRole.RESIDENTIAL_SUPPORT_WORKER
DATED = frozenset({CheckKind.CRIMINAL_RECORD, CheckKind.RIGHT_TO_WORK, CheckKind.DISQUALIFICATION})
# What the home has accepted of the worker it takes, and whether its second person verified it.
ACCEPTED = {CheckKind.REFERENCE_RECENT: True, CheckKind.CRIMINAL_RECORD: False}


@dataclass(frozen=True, slots=True)
class Agents:
    """Ids of accounts: the agency’s manager and owner, and its one worker who has an account."""

    manager_id: int
    owner_id: int
    worker_id: int


class AgencyWriter:
    """Writes the agency’s side, and the home’s side of the two workers it takes."""

    def __init__(self, ledger: Ledger, country: Country, agency_id: int) -> None:
        self._ledger = ledger
        self._agency_id = agency_id
        self._today = country.today
        self._first = country.homes[0]
        self._luck: Random = chance.stream(country.seed, "agency")
        self._checks = CheckWriter(ledger)
        self._asked = asked(self._first, Contract.AGENCY, ROLE, country.today)
        # What the agency holds of the worker whom the home takes: each row and its date.
        self._held: dict[CheckKind, tuple[int, date | None]] = {}

    def write(self, place: Place, agents: Agents, spells: SpellWriter) -> tuple[PlannedSpell, int]:
        """The agreement with the demo provider, and every worker; returns who is at work there."""
        agreed_at = at(self._today - timedelta(days=AGREED_DAYS))
        self._ledger.add(
            AgencyLink,
            organisation_id=place.organisation_id,
            agency_id=self._agency_id,
            asked_by_id=place.seer_id,
            agreed_at=agreed_at,
            agreed_by_id=agents.manager_id,
            created_at=agreed_at - timedelta(days=1),
        )
        people = [words.person(self._luck) for _ in range(WORKERS_COUNT)]
        people[AT_WORK] = CAST["worker"]
        rows = [self._worker(turn, *name, agents) for turn, name in enumerate(people)]
        for turn, worker in enumerate(rows):
            self._held_of(turn, worker, agents.manager_id, agents.owner_id)
        self._offer(rows[OFFERED], place, agents, TAKEN_DAYS)
        proposal = self._ledger.public_id()
        number = self._appointment(*people[TAKEN], place, proposal)
        self._offer(rows[TAKEN], place, agents, TAKEN_DAYS, number, proposal)
        self._accept(number, place)
        return self._at_work(rows[AT_WORK], place, agents, spells)

    def _at_work(
        self, worker: int, place: Place, agents: Agents, spells: SpellWriter
    ) -> tuple[PlannedSpell, int]:
        """The worker who passed the home’s gate some weeks ago."""
        given, family = CAST["worker"]
        spell = PlannedSpell(
            number=FIRST_NUMBER + AT_WORK,
            home=self._first,
            role=ROLE,
            contract=Contract.AGENCY,
            weekly_hours=WEEKLY_HOURS,
            started_on=self._today - timedelta(days=AT_WORK_DAYS),
            ended_on=None,
            reason=None,
            reference="A00002",
            given_name=given,
            family_name=family,
            hired_here=False,
        )
        proposal, email = self._ledger.public_id(), presenters.demo_address("worker")
        way_in = WayIn(agents.worker_id, email, f"{ORIGIN}{proposal}")
        spell_id = spells.write(spell, place, way_in)
        appointment_id = spells.of_first_home[-1].appointment_id
        days = AT_WORK_DAYS + GATE_DAYS
        self._offer(worker, place, agents, days, appointment_id, proposal)
        return spell, spell_id

    def _worker(self, turn: int, given: str, family: str, agents: Agents) -> int:
        email = words.email(given, family, FIRST_NUMBER + turn, STAFF_DOMAIN)
        account_id = agents.worker_id if turn == AT_WORK else None
        return self._ledger.add(
            AgencyWorker,
            organisation_id=self._agency_id,
            person_reference=f"W{turn + 1:03d}",
            given_name=given,
            family_name=family,
            email=presenters.demo_address("worker") if account_id else email,
            account_id=account_id,
            created_at=at(self._today - timedelta(days=AGREED_DAYS - turn)),
        )

    def _held_of(self, turn: int, worker: int, manager_id: int, owner_id: int) -> None:
        """Rows of the agency: all verified, or only some of them of the last workers."""
        for place, kind in enumerate(kinds_of_agency_checks()):
            seen_on = self._today - timedelta(days=self._luck.randint(40, 100))
            seen_at, verified_at = at(seen_on, 11), at(seen_on + timedelta(days=3), 15)
            is_seen = turn < HALF_CHECKED or place % 3 != turn % 3
            if not is_seen:
                self._ledger.add(AgencyCheck, worker_id=worker, kind=kind)
                continue
            dated_on = seen_on - timedelta(days=2) if kind in DATED else None
            number = self._ledger.add(
                AgencyCheck,
                worker_id=worker,
                kind=kind,
                state=CheckState.SATISFACTORY,
                evidence=EvidenceKind.SEEN,
                dated_on=dated_on,
                seen_by_id=manager_id,
                seen_at=seen_at,
                verified_by_id=owner_id,
                verified_at=verified_at,
                **(ENHANCED if kind is CheckKind.CRIMINAL_RECORD else {}),
            )
            steps: list[Step] = [
                ("outstanding", "seen", seen_at, manager_id),
                ("seen", "satisfactory", verified_at, owner_id),
            ]
            self._ledger.history(AgencyCheck, number, steps)
            if turn == TAKEN:
                self._held[kind] = (number, dated_on)

    def _offer(
        self,
        worker: int,
        place: Place,
        agents: Agents,
        days: int,
        appointment_id: int | None = None,
        public_id: str | None = None,
    ) -> None:
        """An offer, made a day before it was or could have been taken up."""
        self._ledger.add(
            AgencyProposal,
            public_id=public_id or self._ledger.public_id(),
            worker_id=worker,
            organisation_id=place.organisation_id,
            offered_by_id=agents.manager_id,
            appointment_id=appointment_id,
            closed_at=at(self._today - timedelta(days=days)) if appointment_id else None,
            created_at=at(self._today - timedelta(days=days + 1)),
        )

    def _appointment(self, given: str, family: str, place: Place, proposal: str) -> int:
        opened = at(self._today - timedelta(days=TAKEN_DAYS))
        number = self._ledger.add(
            Appointment,
            organisation_id=place.organisation_id,
            home_id=place.home_id,
            role=ROLE,
            contract=Contract.AGENCY,
            weekly_hours=WEEKLY_HOURS,
            state=AppointmentState.CHECKING,
            person_reference="A00001",
            given_name=given,
            family_name=family,
            email=words.email(given, family, FIRST_NUMBER, STAFF_DOMAIN),
            origin=f"{ORIGIN}{proposal}",
            rule_set=self._asked.rule_set,
            created_at=opened,
        )
        self._ledger.history(Appointment, number, [(None, "checking", opened, place.seer_id)])
        return number

    def _accept(self, appointment_id: int, place: Place) -> None:
        """The rows of the home: two accepted, one of them verified, the others to be settled."""
        accepted_on = self._today - timedelta(days=TAKEN_DAYS - 1)
        for kind, requirement in self._asked.rows:
            if kind not in ACCEPTED or requirement is None:
                state = CheckState.OUTSTANDING
                self._checks.unseen(appointment_id, kind, requirement, state)
                continue
            theirs, dated_on = self._held[kind]
            sight = Sight(
                kind,
                accepted_on,
                verified=ACCEPTED[kind],
                ours=False,
                dated_by_others=dated_on,
            )
            self._ledger.add(
                Acceptance,
                agency_check_id=theirs,
                check_id=self._checks.seen(appointment_id, place, sight),
                accepted_at=at(accepted_on, 11),
                accepted_by_id=place.seer_id,
                created_at=at(accepted_on, 11),
            )
