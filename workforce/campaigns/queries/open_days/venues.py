"""The homes beside which no open day may be held; nothing of this is ever shown to anybody."""

from collections.abc import Sequence

from sqlalchemy import select

from workforce.core.db import session
from workforce.providers.models import Home


def postcodes_of_homes() -> dict[int, str]:
    """The postcode of every home that is known here, by the number of the home."""
    query = select(Home.id, Home.postcode).where(Home.postcode.is_not(None)).order_by(Home.id)
    return {number: postcode for number, postcode in session().execute(query) if postcode}


def homes_in(outcode: str) -> Sequence[Home]:
    """The homes whose postcode begins with an outcode."""
    known = postcodes_of_homes().items()
    ids = [number for number, postcode in known if postcode.partition(" ")[0] == outcode]
    return session().scalars(select(Home).where(Home.id.in_(ids)).order_by(Home.id)).all()
