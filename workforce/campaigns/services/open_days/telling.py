"""Letters of an open day: to those who come and wait, and to those who answer for it."""

from collections.abc import Collection, Sequence

from sqlalchemy.dialects import postgresql, sqlite

from workforce.accounts.models import Person
from workforce.campaigns.models import OpenDay, OpenDayBooking, OpenDayNotice
from workforce.campaigns.queries.open_days import bookings as queries
from workforce.campaigns.states import BookingState, OpenDayKind
from workforce.core import clock, secrets
from workforce.core.db import is_postgresql, session
from workforce.core.translation import WELSH
from workforce.messages import services as messages
from workforce.messages.states import Channel

DOOR = "campaigns_bookings.mine"
ALL = 2_000
ACTIVE = (BookingState.BOOKED, BookingState.WAITING)


def token_of(public_id: str) -> str:
    """The token of somebody's own booking: its public id, and a proof."""
    return public_id + secrets.signature(f"open-day-booking:{public_id}")


def of_token(token: str) -> OpenDayBooking | None:
    """Which booking a token opens, if it was signed here."""
    public_id, proof = token[: secrets.PUBLIC_ID_LENGTH], token[secrets.PUBLIC_ID_LENGTH :]
    if not proof.isascii() or not secrets.is_signed(f"open-day-booking:{public_id}", proof):
        return None
    return queries.named(public_id)


def write(letter: str, day: OpenDay, rows: Sequence[OpenDayBooking]) -> None:
    """Write a letter to some of those who booked."""
    drafts = [
        messages.Draft(
            row.address or "",
            f"campaigns/open_days/{letter}",
            said(day, row.language),
            (DOOR, {"token": token_of(row.public_id)}),
            row.language,
            Channel.EMAIL,
        )
        for row in rows
    ]
    messages.write_all(drafts)


def write_once(
    letter: str,
    day: OpenDay,
    step: str,
    *,
    states: Sequence[BookingState] = ACTIVE,
    without: Collection[int] = (),
    limit: int = ALL,
) -> int:
    """Write a letter to all of a day who were not told this step, and note that they were."""
    rows = queries.untold(day, step, states, limit)
    noted = _noted(step, [row.id for row in rows])
    write(letter, day, [row for row in rows if row.id in noted and row.id not in without])
    return len(rows)


def to_people(letter: str, day: OpenDay, people: Sequence[Person], **more: str) -> None:
    """Write to people with an account who answer for an open day or its campaign."""
    for person in people:
        messages.write(
            person,
            f"campaigns/open_days/{letter}",
            {**said(day, person.language), **more},
            link=("campaigns_holder.held", {"open_day_id": day.public_id}),
        )


def said(day: OpenDay, language: str) -> dict[str, object]:
    """What letters say of an open day, in their reader's language; no link of a call."""
    starts, ends = clock.london(day.starts_at), clock.london(day.ends_at)
    place = (day.venue_name, *day.venue_address.splitlines(), day.venue_postcode)
    return {
        "title": (day.welsh_title if language == WELSH else "") or day.title,
        "day": starts.date().isoformat(),
        "starts": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}",
        "place": ", ".join(line.strip() for line in place if line.strip()),
        "online": day.kind is OpenDayKind.ONLINE,
    }


def _noted(step: str, ids: Sequence[int]) -> frozenset[int]:
    """Note a step for those for whom nobody else has noted it; says for whom."""
    if not ids:
        return frozenset()
    dialect = postgresql if is_postgresql() else sqlite
    rows = [{"booking_id": number, "step": step, "created_at": clock.now()} for number in ids]
    new = dialect.insert(OpenDayNotice).values(rows)
    new = new.on_conflict_do_nothing(index_elements=["booking_id", "step"])
    return frozenset(session().scalars(new.returning(OpenDayNotice.booking_id)))
