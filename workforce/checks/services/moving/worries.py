"""Concerns go along with a home: whoever was stopped with its earlier owner stays stopped.

The next owner gets that there is one, its kind, its days and what is still to be done; what
was written of it stays with whoever wrote it, and so do the names of who dealt with it.
"""

from collections.abc import Mapping

from sqlalchemy import select

from workforce.checks.models import Appointment, Concern, ConcernTask
from workforce.checks.queries.concerns import STOPS
from workforce.checks.rules import concerns as rules
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.lifecycle import begin
from workforce.core.registry import HomeMove
from workforce.employment.models import PersonInPost


def carry_concerns(actor: Actor, passing: HomeMove, names: Mapping[str, str]) -> None:
    """Give the next owner every concern that stops somebody it takes over, without its words.

    The earlier owner keeps its own: what it has to tell others, it still has to tell. Where it
    has no other record of the person, because they started after the day, its concern moves
    whole: it was written of the next owner's own worker, in its time.
    Joins a use case that has carried the people over.
    """
    query = select(Concern).where(
        Concern.organisation_id == passing.from_organisation_id,
        Concern.person_reference.in_(sorted(names)),
        Concern.state.in_(STOPS),
    )
    session().flush()
    left = _references_of(passing.from_organisation_id, names)
    for concern in session().scalars(query.order_by(Concern.id)).all():
        if concern.person_reference in left:
            _copy(actor, passing, concern, names[concern.person_reference])
        else:
            concern.organisation_id = passing.to_organisation_id
            concern.person_reference = names[concern.person_reference]
            concern.home_id = passing.home_id
            audit.record(actor, "move-concern", concern)


def _copy(actor: Actor, passing: HomeMove, concern: Concern, reference: str) -> None:
    appointment_id, spell_id = _record_with(passing, reference)
    new = concern.copied(
        organisation_id=passing.to_organisation_id,
        person_reference=reference,
        home_id=passing.home_id,
        appointment_id=appointment_id,
        person_in_post_id=spell_id,
        details=None,
        outcome=None,
        opened_by_id=None,
        closed_by_id=None,
    )
    session().add(new)
    begin(new, actor=actor)
    _give_tasks(passing, concern, new)
    audit.record(actor, "carry-concern", new, before=concern.id)


def _give_tasks(passing: HomeMove, concern: Concern, new: Concern) -> None:
    """What each owner does itself, from the day of the change; then what is not done, as due."""
    nation = new.home.nation
    own = rules.tasks_of_next_owner(concern.kind, nation)
    for rule in own:
        due_on = rule.due_on(passing.on_day, nation)
        overdue_after = rule.overdue_after(passing.on_day, due_on)
        session().add(
            ConcernTask(
                concern_id=new.id, code=rule.code, due_on=due_on, overdue_after=overdue_after
            )
        )
    session().flush()
    codes = {rule.code for rule in own}
    for task in concern.tasks:
        if task.done_on is None and task.code not in codes:
            session().add(task.copied(concern_id=new.id, reminded_days=None))


def _record_with(passing: HomeMove, reference: str) -> tuple[int | None, int | None]:
    """The latest appointment and spell of somebody in the home with its next owner."""
    of_owner = (passing.to_organisation_id, passing.home_id, reference)
    hires = select(Appointment.id).where(
        Appointment.organisation_id == of_owner[0],
        Appointment.home_id == of_owner[1],
        Appointment.person_reference == of_owner[2],
    )
    spells = select(PersonInPost.id).where(
        PersonInPost.organisation_id == of_owner[0],
        PersonInPost.home_id == of_owner[1],
        PersonInPost.person_reference == of_owner[2],
    )
    return (
        session().scalar(hires.order_by(Appointment.id.desc()).limit(1)),
        session().scalar(spells.order_by(PersonInPost.id.desc()).limit(1)),
    )


def _references_of(organisation_id: int, names: Mapping[str, str]) -> set[str]:
    """Those of whom an owner still holds an appointment or a spell."""
    wanted = sorted(names)
    hires = select(Appointment.person_reference).where(
        Appointment.organisation_id == organisation_id, Appointment.person_reference.in_(wanted)
    )
    spells = select(PersonInPost.person_reference).where(
        PersonInPost.organisation_id == organisation_id, PersonInPost.person_reference.in_(wanted)
    )
    return set(session().scalars(hires.union(spells)))
