"""Who is to be told that a job is paused."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workforce.applications.models import APPLICATION, Application
from workforce.core.db import session


def under_way(vacancy_id: int) -> Sequence[Application]:
    """Applications for a job from which something can still follow, drafts among them."""
    query = (
        select(Application)
        .where(
            Application.vacancy_id == vacancy_id,
            Application.state.in_(sorted(APPLICATION.active)),
        )
        .options(joinedload(Application.candidate))
        .order_by(Application.id)
    )
    return session().scalars(query).all()
