"""How far everything after the shortlist is with one application, in one statement."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from workforce.applications.models.hiring import (
    ApplicationMessage,
    PlaceRelease,
    ReferenceRequest,
    SelfDisclosure,
)
from workforce.applications.states.hiring import DisclosureState, RequestState
from workforce.core.db import session


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of messages, referees and open addresses, and where the disclosure stands."""

    message_count: int
    unread_count: int
    referee_count: int
    given_count: int
    concern_count: int
    open_count: int
    disclosure: DisclosureState | None


def overview_of(application_id: int, now: datetime) -> Overview:
    """How far everything is with one application."""

    def count(table: Any, *conditions: ColumnElement[bool]) -> Any:  # noqa: ANN401 - any table
        query = select(func.count(table.id)).where(
            table.application_id == application_id, *conditions
        )
        return query.scalar_subquery()

    disclosure = select(SelfDisclosure.state).where(SelfDisclosure.application_id == application_id)
    row = (
        session()
        .execute(
            select(
                count(ApplicationMessage),
                count(
                    ApplicationMessage,
                    ApplicationMessage.from_employer.is_(False),
                    ApplicationMessage.read_at.is_(None),
                ),
                count(ReferenceRequest),
                count(ReferenceRequest, ReferenceRequest.state == RequestState.GIVEN),
                count(ReferenceRequest, ReferenceRequest.concerns.is_(True)),
                count(PlaceRelease, PlaceRelease.ended_at.is_(None), PlaceRelease.until > now),
                disclosure.scalar_subquery(),
            )
        )
        .one()
    )
    return Overview(*row)
