"""People of a file in post before their home joined, let in by the gate together.

The gate refuses an earlier day to whom a concern stops, who was found wanting or whose checks are
under way. Of somebody of whom the employer has recorded nothing, none of that can be so: those
are written together. Everybody else, and everybody if any of them is refused, comes one by one.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy.exc import IntegrityError

from workforce.checks import queries, rules
from workforce.checks.rules.people_file import PersonRow
from workforce.checks.services.appointments import Who, new_appointments
from workforce.checks.services.people_file.rows import Standing, ending_of, entrant_of
from workforce.checks.states import AppointmentState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError
from workforce.employment import policies as people
from workforce.employment.models import PersonInPost
from workforce.employment.services import entry
from workforce.providers.models import Home


def enter_together(
    actor: Actor, home: Home, rows: Sequence[PersonRow], standing: Standing
) -> list[PersonRow]:
    """Let in whom nothing is known of yet; returns the rows of those who are in now."""
    if not people.can_keep_people(actor, home):
        return []
    new = _new_before(home, rows, standing)
    try:
        with session().begin_nested():
            for spell in _entered(actor, home, new):
                standing.by_person[spell.person_reference] = [spell]
    except (DomainError, IntegrityError):
        return []  # one by one each is told what is wrong with theirs
    return new


def _new_before(home: Home, rows: Sequence[PersonRow], standing: Standing) -> list[PersonRow]:
    """The rows of people who began before the home joined and are not recorded anywhere."""
    counted = Counter(row.person_reference for row in rows)
    likely = [
        row
        for row in rows
        if home.joined_on is not None
        and row.started_on < home.joined_on
        and counted[row.person_reference] == 1
        and row.person_reference not in standing.by_person
    ]
    said = {row.person_reference: row.email for row in likely}
    unheard_of = queries.unheard_of(home.organisation_id or 0, said) if said else frozenset()
    return [row for row in likely if row.person_reference in unheard_of]


@atomic
def _entered(actor: Actor, home: Home, rows: Sequence[PersonRow]) -> list[PersonInPost]:
    """The spells of these people and, for whoever has not left, their checks with a plan."""
    if not rows:
        return []
    today = clock.today()
    entrants = [(entrant_of(row), ending_of(row)) for row in rows]
    spells = entry.record_all_before_joining(actor, home, entrants)
    staying = [spell for spell in spells if spell.ended_on is None or spell.ended_on >= today]
    if staying:
        due_on = rules.plan_due(home.joined_on, today)
        whos = [_checked(spell, due_on) for spell in staying]
        new_appointments(actor, home, AppointmentState.IN_POST_BEFORE, whos)
    return spells


def _checked(spell: PersonInPost, due_on: date) -> Who:
    return Who(
        role=spell.role,
        contract=spell.contract,
        weekly_hours=spell.weekly_hours,
        given_name=spell.given_name,
        family_name=spell.family_name,
        email=spell.email,
        person_reference=spell.person_reference,
        person_in_post_id=spell.id,
        plan_due_on=due_on,
    )
