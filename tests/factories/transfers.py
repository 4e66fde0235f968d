"""Makers of changes of owner, at any stage; each commits."""

from datetime import date, timedelta
from itertools import count

from tests.factories import accounts
from tests.factories.providers import make_organisation
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.providers.models import Home, HomeTransfer, Organisation
from workforce.providers.states import TransferState

_numbers = count(1)


@atomic
def make_transfer(
    home: Home,
    receiver: Organisation | None = None,
    on_day: date | None = None,
    *,
    state: TransferState = TransferState.AGREED,
    confirmed: bool = True,
    number: str = "",
) -> HomeTransfer:
    """A change of owner, agreed and confirmed for tomorrow unless told."""
    row = HomeTransfer(
        home=home,
        from_organisation_id=home.organisation_id,
        to_organisation=receiver or make_organisation(),
        new_registration_number=number or f"{9_000_000 + next(_numbers)}",
        on_day=on_day or clock.today() + timedelta(days=1),
        state=state,
        asked_by_id=accounts.make_person().id,
        agreed_by_id=accounts.make_person().id,
        agreed_at=clock.now(),
        confirmed_by_id=accounts.make_person().id if confirmed else None,
        confirmed_at=clock.now() if confirmed else None,
    )
    session().add(row)
    session().flush()
    return row
