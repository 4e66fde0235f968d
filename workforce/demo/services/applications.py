"""Applications: those that led to a post, and those under way for live adverts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from workforce.applications.models import Application
from workforce.applications.models.applications import ALIAS_LENGTH
from workforce.applications.queries import facts
from workforce.applications.states import ApplicationState, RightToWork
from workforce.demo.rules import chance, posts, words
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.rules.posts import PlannedAdvert
from workforce.demo.services.adverts import write_advert
from workforce.demo.services.forms import FormWriter
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.demo.services.people import PeopleWriter, candidate_email
from workforce.demo.services.spells import SpellWriter, WayIn

State = ApplicationState
# Days before somebody's first day on which their advert and application went on.
PUBLISHED, SUBMITTED, SHORTLISTED, INTERVIEWING, ENDED, OFFERED = 70, 58, 52, 45, 40, 31
FIRST_HIRED_NUMBER = 1_000_000
PATHS = {
    State.SUBMITTED: (State.SUBMITTED,),
    State.SHORTLISTED: (State.SUBMITTED, State.SHORTLISTED),
    State.INTERVIEWING: (State.SUBMITTED, State.SHORTLISTED, State.INTERVIEWING),
    State.OFFERED: (State.SUBMITTED, State.SHORTLISTED, State.INTERVIEWING, State.OFFERED),
    State.UNSUCCESSFUL: (State.SUBMITTED, State.UNSUCCESSFUL),
    State.WITHDRAWN: (State.SUBMITTED, State.WITHDRAWN),
}
WEIGHTS = {
    State.SUBMITTED: 42.0,
    State.SHORTLISTED: 14.0,
    State.INTERVIEWING: 11.0,
    State.OFFERED: 3.0,
    State.UNSUCCESSFUL: 22.0,
    State.WITHDRAWN: 8.0,
}
# What the demo's recruiter and manager find waiting, by the place of an advert in the first home.
WAITING = {
    0: (State.SUBMITTED, State.SUBMITTED, State.SHORTLISTED),
    2: (State.OFFERED, State.SUBMITTED),
}
OF_THE_CANDIDATE = frozenset({State.SUBMITTED, State.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Pool:
    """Candidates to choose from: the first of their ids, and how many there are."""

    first_id: int
    count: int


class ApplicationWriter:
    """Writes applications with what led to them and what followed."""

    def __init__(
        self, ledger: Ledger, country: Country, people: PeopleWriter, spells: SpellWriter
    ) -> None:
        self._ledger = ledger
        self._country = country
        self._people = people
        self._spells = spells
        self._luck: Random = chance.stream(country.seed, "applications")
        self._forms = FormWriter(ledger, country)
        self._last = 0
        self.pool = Pool(0, 0)

    def hired(self, spell: PlannedSpell, place: Place, contact_id: int) -> WayIn:
        """The advert and application by which somebody came to be in post."""
        number = FIRST_HIRED_NUMBER + spell.number
        given, family = spell.given_name, spell.family_name
        candidate_id = self._people.candidate(given, family, number)

        def before(days: int) -> date:
            return spell.started_on - timedelta(days=days)

        advert = posts.advert(
            self._luck,
            spell.home,
            spell.role,
            spell.contract,
            spell.weekly_hours,
            (before(PUBLISHED), before(ENDED)),
        )
        vacancy = write_advert(
            self._ledger, advert, place.home_id, place.organisation_id, contact_id, before(ENDED)
        )
        states = (*PATHS[State.OFFERED], State.STARTED)
        days = (SUBMITTED, SHORTLISTED, INTERVIEWING, OFFERED, 0)
        moments = [at(before(ago), 13) for ago in days]
        origin = self._application(
            vacancy, place, candidate_id, contact_id, list(zip(states, moments, strict=True))
        )
        return WayIn(candidate_id, candidate_email(given, family, number), origin)

    def live(
        self, advert: PlannedAdvert, turn: int, vacancy_id: int, place: Place, contact_id: int
    ) -> None:
        """The applications for a live advert, the `turn`-th of its home."""
        states = self._states(advert, turn)
        chosen = self._luck.sample(range(self.pool.count), min(len(states), self.pool.count))
        for index, state in zip(chosen, states, strict=False):
            moments = self._moments(advert, len(PATHS[state]))
            steps = list(zip(PATHS[state], moments, strict=True))
            candidate_id = self.pool.first_id + index
            origin = self._application(vacancy_id, place, candidate_id, contact_id, steps)
            shown = advert.home.number == 1
            self._forms.write(self._last, index, steps[0][1], shown=shown)
            if state is State.OFFERED:
                person = self._newcomer(advert, index, moments[-1].date())
                email = candidate_email(person.given_name, person.family_name, index)
                way_in = WayIn(candidate_id, email, origin)
                self._spells.checking(person, place, way_in, moments[-1].date())

    def _states(self, advert: PlannedAdvert, turn: int) -> tuple[State, ...]:
        if advert.home.number == 1 and turn in WAITING:
            return WAITING[turn]
        mean = self._country.size.applications_per_vacancy
        count = int(self._luck.expovariate(1 / (mean + 0.5)))
        return tuple(chance.pick(self._luck, WEIGHTS) for _ in range(count))

    def _moments(self, advert: PlannedAdvert, count: int) -> list[datetime]:
        """When each step was taken: days apart, in order, none later than yesterday."""
        yesterday = self._country.today - timedelta(days=1)
        day, found = advert.published_on, []
        for turn in range(count):
            day = min(day + timedelta(days=self._luck.randint(0, 6)), yesterday)
            found.append(at(day, 18 + turn, self._luck.randint(0, 59)))
        return found

    def _application(
        self,
        vacancy_id: int,
        place: Place,
        candidate_id: int,
        contact_id: int,
        steps: list[tuple[State, datetime]],
    ) -> str:
        """One application with its history; returns its name as the origin of an appointment."""
        public_id = self._ledger.public_id()
        number = self._last = self._ledger.add(
            Application,
            public_id=public_id,
            vacancy_id=vacancy_id,
            organisation_id=place.organisation_id,
            candidate_id=candidate_id,
            state=steps[-1][0],
            sent_at=steps[0][1],
            completed_at=steps[0][1],
            shortlisted_at=dict(steps).get(State.SHORTLISTED),
            alias=public_id[:ALIAS_LENGTH].upper(),
            # Ofcom keeps these numbers free for drama.
            telephone=f"07700 900{self._luck.randint(0, 999):03d}",
            statement=words.statement(self._luck),
            right_to_work=RightToWork.YES.value,
            created_at=steps[0][1],
        )
        moves: list[Step] = []
        start: State | None = None
        for to, moment in steps:
            mover = candidate_id if to in OF_THE_CANDIDATE else contact_id
            moves.append((start, to, moment, mover))
            start = to
        self._ledger.history(Application, number, moves)
        return f"{facts.ORIGIN}{public_id}"

    def _newcomer(self, advert: PlannedAdvert, index: int, day: date) -> PlannedSpell:
        """Somebody with an offer, as an appointment describes them."""
        given, family = words.numbered_person(index)
        return PlannedSpell(
            number=index,
            home=advert.home,
            role=advert.role,
            contract=advert.contract,
            weekly_hours=advert.weekly_hours,
            started_on=day,
            ended_on=None,
            reason=None,
            reference=f"C{index:06d}",
            given_name=given,
            family_name=family,
            hired_here=True,
        )
