"""What the registers said: frames by source and day, and homes as they are known now."""

from datetime import date

from sqlalchemy import exists, select

from workforce.core.db import session
from workforce.providers.models import EarlierRegistration, FrameEntry, Home, RegisterFrame
from workforce.providers.rules.frames import Known
from workforce.providers.states import HomeType, Regulator


def frames(regulator: Regulator | None = None) -> list[RegisterFrame]:
    """Every frame, of one regulator or all, newest day first."""
    query = select(RegisterFrame).order_by(
        RegisterFrame.as_at.desc(), RegisterFrame.regulator, RegisterFrame.id
    )
    if regulator is not None:
        query = query.where(RegisterFrame.regulator == regulator)
    return list(session().scalars(query))


def frame(regulator: Regulator, as_at: date) -> RegisterFrame | None:
    """The frame of one regulator as at exactly this day."""
    return (
        session()
        .scalars(
            select(RegisterFrame).where(
                RegisterFrame.regulator == regulator, RegisterFrame.as_at == as_at
            )
        )
        .one_or_none()
    )


def frame_in_force(regulator: Regulator, day: date) -> RegisterFrame | None:
    """The newest frame of one regulator as at this day or before."""
    return (
        session()
        .scalars(
            select(RegisterFrame)
            .where(RegisterFrame.regulator == regulator, RegisterFrame.as_at <= day)
            .order_by(RegisterFrame.as_at.desc())
            .limit(1)
        )
        .first()
    )


def newer_frames(regulator: Regulator, as_at: date) -> list[tuple[date, frozenset[str]]]:
    """Days of later frames, oldest first, each with the numbers whose rows were refused in it."""
    rows = session().execute(
        select(RegisterFrame.as_at, RegisterFrame.summary)
        .where(RegisterFrame.regulator == regulator, RegisterFrame.as_at > as_at)
        .order_by(RegisterFrame.as_at)
    )
    return [(day, frozenset(summary["doubtful_numbers"])) for day, summary in rows]


def entries(of: RegisterFrame) -> list[FrameEntry]:
    """Every home as one frame has it, by registration number."""
    return list(
        session().scalars(
            select(FrameEntry)
            .where(FrameEntry.frame_id == of.id)
            .order_by(FrameEntry.registration_number)
        )
    )


def known_homes(regulator: Regulator) -> dict[str, Known]:
    """Children's homes of one regulator as they are known now, by registration number.

    Supported accommodation stands in another register: this one cannot close it.
    """
    rows = session().execute(
        select(
            Home.registration_number,
            Home.home_type,
            Home.sector,
            Home.status,
            Home.short_break_only,
            Home.places_count,
            Home.authority_code,
            Home.owner_as_registered,
            Home.id,
            Home.organisation_id.is_not(None),
            Home.postcode.is_not(None),
            Home.registered_on,
            Home.closed_on,
            exists().where(EarlierRegistration.home_id == Home.id),
        )
        .where(Home.regulator == regulator, Home.home_type != HomeType.SUPPORTED_ACCOMMODATION)
        .order_by(Home.registration_number)
    )
    return {row[0]: Known(*row) for row in rows}
