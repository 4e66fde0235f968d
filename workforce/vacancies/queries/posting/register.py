"""Live adverts held against the newest reading of the regulators' registers."""

from datetime import date

from sqlalchemy import exists, func, select

from workforce.core.db import session
from workforce.providers.models import FrameEntry, Home, RegisterFrame
from workforce.providers.states import Regulator
from workforce.vacancies.models import Vacancy
from workforce.vacancies.states import VacancyState


def newest_frames() -> dict[Regulator, date]:
    """As at which day each register was read last."""
    query = (
        select(RegisterFrame.regulator, func.max(RegisterFrame.as_at))
        .group_by(RegisterFrame.regulator)
        .order_by(RegisterFrame.regulator)
    )
    return {row[0]: row[1] for row in session().execute(query)}


def live_off_register(day: date) -> list[str]:
    """Live adverts whose home the newest reading of its register does not have, by public id."""
    frame = (
        select(RegisterFrame.id)
        .where(RegisterFrame.regulator == Home.regulator)
        .order_by(RegisterFrame.as_at.desc())
        .limit(1)
        .correlate(Home)
        .scalar_subquery()
    )
    listed = exists().where(
        FrameEntry.frame_id == frame, FrameEntry.registration_number == Home.registration_number
    )
    query = (
        select(Vacancy.public_id)
        .join(Home, Home.id == Vacancy.home_id)
        .where(
            Vacancy.state == VacancyState.LIVE,
            Vacancy.closes_on >= day,
            exists().where(RegisterFrame.regulator == Home.regulator),
            ~listed,
        )
    )
    return list(session().scalars(query.order_by(Vacancy.id)))
