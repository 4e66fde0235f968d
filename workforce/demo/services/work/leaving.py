"""What people say themselves of why they left: most are asked, some answer."""

from datetime import datetime, timedelta
from random import Random

from workforce.core import clock
from workforce.demo.rules import chance, files, work
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger, at
from workforce.employment.models import ExitAnswer
from workforce.employment.rules import exits

DIGEST_BITS = 256
ANSWERED_AFTER = (1, 40)


class LeavingWriter:
    """Writes the private questions to people who left, and the answers of some."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._today = country.today
        self._luck: Random = chance.stream(country.seed, "leaving")

    def write(
        self, spell: PlannedSpell, spell_id: int, place: Place, account_id: int | None
    ) -> None:
        """The question to somebody who left while their home was here, or not long before."""
        joined_on = spell.home.dates.joined_on
        if spell.ended_on is None or spell.reason is None or joined_on is None:
            return
        recorded_on = max(spell.ended_on + timedelta(days=1), joined_on)
        if not exits.is_asked(spell.ended_on, recorded_on):
            return
        answered_at = self._answered_at(at(recorded_on))
        words = self._luck.random() * 100 < work.WITH_WORDS_PERCENT
        reason = work.own_reason(self._luck, spell.reason)
        self._ledger.add(
            ExitAnswer,
            organisation_id=place.organisation_id,
            person_reference=spell.reference,
            person_in_post_id=spell_id,
            account_id=account_id,
            # Nobody holds a link to it: no token has this digest.
            token_digest=f"{self._luck.getrandbits(DIGEST_BITS):064x}",
            expires_at=clock.day_end(exits.link_ends_on(spell.ended_on, recorded_on)),
            left_on=spell.ended_on,
            reason=reason if answered_at else None,
            words=files.one_of(self._luck, "why_left") if answered_at and words else None,
            answered_at=answered_at,
            created_at=at(recorded_on),
        )

    def _answered_at(self, asked_at: datetime) -> datetime | None:
        drawn = self._luck.random() * 100 < work.ANSWERED_PERCENT
        moment = asked_at + timedelta(days=self._luck.randint(*ANSWERED_AFTER), hours=9)
        return moment if drawn and moment < at(self._today) else None
