"""All stories of one load, after its rows are written and in the same transaction."""

from sqlalchemy import delete

from workforce.core.db import session
from workforce.demo.rules.country import Country
from workforce.demo.services.ledger import Ledger
from workforce.demo.services.stories import again, campaigns, keeping, passing, worries
from workforce.demo.services.stories.board import adverts, candidate, choosing, support
from workforce.demo.services.stories.teller import Teller, named_by
from workforce.messages.models import Letter


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
    session().execute(delete(Letter))
