"""Alerts of people with and without an account, as people search, matched up to yesterday."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from workforce.core import clock
from workforce.demo.rules import chance, words
from workforce.demo.rules.country import Country
from workforce.demo.services.ledger import Ledger, Step, at
from workforce.demo.services.people import candidate_email
from workforce.employment.states import JobRole
from workforce.messages.states import Channel
from workforce.places import rules as places
from workforce.vacancies.models import AlertRun, JobAlert
from workforce.vacancies.queries.returning import alerts as queries
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.rules.search import from_query
from workforce.vacancies.services.alerts import asking, reach
from workforce.vacancies.states.alerts import AlertEnd, AlertFrequency, AlertState

OUTCODES, WISHES = 110, 3_000
RADII = {"5": 1.0, "10": 4.0, "20": 3.0, "50": 1.0}
NEAR_PERCENT, COUNCIL_PERCENT = 78, 12
ROLES = {
    JobRole.RESIDENTIAL_SUPPORT_WORKER: 60.0,
    JobRole.SENIOR_RESIDENTIAL_SUPPORT_WORKER: 12.0,
    JobRole.WAKING_NIGHT_WORKER: 12.0,
    JobRole.DEPUTY_MANAGER: 5.0,
    JobRole.REGISTERED_MANAGER: 6.0,
    JobRole.THERAPIST: 3.0,
    JobRole.TEACHER: 2.0,
}
WORDS = ("support worker", "nights", "children", "senior", "no experience", "diploma", "visit")
PATTERNS = ("full-time", "part-time", "waking-nights", "weekends", "bank")
PAY = ("12.50", "13", "13.50", "14")
ROLE_PERCENT, WORDS_PERCENT, PATTERN_PERCENT, PAY_PERCENT = 75, 25, 20, 15
WEEKLY_PERCENT, TEXT_PERCENT, ACCOUNT_PERCENT, WELSH_PERCENT = 35, 1, 40, 2
UNCONFIRMED_PERCENT, ENDED_PERCENT = 1, 6
LONGEST_DAYS, UNCONFIRMED_DAYS = 330, 5
# Ofcom keeps these numbers free for drama.
NUMBER = "+447700900{:03d}"
NUMBERS = 1_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What an alert asks for, as its columns hold it."""

    query: rules.Pairs
    columns: dict[str, Any]


class AlertWriter:
    """Writes alerts: each address has another wish each time, and every wish was understood."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._country = country
        self._luck: Random = chance.stream(country.seed, "alerts")
        self._marks = {
            frequency: rules.last_due(frequency, country.today) for frequency in AlertFrequency
        }
        self._known: set[int] = set()

    def write(self, candidates: int) -> None:
        """All alerts; some are of candidates with an account, by their numbers up to a count."""
        live, luck = self._country.size.alerts, self._luck
        with clock.stopped_at(at(self._country.today - timedelta(days=1), 12)):
            wishes = self._wishes(min(WISHES, live))
        self._runs()
        ended, waiting = live * ENDED_PERCENT // 100, max(1, live * UNCONFIRMED_PERCENT // 100)
        states = (
            *((AlertState.LIVE,) * live),
            *((AlertState.ENDED,) * ended),
            *((AlertState.ASKED,) * waiting),
        )
        for number, state in enumerate(states):
            by_text = luck.random() * 100 < TEXT_PERCENT
            channel = Channel.TEXT if by_text else Channel.EMAIL
            address = self._address(number, candidates, by_text=by_text)
            wish = wishes[int(luck.random() * len(wishes))]
            mark = asking.marks(channel, address, wish.query)[0]
            if hash(mark) in self._known:
                wish = wishes[number % len(wishes)]
                mark = asking.marks(channel, address, wish.query)[0]
            self._known.add(hash(mark))
            self._alert(state, wish, (channel, address, mark))

    def _address(self, number: int, candidates: int, *, by_text: bool) -> str:
        if by_text:
            return NUMBER.format(number % NUMBERS)
        if self._luck.random() * 100 < ACCOUNT_PERCENT:
            index = int(self._luck.random() * candidates)
            return candidate_email(*words.numbered_person(index), index)
        return f"reader{number}@readers.example.org"

    def _runs(self) -> None:
        """The last time that alerts of each kind were looked through."""
        for frequency, until in self._marks.items():
            self._ledger.add(
                AlertRun, frequency=frequency, day=until.date(), until=until, created_at=until
            )

    def _alert(self, state: AlertState, wish: Wish, whose: tuple[Channel, str, str]) -> None:
        channel, address, mark = whose
        luck, over = self._luck, state is AlertState.ENDED
        longest = UNCONFIRMED_DAYS if state is AlertState.ASKED else LONGEST_DAYS
        asked = at(self._country.today - timedelta(days=4 + int(luck.random() * longest)), 20)
        weekly = luck.random() * 100 < WEEKLY_PERCENT
        frequency = AlertFrequency.WEEKLY if weekly else AlertFrequency.DAILY
        confirmed = None if state is AlertState.ASKED else asked + timedelta(minutes=9)
        ended = asked + timedelta(days=2) if over else None
        mark_at = confirmed and (ended or max(self._marks[frequency], confirmed))
        number = self._ledger.add(
            JobAlert,
            state=state,
            channel=channel,
            frequency=frequency,
            language="cy" if luck.random() * 100 < WELSH_PERCENT else "en",
            address=None if over else address,
            address_digest=None if over else queries.address_digests(channel, address)[0],
            only_one=None if over else mark,
            query=[list(pair) for pair in wish.query],
            **wish.columns,
            confirmed_at=confirmed,
            touched_at=confirmed or asked,
            matched_until=mark_at,
            ended_at=ended,
            ended_why=AlertEnd.STOPPED if over else None,
            created_at=asked,
        )
        self._ledger.history(JobAlert, number, _steps(asked, confirmed, ended))

    def _wishes(self, count: int) -> list[Wish]:
        sites = sorted({home.site.outcode for home in self._country.homes})
        outcodes = self._luck.sample(sites, min(OUTCODES, len(sites)))
        councils = sorted({home.site.authority_code for home in self._country.homes})
        found: dict[rules.Pairs, Wish] = {}
        while len(found) < count:
            search = from_query(self._asked(outcodes, councils))
            asking.refuse_unclear(search)
            query = rules.query_of(search)
            if query in found:
                continue
            values = {name: getattr(rules.wanted(search), name) for name in rules.Wanted.__slots__}
            place = reach.kept_place(values.pop("token"), values.pop("radius"))
            found[query] = Wish(query, {**values, "place_id": place.id if place else None})
        return list(found.values())

    def _asked(self, outcodes: list[str], councils: list[str]) -> list[tuple[str, str]]:
        """A place, and one thing more at least."""
        luck = self._luck
        drawn = luck.random() * 100
        if drawn < NEAR_PERCENT:
            radius = chance.pick(luck, RADII)
            asked = [("location", luck.choice(outcodes)), ("radius", radius)]
        elif drawn < NEAR_PERCENT + COUNCIL_PERCENT:
            asked = [("authority", luck.choice(councils))]
        else:
            asked = [("region", luck.choice(places.regions()).slug)]
        for percent, name, values in (
            (WORDS_PERCENT, "q", WORDS),
            (PATTERN_PERCENT, "pattern", PATTERNS),
            (PAY_PERCENT, "pay", PAY),
        ):
            if luck.random() * 100 < percent:
                asked.append((name, luck.choice(values)))
        if luck.random() * 100 < ROLE_PERCENT or all(name != "q" for name, _ in asked):
            asked.append(("role", chance.pick(luck, ROLES).value))
        return asked


def _steps(asked: datetime, confirmed: datetime | None, ended: datetime | None) -> list[Step]:
    steps: list[Step] = [(None, AlertState.ASKED.value, asked, None)]
    if confirmed is not None:
        steps.append((AlertState.ASKED.value, AlertState.LIVE.value, confirmed, None))
    if ended is not None:
        steps.append((AlertState.LIVE.value, AlertState.ENDED.value, ended, None))
    return steps
