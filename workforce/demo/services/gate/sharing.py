"""Somebody who left one provider, and lets the demo provider see some checks of that time."""

from dataclasses import replace
from datetime import timedelta

from workforce.checks.models import ShareConsent
from workforce.checks.rules import taking_over
from workforce.checks.states import CheckKind
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger, at
from workforce.demo.services.spells import SpellWriter, WayIn

LEFT_WITHIN_DAYS = 120
CHECKED_DAYS, GIVEN_DAYS = 7, 4
REFERENCE = "S00001"
KINDS = (CheckKind.QUALIFICATIONS,)


class SharingWriter:
    """Finds one such person on the way, and writes their word at the end."""

    def __init__(self, ledger: Ledger, country: Country, spells: SpellWriter) -> None:
        self._ledger = ledger
        self._country = country
        self._spells = spells
        self._first: Place | None = None
        self._found: tuple[PlannedSpell, Place, WayIn] | None = None

    def see(self, spell: PlannedSpell, place: Place, way_in: WayIn) -> None:
        """Remember the demo provider's first home, and the first who fits."""
        if spell.home.number == 1:
            self._first = self._first or place
        oldest = self._country.today - timedelta(days=LEFT_WITHIN_DAYS)
        fits = spell.home.owner.number != 1 and spell.hired_here and not spell.before_joining
        left = spell.ended_on is not None and spell.ended_on >= oldest
        if fits and left and self._found is None:
            self._found = (spell, place, way_in)

    def write(self) -> None:
        """The appointment under way, and the consent."""
        if self._found is None or self._first is None:
            return
        spell, place, way_in = self._found
        today = self._country.today
        person = replace(
            spell,
            home=self._country.homes[0],
            reference=REFERENCE,
            started_on=today,
            ended_on=None,
            reason=None,
        )
        since = today - timedelta(days=CHECKED_DAYS)
        self._spells.checking(person, self._first, replace(way_in, origin=None), since)
        given_on = today - timedelta(days=GIVEN_DAYS)
        self._ledger.add(
            ShareConsent,
            account_id=way_in.account_id,
            from_organisation_id=place.organisation_id,
            to_organisation_id=self._first.organisation_id,
            kinds=[kind.value for kind in KINDS],
            given_on=given_on,
            expires_on=taking_over.longest_share(given_on),
            created_at=at(given_on, 19),
        )
