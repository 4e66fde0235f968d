"""People in post: through the gate with all their checks, or there before their home joined."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from workforce.checks import rules as gate
from workforce.checks.models import Appointment, Check
from workforce.checks.rules import Requirement
from workforce.checks.services.appointments import NOT_ASKED
from workforce.checks.states import (
    AppointmentState,
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    CheckState,
    EvidenceKind,
)
from workforce.demo.rules import chance, words
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import GATE_DAYS, PlannedSpell
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.demo.services.people import STAFF_DOMAIN
from workforce.employment import rules as employment
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.states import Contract, JobRole
from workforce.providers.states import HomeType

ENHANCED: dict[str, object] = {
    "certificate_level": CertificateLevel.ENHANCED,
    "certificate_workforce": CertificateWorkforce.CHILDREN,
    "barred_list_checked": True,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works: ids of the home, its organisation, and the two who check."""

    home_id: int
    organisation_id: int
    seer_id: int
    verifier_id: int


@dataclass(frozen=True, slots=True)
class WayIn:
    """How somebody came: an account with its address, and the application that led here."""

    account_id: int | None = None
    email: str | None = None
    origin: str | None = None


class SpellWriter:
    """Writes people in post with the appointments by which they came."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._today = country.today
        self._luck: Random = chance.stream(country.seed, "checks")
        self._asked: dict[tuple[str, Contract, JobRole], Asked] = {}

    def write(self, spell: PlannedSpell, place: Place, way_in: WayIn) -> int:
        """One spell; returns its id."""
        if spell.before_joining:
            number = self._spell(spell, place, way_in, clearance_id=None)
            # Nobody plans the checks of somebody who has left.
            if spell.is_current:
                self._recorded_later(spell, place, way_in, number)
            return number
        public_id = self._ledger.public_id()
        clearance = self._ledger.add(
            StartClearance,
            home_id=place.home_id,
            role=spell.role,
            person_key=spell.reference,
            appointment_public_id=public_id,
            cleared_at=at(spell.started_on, 9),
            created_at=at(spell.started_on, 9),
        )
        number = self._spell(spell, place, way_in, clearance_id=clearance)
        self._started(spell, place, way_in, number, public_id)
        return number

    def checking(self, spell: PlannedSpell, place: Place, way_in: WayIn, since: date) -> int:
        """An appointment under way of somebody who has not started, some of its checks seen."""
        number = self._appointment(
            spell,
            place,
            way_in,
            state=AppointmentState.CHECKING,
            public_id=self._ledger.public_id(),
            created_at=at(since, 14),
        )
        self._ledger.history(Appointment, number, [(None, "checking", at(since, 14), None)])
        for turn, (kind, requirement) in enumerate(self._of(spell).rows):
            if requirement is not None and turn % 3 == 0:
                self._check(number, kind, requirement, CheckState.SEEN, place, since)
            else:
                self._check(number, kind, requirement, CheckState.OUTSTANDING, place, since)
        return number

    def _spell(
        self, spell: PlannedSpell, place: Place, way_in: WayIn, clearance_id: int | None
    ) -> int:
        joined_on = spell.home.dates.joined_on or spell.started_on
        recorded_on = max(spell.started_on, joined_on)
        left_on = spell.ended_on and max(spell.ended_on + timedelta(days=1), joined_on)
        return self._ledger.add(
            PersonInPost,
            **_engaged(spell, place, way_in),
            standard_week=employment.STANDARD_WEEK,
            fte=employment.fte(spell.weekly_hours),
            started_on=spell.started_on,
            ended_on=spell.ended_on,
            leaving_reason=spell.reason,
            leaving_recorded_at=left_on and at(left_on),
            before_joining=spell.before_joining,
            home_joined_on=spell.home.dates.joined_on if spell.before_joining else None,
            clearance_id=clearance_id,
            created_at=at(recorded_on),
        )

    def _appointment(self, spell: PlannedSpell, place: Place, way_in: WayIn, **more: object) -> int:
        return self._ledger.add(
            Appointment,
            **_engaged(spell, place, way_in),
            **{"plan_due_on": None, "person_in_post_id": None, "origin": way_in.origin, **more},
            rule_set=self._of(spell).rule_set,
        )

    def _recorded_later(
        self, spell: PlannedSpell, place: Place, way_in: WayIn, spell_id: int
    ) -> None:
        joined = at(spell.home.dates.joined_on or self._today)
        number = self._appointment(
            spell,
            place,
            way_in,
            state=AppointmentState.IN_POST_BEFORE,
            plan_due_on=self._today + timedelta(days=self._luck.randint(10, 90)),
            person_in_post_id=spell_id,
            public_id=self._ledger.public_id(),
            created_at=joined,
        )
        self._ledger.history(Appointment, number, [(None, "in-post-before", joined, None)])
        for kind, requirement in self._of(spell).rows:
            self._unseen(number, kind, requirement, CheckState.NOT_RECORDED_HERE)

    def _started(
        self, spell: PlannedSpell, place: Place, way_in: WayIn, spell_id: int, public_id: str
    ) -> None:
        opened = spell.started_on - timedelta(days=self._luck.randint(24, GATE_DAYS))
        number = self._appointment(
            spell,
            place,
            way_in,
            state=AppointmentState.STARTED,
            person_in_post_id=spell_id,
            public_id=public_id,
            created_at=at(opened),
        )
        steps: list[Step] = [
            (None, "checking", at(opened), place.seer_id),
            ("checking", "started", at(spell.started_on, 9), place.seer_id),
        ]
        self._ledger.history(Appointment, number, steps)
        for kind, requirement in self._of(spell).rows:
            seen_on = opened + timedelta(days=self._luck.randint(2, 12))
            self._check(number, kind, requirement, CheckState.SATISFACTORY, place, seen_on)

    def _check(
        self,
        appointment_id: int,
        kind: CheckKind,
        requirement: Requirement | None,
        state: CheckState,
        place: Place,
        seen_on: date,
    ) -> None:
        """A check that was seen, and verified some days later where the state says so."""
        if requirement is None or state is CheckState.OUTSTANDING:
            self._unseen(appointment_id, kind, requirement, CheckState.OUTSTANDING)
            return
        verified = state is CheckState.SATISFACTORY
        seen_at = at(seen_on, 11)
        verified_at = at(seen_on + timedelta(days=4), 16) if verified else None
        number = self._ledger.add(
            Check,
            appointment_id=appointment_id,
            kind=kind,
            required=requirement.blocks,
            state=state,
            evidence=EvidenceKind.SEEN,
            dated_on=seen_on - timedelta(days=2) if requirement.needs_date else None,
            seen_by_id=place.seer_id,
            seen_at=seen_at,
            verified_by_id=place.verifier_id if verified else None,
            verified_at=verified_at,
            issued_for_us=kind is CheckKind.CRIMINAL_RECORD,
            **(ENHANCED if kind is CheckKind.CRIMINAL_RECORD else {}),
        )
        steps: list[Step] = [("outstanding", "seen", seen_at, place.seer_id)]
        if verified_at is not None:
            steps.append(("seen", "satisfactory", verified_at, place.verifier_id))
        self._ledger.history(Check, number, steps)

    def _unseen(
        self,
        appointment_id: int,
        kind: CheckKind,
        requirement: Requirement | None,
        state: CheckState,
    ) -> None:
        """A check of which nothing is recorded, or which nobody asks for."""
        asked = requirement is not None
        self._ledger.add(
            Check,
            appointment_id=appointment_id,
            kind=kind,
            required=requirement is not None and requirement.blocks,
            state=state if asked else CheckState.NOT_APPLICABLE,
            not_applicable_reason="" if asked else NOT_ASKED,
        )

    def _of(self, spell: PlannedSpell) -> "Asked":
        """What the law asks of such an engagement today."""
        key = (spell.home.site.nation, spell.contract, spell.role)
        if key not in self._asked:
            self._asked[key] = _asked(*key, self._today)
        return self._asked[key]


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule set, and every kind of check it knows with what it asks, if anything."""

    rule_set: str
    rows: tuple[tuple[CheckKind, Requirement | None], ...]


def _asked(nation: str, contract: Contract, role: JobRole, day: date) -> Asked:
    found = gate.rule_set(nation, HomeType.CHILDRENS_HOME.value, day)
    if found is None:
        raise ValueError(f"No rules of the start gate are held for {nation} on {day}")
    asked = {one.kind: one for one in gate.requirements(found, contract, role, day)}
    return Asked(found.name, tuple((kind, asked.get(kind)) for kind in gate.kinds(found)))


def _engaged(spell: PlannedSpell, place: Place, way_in: WayIn) -> dict[str, object]:
    """What a spell and its appointment both say of the person and the engagement."""
    given, family = spell.given_name, spell.family_name
    return {
        "organisation_id": place.organisation_id,
        "home_id": place.home_id,
        "role": spell.role,
        "contract": spell.contract,
        "weekly_hours": spell.weekly_hours,
        "person_reference": spell.reference,
        "given_name": given,
        "family_name": family,
        "email": way_in.email or words.email(given, family, spell.number, STAFF_DOMAIN),
        "account_id": way_in.account_id,
    }
