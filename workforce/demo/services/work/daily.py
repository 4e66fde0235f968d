"""Everything that happens in the homes once people are in post."""

from collections.abc import Mapping

from workforce.demo.rules.country import Country
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger
from workforce.demo.services.work.duties import DutyWriter
from workforce.demo.services.work.leaving import LeavingWriter
from workforce.demo.services.work.presence import PresenceWriter
from workforce.demo.services.work.registered import ManagerWriter
from workforce.employment.states import JobRole

NOBODY = "The deputy manager"


class DailyWriter:
    """Hands each home and each person to those who write of them."""

    def __init__(
        self, ledger: Ledger, country: Country, managers: Mapping[int, PlannedSpell]
    ) -> None:
        self._managers = managers
        self._presence = PresenceWriter(ledger, country)
        self._leaving = LeavingWriter(ledger, country)
        self._absent = ManagerWriter(ledger, country, managers)
        self.duties = DutyWriter(ledger, country)

    def home(self, home: PlannedHome, place: Place, posts: Mapping[JobRole, int]) -> None:
        """What there is of a home as a whole."""
        self._presence.home(home, place.home_id, posts)
        self._absent.write(home, place, self._managers.get(home.number))

    def person(
        self, spell: PlannedSpell, spell_id: int, place: Place, account_id: int | None
    ) -> None:
        """What there is of somebody in post, or of somebody who left."""
        if not spell.is_current:
            self._leaving.write(spell, spell_id, place, account_id)
            return
        manager = self._managers.get(spell.home.number)
        name = f"{manager.given_name} {manager.family_name}" if manager else NOBODY
        self._presence.person(spell, spell_id, place)
        self.duties.person(spell, place, name)
