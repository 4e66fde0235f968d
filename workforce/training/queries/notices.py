"""Who was told what of training that runs out, and which employers to look at."""

from datetime import date

from sqlalchemy import select

from workforce.core.db import session
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.providers.models import Organisation
from workforce.providers.states import OrganisationState
from workforce.training.models import ExpiryNotice


def employers_on(day: date) -> list[int]:
    """The approved employers of anybody in post on a day."""
    query = (
        select(PersonInPost.organisation_id)
        .join(Organisation, Organisation.id == PersonInPost.organisation_id)
        .where(Organisation.state == OrganisationState.APPROVED, employment.in_post_on(day))
        .distinct()
        .order_by(PersonInPost.organisation_id)
    )
    return list(session().scalars(query))


def told(organisation_id: int) -> set[tuple[str, str, date]]:
    """What was told of an employer's people: reference, topic, and the day it runs out."""
    rows = session().execute(
        select(ExpiryNotice.person_reference, ExpiryNotice.topic, ExpiryNotice.valid_until).where(
            ExpiryNotice.organisation_id == organisation_id
        )
    )
    return {(row[0], row[1], row[2]) for row in rows}
