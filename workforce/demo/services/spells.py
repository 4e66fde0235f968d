"""People in post: through the gate with all their checks, or there before their home joined."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from workforce.checks.models import Appointment, ProvisionalCondition
from workforce.checks.rules import Requirement
from workforce.checks.states import AppointmentState, CheckKind, CheckState
from workforce.demo.rules import chance, files, words
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import GATE_DAYS, PlannedSpell
from workforce.demo.services.gate.asked import Asked, asked
from workforce.demo.services.gate.checks import CheckWriter, Place, Sight
from workforce.demo.services.gate.files import FileWriter, Opened
from workforce.demo.services.gate.showcase import Shown
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.demo.services.people import STAFF_DOMAIN
from workforce.employment import rules as employment
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.states import Contract, JobRole


@dataclass(frozen=True, slots=True)
class WayIn:
    """How somebody came: an account with its address, and the application that led here.

    `permission_until` is the last day of a permission to work that has one.
    """

    account_id: int | None = None
    email: str | None = None
    origin: str | None = None
    permission_until: date | None = None


class SpellWriter:
    """Writes people in post with the appointments by which they came."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._today = country.today
        self._luck: Random = chance.stream(country.seed, "checks")
        self._asked: dict[tuple[str, str, bool, Contract, JobRole], Asked] = {}
        self._checks = CheckWriter(ledger)
        self._files = FileWriter(ledger, country, self._checks)
        self.of_first_home: list[Shown] = []

    def write(self, spell: PlannedSpell, place: Place, way_in: WayIn) -> int:
        """One spell; returns its id."""
        if spell.before_joining:
            number = self._spell(spell, place, way_in, clearance_id=None)
            # Nobody plans the checks of somebody who has left.
            if spell.is_current:
                self._recorded_later(spell, place, way_in, number)
            return number
        public_id = self._ledger.public_id()
        clearance = self._clearance(spell, place, public_id)
        number = self._spell(spell, place, way_in, clearance_id=clearance)
        self._started(spell, place, way_in, number, public_id)
        return number

    def provisional(self, spell: PlannedSpell, place: Place, until: date) -> int:
        """Somebody who started while enquiries are unfinished, where the law knows that."""
        given, public_id = self._of(spell).provisional, self._ledger.public_id()
        if given is None:
            raise ValueError("The rules of this home know no provisional start")
        clearance = self._clearance(spell, place, public_id, until)
        number = self._spell(spell, place, WayIn(), clearance_id=clearance)
        unfinished = given.unfinished
        appointment = self._started(spell, place, WayIn(), number, public_id, unfinished)
        for condition in given.conditions:
            self._ledger.add(
                ProvisionalCondition,
                appointment_id=appointment,
                condition=condition,
                reason=files.texts()["provisional"][given.conditions.index(condition)],
                recorded_by_id=place.seer_id,
                recorded_at=at(spell.started_on, 9),
                created_at=at(spell.started_on, 9),
            )
        return number

    def _clearance(
        self, spell: PlannedSpell, place: Place, public_id: str, until: date | None = None
    ) -> int:
        return self._ledger.add(
            StartClearance,
            home_id=place.home_id,
            role=spell.role,
            organisation_id=place.organisation_id,
            person_key=spell.reference,
            appointment_public_id=public_id,
            cleared_at=at(spell.started_on, 9),
            provisional=until is not None,
            provisional_until=until,
            provisional_home_type=spell.home.home_type if until else None,
            created_at=at(spell.started_on, 9),
        )

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
                sight = _sight(kind, requirement, since, verified=False)
                self._checks.seen(number, place, sight)
            else:
                self._checks.unseen(number, kind, requirement, CheckState.OUTSTANDING)
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
        number = self._ledger.add(
            Appointment,
            **_engaged(spell, place, way_in),
            **{"plan_due_on": None, "person_in_post_id": None, "origin": way_in.origin, **more},
            rule_set=self._of(spell).rule_set,
        )
        if spell.home.number == 1 and spell.is_current and more.get("person_in_post_id"):
            self.of_first_home.append(Shown(spell, number, way_in.account_id))
        return number

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
            self._checks.unseen(number, kind, requirement, CheckState.NOT_RECORDED_HERE)

    def _started(
        self,
        spell: PlannedSpell,
        place: Place,
        way_in: WayIn,
        spell_id: int,
        public_id: str,
        unfinished: frozenset[CheckKind] = frozenset(),
    ) -> int:
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
        seen = {}
        for kind, requirement in self._of(spell).rows:
            seen[kind] = seen_on = opened + timedelta(days=self._luck.randint(2, 12))
            if requirement is None or kind in unfinished:
                self._checks.unseen(number, kind, requirement, CheckState.OUTSTANDING)
                continue
            sight = _sight(kind, requirement, seen_on)
            if kind is CheckKind.RIGHT_TO_WORK:
                sight = replace(sight, expires_on=way_in.permission_until)
            self._checks.seen(number, place, sight)
        held = Opened(number, opened, seen, way_in.permission_until)
        if unfinished:
            self._files.right_to_work(spell, place, held)
        else:
            self._files.write(spell, place, held)
        return number

    def _of(self, spell: PlannedSpell) -> "Asked":
        """What the law asks of such an engagement today."""
        home, engaged = spell.home, (spell.contract, spell.role)
        key = (home.site.nation, home.home_type.value, home.also_school, *engaged)
        if key not in self._asked:
            self._asked[key] = asked(home, *engaged, self._today)
        return self._asked[key]


def _sight(
    kind: CheckKind, requirement: Requirement, seen_on: date, *, verified: bool = True
) -> Sight:
    return Sight(
        kind,
        seen_on,
        required=requirement.blocks,
        dated=requirement.needs_date,
        verified=verified,
        copied=requirement.certificate is not None and requirement.certificate.copy,
    )


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
        "settled_given_name": given,
        "settled_family_name": family,
        "email": way_in.email or words.email(given, family, spell.number, STAFF_DOMAIN),
        "account_id": way_in.account_id,
    }
