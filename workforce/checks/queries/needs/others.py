"""What waits beside the checks of one person: plans that nobody made."""

from sqlalchemy import exists, select

from workforce.checks.models import Appointment
from workforce.checks.policies import READERS
from workforce.checks.queries.needs.waiting import FEATURE, MOST
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.registry import Need, Urgency
from workforce.core.translation import _
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost


def plans_waiting(actor: Actor) -> list[Need]:
    """People in post since before joining of whom no plan says when their checks are recorded."""
    if not actor.has(*READERS):
        return []
    planned = exists().where(
        Appointment.person_in_post_id == PersonInPost.id, Appointment.plan_due_on.is_not(None)
    )
    query = (
        select(PersonInPost)
        .where(
            employment.reach(actor, READERS, PersonInPost.organisation_id, PersonInPost.home_id),
            PersonInPost.before_joining,
            employment.in_post_on(clock.today()),
            ~planned,
        )
        .order_by(PersonInPost.id)
        .limit(MOST)
    )
    return [
        Need(
            FEATURE,
            _("No plan says when the checks of %(name)s are recorded here", name=row.name),
            "checks_people.person_checks",
            {"person_in_post_id": row.public_id},
            row.home_id,
            urgency=Urgency.SOON,
        )
        for row in session().scalars(query)
        if row.account_id is None or row.account_id != actor.person_id
    ]
