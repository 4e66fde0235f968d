"""Loading a country: planned without the database, written in one transaction, or not at all."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count

from sqlalchemy import select

from workforce.accounts.services import passwords
from workforce.core import audit, clock, registry
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, NotAllowed
from workforce.core.translation import lazy
from workforce.demo.rules import words
from workforce.demo.rules.country import Country, plan
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.rules.sizes import Size
from workforce.demo.services import homes, stories, training
from workforce.demo.services.applications import ApplicationWriter
from workforce.demo.services.board.alerts import AlertWriter
from workforce.demo.services.board.equality import write_counts
from workforce.demo.services.board.of_homes import OfHomes
from workforce.demo.services.board.pool import Pool
from workforce.demo.services.gate.agency import AgencyWriter, Agents
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.gate.sharing import SharingWriter
from workforce.demo.services.gate.showcase import ShowcaseWriter
from workforce.demo.services.ledger import Ledger
from workforce.demo.services.organisations import OrganisationWriter
from workforce.demo.services.people import (
    CAST,
    PASSWORD,
    Accounts,
    PeopleWriter,
    demo_people,
    leaders,
)
from workforce.demo.services.spells import SpellWriter, WayIn
from workforce.demo.services.sponsorship import CaseWriter
from workforce.demo.services.training import TrainingWriter
from workforce.demo.services.work import owners
from workforce.demo.services.work.daily import DailyWriter
from workforce.employment.states import JobRole
from workforce.places import services as places
from workforce.providers.models import Organisation
from workforce.providers.states import Role
from workforce.training.services import defaults

ACTOR = Actor.system("demo")
CANDIDATES_OF_A_STEP = 100
Progress = Callable[[int, int], None]
ONLY_IN_DEMO = lazy("The demo country is only for demo mode: set DEMO=1 to load it")
NOT_EMPTY = lazy(
    "This database has organisations already, so the demo country was not loaded: "
    "use an empty database"
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded, by count."""

    homes_count: int
    people_count: int
    vacancies_count: int
    candidates_count: int


def any_organisation() -> bool:
    """Whether the database has an organisation, invented or not."""
    return session().scalar(select(Organisation.id).limit(1)) is not None


def load(size: Size, seed: int, progress: Progress | None = None) -> Loaded:
    """Invent a country and write it, all or nothing; refused outside demo mode."""
    if not registry.settings().demo:
        raise NotAllowed(ONLY_IN_DEMO)
    if any_organisation():
        raise Conflict(NOT_EMPTY)
    country = plan(size, seed, clock.today())
    password_hash = passwords.hashed(PASSWORD)
    # The plan stays until the end: nobody need look again and again whether it is still wanted.
    gc.freeze()
    try:
        return _write(country, password_hash, progress or _silent)
    finally:
        gc.unfreeze()


def _silent(done: int, total: int) -> None:
    _ = done, total


@atomic
def _write(country: Country, password_hash: str, progress: Progress) -> Loaded:
    places.load_reference()
    defaults.load_defaults()
    session().flush()
    ledger = Ledger(country.seed, country.today)
    ledger.claim(Organisation)
    if any_organisation():
        raise Conflict(NOT_EMPTY)
    _Writer(ledger, country, password_hash, progress).write()
    ledger.close()
    stories.tell(ledger, country)
    audit.record(ACTOR, "load-demo", ("demo", country.size.name), seed=country.seed)
    return Loaded(
        homes_count=len(country.homes),
        people_count=sum(spell.is_current for spell in country.spells),
        vacancies_count=len(country.adverts),
        candidates_count=country.size.candidates,
    )


class _Writer:
    """Takes one country through all tables."""

    def __init__(
        self, ledger: Ledger, country: Country, password_hash: str, progress: Progress
    ) -> None:
        self._ledger = ledger
        self._country = country
        self._progress = progress
        self._steps = count(1)
        self._total = len(country.homes) + country.size.candidates // CANDIDATES_OF_A_STEP
        self._people = PeopleWriter(ledger, country, password_hash)
        self._accounts = Accounts()
        self._spells = SpellWriter(ledger, country)
        self._applications = ApplicationWriter(ledger, country, self._people, self._spells)
        self._training = TrainingWriter(ledger, country)
        self._cases = CaseWriter(ledger, country)
        self._organisations: dict[int, int] = {}
        self._homes: dict[int, int] = {}
        self._of_homes = OfHomes.of(country)
        self._daily = DailyWriter(ledger, country, self._of_homes.managers)
        self._sharing = SharingWriter(ledger, country, self._spells)

    def write(self) -> None:
        """People first, then who they work for, then every home with all that happens in it."""
        accounts, country = self._accounts, self._country
        accounts.cast = demo_people(self._people)
        leaders(self._people, country, accounts)
        organisations = OrganisationWriter(self._ledger, country, accounts)
        self._organisations = organisations.providers()
        trainers = organisations.others()
        self._agency_id = organisations.agency()
        training.write_courses(self._ledger, country, trainers, accounts.cast["trainer"])
        for number, organisation_id in self._organisations.items():
            self._daily.duties.policies(number, organisation_id, accounts.owners[number])
        self._homes = homes.write_homes(self._ledger, country, self._organisations)
        self._managers(organisations)
        self._candidates()
        for home in country.homes:
            if home.is_claimed:
                self._home(home)
            self._step()
        self._sharing.write()
        self._board()
        held = (self._organisations, self._homes)
        owners.write_proposals(self._ledger, self._of_homes.twice, *held)
        owners.write_transfer(self._ledger, country, *held, accounts.owners)

    def _board(self) -> None:
        """What the demo’s candidate sent, jobs that were kept, alerts, and counted answers."""
        applicant = self._accounts.cast["candidate"]
        self._applications.of_candidate(applicant, " ".join(CAST["candidate"]))
        pool, attention = self._applications.pool, self._applications.attention
        attention.saved(pool)
        AlertWriter(self._ledger, self._country).write(pool.count)
        write_counts(self._ledger, self._country, self._applications.sent)

    def _step(self) -> None:
        self._progress(next(self._steps), self._total)

    def _managers(self, organisations: OrganisationWriter) -> None:
        """An account for every registered manager, which names the home."""
        for number, spell in self._of_homes.managers.items():
            person_id = (
                self._accounts.cast["manager"]
                if number == 1
                else self._people.member(spell.given_name, spell.family_name, spell.number + 10**6)
            )
            self._accounts.managers[number] = person_id
            organisations.member(
                person_id,
                self._organisations[spell.home.owner.number],
                Role.REGISTERED_MANAGER,
                homes=[self._homes[number]],
            )

    def _candidates(self) -> None:
        """Everybody who looks for work; those who were hired come with their posts."""
        hired = sum(spell.hired_here for spell in self._country.spells)
        wanted = max(0, self._country.size.candidates - hired)
        first = 0
        for number in range(wanted):
            added = self._people.candidate(*words.numbered_person(number), number)
            first = first or added
            if number % CANDIDATES_OF_A_STEP == 0:
                self._step()
        self._applications.pool = Pool.of(self._country, first, wanted)
        further = self._country.homes[1:3]
        self._applications.further = [(home, self._homes[home.number]) for home in further]

    def _home(self, home: PlannedHome) -> None:
        """One home with its posts, its people and its adverts."""
        owner_id = self._accounts.owners[home.owner.number]
        manager_id = self._accounts.managers.get(home.number, owner_id)
        place = Place(
            home_id=self._homes[home.number],
            organisation_id=self._organisations[home.owner.number],
            seer_id=manager_id,
            verifier_id=self._accounts.responsible[home.owner.number],
        )
        recruiter_id = self._accounts.cast["recruiter"] if home.is_showcase else owner_id
        posts = self._of_homes.posts[home.number]
        self._daily.home(home, place, homes.write_posts(self._ledger, posts, place.home_id))
        homes.write_confirmations(self._ledger, home, place.home_id, manager_id)
        for spell in self._of_homes.spells[home.number]:
            self._spell(spell, place, recruiter_id)
        for ended, wanted in self._of_homes.closed[home.number]:
            self._applications.closed(ended, wanted, place, recruiter_id)
        for advert, wanted in self._of_homes.adverts[home.number]:
            self._applications.live(advert, wanted, place, recruiter_id)
        if home.number == 1:
            self._agency(place)
            self._supported(place)

    def _agency(self, place: Place) -> None:
        """The agency with whom the first home works, and who of it is at work there."""
        cast = self._accounts.cast
        agents = Agents(cast["agency"], self._accounts.chairs[-1], cast["worker"])
        agency = AgencyWriter(self._ledger, self._country, self._agency_id)
        spell, spell_id = agency.write(place, agents, self._spells)
        self._daily.person(spell, spell_id, place, cast["worker"])
        self._training.write(spell, spell_id, cast["worker"])
        shown = self._spells.of_first_home
        shown = [*shown[-1:], *shown[:-1]]
        ShowcaseWriter(self._ledger, self._country).write(place, shown)

    def _supported(self, first: Place) -> None:
        """The supported accommodation of the same provider, one of its people provisional."""
        planned = self._country.supported
        number = homes.write_supported(self._ledger, planned.home, self._organisations)
        place = replace(first, home_id=number, seer_id=self._accounts.cast["owner"])
        for spell in planned.spells:
            spell_id = self._spells.write(spell, place, WayIn())
            self._daily.person(spell, spell_id, place, None)
        spell_id = self._spells.provisional(planned.provisional, place, planned.until)
        self._daily.person(planned.provisional, spell_id, place, None)

    def _spell(self, spell: PlannedSpell, place: Place, recruiter_id: int) -> None:
        way_in = WayIn()
        is_manager = spell.is_current and spell.role is JobRole.REGISTERED_MANAGER
        if is_manager:
            way_in = WayIn(self._accounts.managers[spell.home.number])
            # Nobody looks at their own papers.
            place = replace(place, seer_id=self._accounts.owners[spell.home.owner.number])
        elif spell.came_by_applying:
            way_in = self._applications.hired(spell, place, recruiter_id)
        if spell.is_current:
            way_in = replace(way_in, permission_until=self._cases.permission_until(spell))
        number = self._spells.write(spell, place, way_in)
        self._daily.person(spell, number, place, way_in.account_id)
        self._sharing.see(spell, place, way_in)
        if spell.is_current:
            self._training.write(spell, number, way_in.account_id)
            self._cases.write(spell, number, place, way_in)
