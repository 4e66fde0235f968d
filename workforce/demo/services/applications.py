"""Applications: those that led to a post, those under way, and those of adverts that ended."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from workforce.applications.models import Application
from workforce.applications.models.applications import ALIAS_LENGTH
from workforce.applications.queries import facts
from workforce.applications.states import RightToWork
from workforce.applications.states.hiring import OfferState
from workforce.demo.rules import chance, posts, words
from workforce.demo.rules.board.asks import asks
from workforce.demo.rules.board.closed import ClosedAdvert
from workforce.demo.rules.board.showcase import Shown
from workforce.demo.rules.country import Country
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.rules.posts import PlannedAdvert
from workforce.demo.services.adverts import write_advert
from workforce.demo.services.board import ways
from workforce.demo.services.board.attention import AttentionWriter
from workforce.demo.services.board.ended import EndWriter
from workforce.demo.services.board.offers import OfferWriter
from workforce.demo.services.board.pool import Pool
from workforce.demo.services.board.ways import State, Steps, Way, Ways
from workforce.demo.services.forms import FormWriter
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.demo.services.people import PeopleWriter, candidate_email
from workforce.demo.services.spells import SpellWriter, WayIn
from workforce.vacancies.models import VacancyPlace

# Days before somebody's first day on which their advert and application went on.
PUBLISHED, SUBMITTED, SHORTLISTED, INTERVIEWING, ENDED, OFFERED = 70, 58, 52, 45, 40, 31
ACCEPTED = 29
FIRST_HIRED_NUMBER = 1_000_000
# An advert that is open so long has an offer as often, where so many have applied.
OFFER_DAYS, OFFER_PERCENT, OFFER_FROM = 21, 14, 3
INTERESTED_PERCENT, DRAFTS_PERCENT = 30, 7

# How long the demo’s candidate has waited, and the jobs they applied for stay open at least.
QUIET_DAYS, QUIET_JOBS = 16, 3


@dataclass(frozen=True, slots=True)
class Job:
    """An advert as its applications need it: its row, its home, who recruits, until when open."""

    advert: PlannedAdvert
    vacancy_id: int
    place: Place
    contact_id: int
    until: date


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
        self._last_day = country.today - timedelta(days=1)
        self._forms = FormWriter(ledger, country)
        self._ends = EndWriter(ledger, country)
        self._offers = OfferWriter(ledger, country.today)
        self.attention = AttentionWriter(ledger, country)
        self._under_way = Ways(self._luck, ways.UNDER_WAY)
        self._over = Ways(self._luck, ways.OVER)
        self._interested = Ways(self._luck, ways.INTERESTED)
        self.pool = Pool.empty()
        # How many reached each employer.
        self.sent: Counter[int] = Counter()
        # Homes that a job in several homes is in too, with their numbers.
        self.further: list[tuple[PlannedHome, int]] = []
        self._quiet: list[tuple[bool, int, Job]] = []

    def hired(self, spell: PlannedSpell, place: Place, contact_id: int) -> WayIn:
        """The advert and application by which somebody came to be in post."""
        number = FIRST_HIRED_NUMBER + spell.number
        given, family = spell.given_name, spell.family_name
        candidate_id = self._people.candidate(given, family, number)

        def before(days: int) -> date:
            return spell.started_on - timedelta(days=days)

        days = (before(PUBLISHED), before(ENDED))
        advert = posts.advert(
            self._luck, spell.home, spell.role, spell.contract, spell.weekly_hours, days
        )
        vacancy_id = self._advert(advert, place, contact_id, before(ENDED))
        job = Job(advert, vacancy_id, place, contact_id, before(ENDED))
        moments = [
            at(before(ago), 13) for ago in (SUBMITTED, SHORTLISTED, INTERVIEWING, OFFERED, 0)
        ]
        steps = list(zip(ways.STARTED, moments, strict=True))
        row, origin = self._application(job, candidate_id, steps)
        answered = (moments[3], at(before(ACCEPTED), 13), OfferState.ACCEPTED)
        self._offers.write(row, advert, place, (contact_id, candidate_id), answered)
        self._ends.hired(vacancy_id, origin, spell.started_on, contact_id)
        self._several(job, self._over.draw(self._country.demand.hired[spell.number]))
        return WayIn(candidate_id, candidate_email(given, family, number), origin)

    def closed(self, one: ClosedAdvert, count: int, place: Place, contact_id: int) -> None:
        """An advert that ended without a hire here, with who applied for it."""
        vacancy_id = self._advert(one.advert, place, contact_id, one.ended_on)
        job = Job(one.advert, vacancy_id, place, contact_id, one.ended_on)
        self._ends.closed(one, vacancy_id, contact_id)
        self._several(job, self._over.draw(count))

    def live(self, advert: PlannedAdvert, count: int, place: Place, contact_id: int) -> None:
        """A live advert, and the applications for it so far."""
        vacancy_id = self._advert(advert, place, contact_id, None)
        job = Job(advert, vacancy_id, place, contact_id, self._last_day)
        self._several(job, self._ways(advert, count), written=True)
        if advert.shown is Shown.SEVERAL:
            self._further(vacancy_id)
        self._note_quiet(job, count)

    def _further(self, vacancy_id: int) -> None:
        """The other homes of a job that is in several."""
        for home, number in self.further:
            self._ledger.add(
                VacancyPlace,
                vacancy_id=vacancy_id,
                home_id=number,
                region_code=home.site.region_code,
                authority_code=home.site.authority_code,
                public_point=home.site.public_point,
            )

    def _note_quiet(self, job: Job, count: int) -> None:
        """A job of another employer for which few have applied so far: somebody else might."""
        days = (self._country.today - job.advert.published_on).days
        is_open = job.advert.closes_on >= self._country.today + timedelta(days=QUIET_DAYS)
        if not job.advert.home.is_showcase and count < OFFER_FROM and days > QUIET_DAYS and is_open:
            far = job.advert.home.site.region_code != self._country.homes[0].site.region_code
            self._quiet = sorted([*self._quiet, (far, job.vacancy_id, job)])[:QUIET_JOBS]

    def of_candidate(self, person_id: int, name: str) -> None:
        """What the demo’s candidate sent: met once, met and liked, and not taken forward."""
        days = timedelta(days=QUIET_DAYS)
        for way, (_far, _turn, job) in zip(ways.OF_THE_CANDIDATES, self._quiet, strict=False):
            first = self._country.today - days
            steps = ways.moments(self._luck, way, (first, first), self._last_day)
            row, _origin = self._application(job, person_id, steps)
            self._forms.write(row, 0, steps[0][1], shown=True, name=name)

    def _advert(
        self, advert: PlannedAdvert, place: Place, contact_id: int, ended_on: date | None
    ) -> int:
        vacancy_id = write_advert(
            self._ledger, advert, place.home_id, place.organisation_id, contact_id, ended_on
        )
        self._ends.changed(advert, vacancy_id, contact_id, ended_on or self._last_day)
        self.attention.looks(advert, vacancy_id, ended_on or self._last_day)
        return vacancy_id

    def _ways(self, advert: PlannedAdvert, count: int) -> list[Way]:
        if advert.shown in ways.WAITING:
            return list(ways.WAITING[advert.shown])
        found = self._under_way.draw(count)
        if asks(advert).takes_interest:
            short = sum(self._luck.random() * 100 < INTERESTED_PERCENT for _ in range(count))
            found[count - short :] = self._interested.draw(short)
        long_open = (self._country.today - advert.published_on).days >= OFFER_DAYS
        if long_open and count >= OFFER_FROM and self._luck.random() * 100 < OFFER_PERCENT:
            found[0] = ways.OFFERED
        drafts = int(count * DRAFTS_PERCENT / 100 + self._luck.random())
        return [*found, *[(State.DRAFT,)] * drafts]

    def _several(self, job: Job, drawn: list[Way], *, written: bool = False) -> None:
        """As many applications as ways, each of another candidate."""
        days = ways.window(job.advert, job.until, self._country.today)
        chosen = self.pool.draw(self._luck, job.advert.home.site.region_code, len(drawn))
        for index, way in zip(chosen, drawn, strict=False):
            steps = ways.moments(self._luck, way, days, self._last_day)
            candidate_id = self.pool.first_id + index
            row, origin = self._application(job, candidate_id, steps)
            self._beside(row, index, steps, job, written=written)
            last, moment = steps[-1]
            if last is State.OFFERED:
                offer = self._offers.standing(moment)
                people = (job.contact_id, candidate_id)
                self._offers.write(row, job.advert, job.place, people, offer)
                self._checking(job, index, origin, moment.date())
            elif last is State.DECLINED:
                answered = (steps[-2][1], moment, OfferState.DECLINED)
                people = (job.contact_id, candidate_id)
                self._offers.write(row, job.advert, job.place, people, answered)

    def _beside(self, row: int, index: int, steps: Steps, job: Job, *, written: bool) -> None:
        """What belongs to how it was sent: a form, the short first step, or only a beginning."""
        first, moment = steps[0]
        if first is State.DRAFT:
            self._forms.begun(row, index)
        elif first is State.INTERESTED:
            self._forms.first_step(row, moment)
        elif written:
            self._forms.write(row, index, moment, shown=job.advert.home.number == 1)

    def _application(self, job: Job, candidate_id: int, steps: Steps) -> tuple[int, str]:
        """One application with its history; returns its id and its name as an origin."""
        public_id = self._ledger.public_id()
        first, moment = steps[0]
        draft = first is State.DRAFT
        chosen = {State.SHORTLISTED: None, **dict(steps)}
        number = self._ledger.add(
            Application,
            public_id=public_id,
            vacancy_id=job.vacancy_id,
            organisation_id=job.place.organisation_id,
            candidate_id=candidate_id,
            state=steps[-1][0],
            sent_at=None if draft else moment,
            completed_at=moment if first is State.SUBMITTED else None,
            came_from=self.attention.came_from(job.advert, moment, draft=draft),
            shortlisted_at=chosen[State.SHORTLISTED],
            alias=public_id[:ALIAS_LENGTH].upper(),
            # Ofcom keeps these numbers free for drama.
            telephone=None if draft else f"07700 900{int(self._luck.random() * 1000):03d}",
            statement="" if draft else words.statement(self._luck),
            right_to_work="" if draft else RightToWork.YES.value,
            created_at=moment,
        )
        self.sent[job.place.organisation_id] += not draft
        self._history(number, job.contact_id, candidate_id, steps)
        return number, f"{facts.ORIGIN}{public_id}"

    def _history(self, number: int, contact_id: int, candidate_id: int, steps: Steps) -> None:
        moves: list[Step] = []
        start: State | None = None
        for to, moment in steps:
            mover = candidate_id if to in ways.OF_THE_CANDIDATE else contact_id
            moves.append((start, to, moment, mover))
            start = to
        self._ledger.history(Application, number, moves)

    def _checking(self, job: Job, index: int, origin: str, day: date) -> None:
        """The appointment that an offer opened."""
        person = self._newcomer(job.advert, index, day)
        email = candidate_email(person.given_name, person.family_name, index)
        way_in = WayIn(self.pool.first_id + index, email, origin)
        self._spells.checking(person, job.place, way_in, day)

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
