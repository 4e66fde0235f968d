"""A staffing agency: its workers, what it holds of them, one offered and one being accepted."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

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
from workforce.demo.services.gate.asked import asked
from workforce.demo.services.gate.checks import ENHANCED, CheckWriter, Place, Sight
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.demo.services.people import STAFF_DOMAIN
from workforce.employment.states import Contract, JobRole

WORKERS_COUNT = 6
TAKEN, OFFERED, HALF_CHECKED = 0, 1, 4
AGREED_DAYS, TAKEN_DAYS = 150, 6
WEEKLY_HOURS = Decimal(24)
ROLE = JobRole.RESIDENTIAL_SUPPORT_WORKER
DATED = frozenset({CheckKind.CRIMINAL_RECORD, CheckKind.RIGHT_TO_WORK, CheckKind.DISQUALIFICATION})
# What the home has accepted of the worker it takes, and whether its second person verified it.
ACCEPTED = {CheckKind.REFERENCE_RECENT: True, CheckKind.CRIMINAL_RECORD: False}


class AgencyWriter:
    """Writes the agency’s side, and the home’s side of the one worker it takes."""

    def __init__(self, ledger: Ledger, country: Country, agency_id: int) -> None:
        self._ledger = ledger
        self._agency_id = agency_id
        self._today = country.today
        self._luck: Random = chance.stream(country.seed, "agency")
        self._checks = CheckWriter(ledger)
        self._asked = asked(country.homes[0].site.nation, Contract.AGENCY, ROLE, country.today)
        # What the agency holds of the worker whom the home takes: each row and its date.
        self._held: dict[CheckKind, tuple[int, date | None]] = {}

    def write(self, place: Place, manager_id: int, owner_id: int) -> None:
        """The agreement with the demo provider, and every worker."""
        agreed_at = at(self._today - timedelta(days=AGREED_DAYS))
        self._ledger.add(
            AgencyLink,
            organisation_id=place.organisation_id,
            agency_id=self._agency_id,
            asked_by_id=place.seer_id,
            agreed_at=agreed_at,
            agreed_by_id=manager_id,
            created_at=agreed_at - timedelta(days=1),
        )
        people = [words.person(self._luck) for _ in range(WORKERS_COUNT)]
        for turn, (given, family) in enumerate(people):
            worker = self._worker(turn, given, family)
            self._held_of(turn, worker, manager_id, owner_id)
            if turn == OFFERED:
                self._offer(worker, place, manager_id, appointment_id=None)
            elif turn == TAKEN:
                proposal = self._ledger.public_id()
                number = self._appointment(given, family, place, proposal)
                self._offer(worker, place, manager_id, number, proposal)
                self._accept(number, place)

    def _worker(self, turn: int, given: str, family: str) -> int:
        return self._ledger.add(
            AgencyWorker,
            organisation_id=self._agency_id,
            person_reference=f"W{turn + 1:03d}",
            given_name=given,
            family_name=family,
            email=words.email(given, family, 2_000_000 + turn, STAFF_DOMAIN),
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
        manager_id: int,
        appointment_id: int | None,
        public_id: str | None = None,
    ) -> None:
        offered_at = at(self._today - timedelta(days=TAKEN_DAYS + 1))
        self._ledger.add(
            AgencyProposal,
            public_id=public_id or self._ledger.public_id(),
            worker_id=worker,
            organisation_id=place.organisation_id,
            offered_by_id=manager_id,
            appointment_id=appointment_id,
            closed_at=at(self._today - timedelta(days=TAKEN_DAYS)) if appointment_id else None,
            created_at=offered_at,
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
            email=words.email(given, family, 2_000_000, STAFF_DOMAIN),
            origin=f"agency:{proposal}",
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
