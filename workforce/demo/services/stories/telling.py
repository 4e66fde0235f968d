"""All stories of one load, after its rows are written and in the same transaction."""

from sqlalchemy import delete, select

from workforce.checks.models import Appointment
from workforce.core.db import session
from workforce.demo.rules.country import Country
from workforce.demo.services.ledger import Ledger
from workforce.demo.services.stories import again, campaigns, keeping, passing, worries
from workforce.demo.services.stories.board import adverts, candidate, choosing, support
from workforce.demo.services.stories.teller import Teller, named_by
from workforce.messages.models import Letter

# How the service begins the reference of somebody who has none yet, and how long it goes on.
DRAWN, REFERENCE_LENGTH = "P-", 8


def tell(ledger: Ledger, country: Country) -> None:
    """Tell them; nobody is written to about days long gone."""
    teller = Teller(country.today, country.size.everywhere)
    session().expire_all()
    with named_by(ledger):
        passing.tell(teller)
        again.tell(teller)
        worries.tell(teller)
        keeping.tell(teller)
        campaigns.tell(teller)
        adverts.tell(teller)
        choosing.tell(teller)
        candidate.tell(teller)
        support.tell(teller)
        session().flush()
        _name_opened(ledger)
    session().execute(delete(Letter))


def _name_opened(ledger: Ledger) -> None:
    """Offers opened files under names drawn at random: give them names of this country."""
    drawn = Appointment.person_reference.startswith(DRAWN)
    for row in session().scalars(select(Appointment).where(drawn).order_by(Appointment.id)).all():
        row.person_reference = f"{DRAWN}{ledger.public_id()[:REFERENCE_LENGTH].upper()}"
        for check in row.checks:
            check.public_id = ledger.public_id()
