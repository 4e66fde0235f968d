"""Who is away, who stands in, hours that were worked, and hours that were other before."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from workforce.demo.rules import chance, work
from workforce.demo.rules.country import Country
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.people import HOURS, PlannedSpell
from workforce.demo.rules.work import Away
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger, at
from workforce.employment import rules as employment
from workforce.employment.models import Absence, Cover, EarlierTerms, HoursWorked
from workforce.employment.states import IN_POST_CONTRACTS, CoverKind, HoursSource, JobRole

OTHER_HOURS_PERCENT = 4.0
OTHER_HOURS_SINCE = (8, 150)
COVER_HOURS = ("15", "22.5", "30", "37.5")
COVER_SINCE = (10, 120)
OVERTIME = ("-3.75", "0", "0", "0", "3.75", "7.5")
SUNDAY = 6


class PresenceWriter:
    """Writes absence, cover, hours worked and earlier terms."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._today = country.today
        self._luck: Random = chance.stream(country.seed, "presence")
        self._vacant: dict[int, dict[JobRole, Decimal]] = defaultdict(dict)
        for advert in country.adverts:
            if advert.contract in IN_POST_CONTRACTS:
                held = self._vacant[advert.home.number]
                held[advert.role] = held.get(advert.role, Decimal(0)) + advert.weekly_hours
        self._covering = work.covering(country.seed, country.homes, frozenset(self._vacant))

    def home(self, home: PlannedHome, home_id: int, posts: Mapping[JobRole, int]) -> None:
        """The cover of one home, against its funded posts by role."""
        vacant = self._vacant.get(home.number, {})
        if home.number in self._covering.agency:
            role = max(vacant, key=lambda one: vacant[one])
            hours = min(vacant[role], Decimal(self._luck.choice(COVER_HOURS)))
            self._cover(home, home_id, CoverKind.AGENCY, role, posts, hours, vacant=True)
        if home.number in self._covering.bank:
            role = JobRole.RESIDENTIAL_SUPPORT_WORKER
            hours = Decimal(self._luck.choice(COVER_HOURS[:2]))
            self._cover(home, home_id, CoverKind.BANK, role, posts, hours)

    def person(self, spell: PlannedSpell, spell_id: int, place: Place) -> None:
        """Absence of somebody in post, and other hours before; in the demo provider all weeks."""
        away = work.away(self._luck, spell, self._today)
        if away is not None:
            self._ledger.add(
                Absence,
                organisation_id=place.organisation_id,
                person_reference=spell.reference,
                kind=away.kind,
                from_on=away.from_on,
                until_on=away.until_on,
                expected_until=away.expected_until,
                created_at=at(away.from_on),
            )
        if self._luck.random() * 100 < OTHER_HOURS_PERCENT:
            self._other_hours(spell, spell_id)
        if spell.home.is_showcase:
            self._weeks(spell, place, away)

    def _cover(
        self,
        home: PlannedHome,
        home_id: int,
        kind: CoverKind,
        role: JobRole,
        posts: Mapping[JobRole, int],
        hours: Decimal,
        *,
        vacant: bool = False,
    ) -> None:
        first = self._today - timedelta(days=self._luck.randint(*COVER_SINCE))
        first = max(first, home.dates.joined_on or first)
        self._ledger.add(
            Cover,
            home_id=home_id,
            establishment_post_id=posts.get(role),
            role=role,
            kind=kind,
            weekly_hours=hours,
            fte=employment.fte(hours),
            from_on=first,
            until_on=None,
            covers_vacancy=vacant,
            created_at=at(first),
        )

    def _other_hours(self, spell: PlannedSpell, spell_id: int) -> None:
        """Hours a week before a change that was recorded here."""
        changed_on = self._today - timedelta(days=self._luck.randint(*OTHER_HOURS_SINCE))
        before = self._luck.choice([one for one in HOURS.values() if one != spell.weekly_hours])
        joined_on = spell.home.dates.joined_on or self._today
        if changed_on <= max(spell.started_on, joined_on):
            return
        self._ledger.add(
            EarlierTerms,
            person_in_post_id=spell_id,
            from_on=spell.started_on,
            until_on=changed_on - timedelta(days=1),
            contract=spell.contract,
            weekly_hours=before,
            standard_week=employment.STANDARD_WEEK,
            fte=employment.fte(before),
            created_at=at(changed_on),
        )

    def _weeks(self, spell: PlannedSpell, place: Place, away: Away | None) -> None:
        """The last 13 whole weeks on the rota, none of those spent away."""
        sunday = self._today - timedelta(days=(self._today.weekday() - SUNDAY) % 7 or 7)
        for _, last in employment.weeks_until(sunday):
            hours = spell.weekly_hours + Decimal(self._luck.choice(OVERTIME))
            monday = last - timedelta(days=6)
            if monday < spell.started_on or (away is not None and _touches(away, monday, last)):
                continue
            self._ledger.add(
                HoursWorked,
                organisation_id=place.organisation_id,
                person_reference=spell.reference,
                home_id=place.home_id,
                week_ending=last,
                hours=hours,
                source_kind=HoursSource.ROTA,
                created_at=at(last + timedelta(days=1)),
            )


def _touches(away: Away, first: date, last: date) -> bool:
    return away.from_on <= last and (away.until_on is None or away.until_on >= first)
