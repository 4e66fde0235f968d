"""Offers behind applications that came so far, each with its code."""

from datetime import date, datetime, timedelta

from workforce.applications.models.hiring import Offer
from workforce.applications.rules.hiring.offers import CODE_LENGTH, OPEN_FOR
from workforce.applications.states.hiring import OfferState
from workforce.demo.rules.posts import PlannedAdvert
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger, Step

# Whoever has not answered an offer after so many days has done so since.
ANSWERED_DAYS = 4


class OfferWriter:
    """Writes the one offer of an application, as it was answered."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger = ledger
        self._today = today

    def write(
        self,
        application_id: int,
        advert: PlannedAdvert,
        place: Place,
        people: tuple[int, int],
        moments: tuple[datetime, datetime | None, OfferState],
    ) -> None:
        """As advertised: by whom and to whom, when it was made, and when and how answered."""
        contact_id, candidate_id = people
        made_at, answered_at, state = moments
        number = self._ledger.add(
            Offer,
            application_id=application_id,
            state=state,
            code=self._ledger.public_id()[:CODE_LENGTH].upper(),
            home_id=place.home_id,
            role=advert.role,
            contract=advert.contract,
            weekly_hours=advert.weekly_hours,
            pay_period=advert.pay_period,
            pay_pence=advert.pay_from_pence,
            expires_on=made_at.date() + OPEN_FOR,
            words="",
            answered_at=answered_at,
            made_by_id=contact_id,
            created_at=made_at,
        )
        steps: list[Step] = [(None, OfferState.OPEN.value, made_at, contact_id)]
        if answered_at is not None:
            steps.append((OfferState.OPEN.value, state.value, answered_at, candidate_id))
        self._ledger.history(Offer, number, steps)

    def standing(self, made_at: datetime) -> tuple[datetime, datetime | None, OfferState]:
        """How an offer stands that nothing else has come of yet."""
        answered = made_at + timedelta(days=ANSWERED_DAYS)
        if answered.date() >= self._today:
            return made_at, None, OfferState.OPEN
        return made_at, answered, OfferState.ACCEPTED
