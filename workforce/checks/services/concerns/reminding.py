"""Reminding of tasks of concerns: each reminder once, to nobody whom the concern is about."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from workforce.accounts.models import Person
from workforce.checks.models import Concern, ConcernTask
from workforce.checks.queries import concerns
from workforce.checks.rules import concerns as rules
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.messages import services as messages
from workforce.providers.queries import members
from workforce.providers.states import Role


@atomic
def remind(day: date) -> int:
    """Write once for every reminder that has come; counts only. Returns how many were new."""
    return _remind_of(concerns.open_tasks(), day)


def tell(concern: Concern, day: date) -> None:
    """Write at once to those who deal with a new concern, where whoever opened it does not.

    What is due by this day counts as reminded of. Joins the use case that opens it.
    """
    _remind_of(concern.tasks, day)


def readers(concern: Concern) -> list[Person]:
    """Who is told: managers of the home, owners and the responsible individual.

    Never the person themselves.
    """
    organisation_id = concern.organisation_id
    ours = concern.home.organisation_id == organisation_id  # or the home has another owner now
    found = members.managers_of(concern.home) if ours else []
    found += members.holders(organisation_id, Role.OWNER, Role.RESPONSIBLE_INDIVIDUAL)
    people = {one.id: one for one in found}
    return [
        person
        for person in people.values()
        if not concerns.is_about(
            Actor("person", str(person.id), person_id=person.id),
            organisation_id,
            concern.person_reference,
        )
    ]


def _remind_of(tasks: Iterable[ConcernTask], day: date) -> int:
    news: Counter[int] = Counter()
    known: dict[int, Concern] = {}
    for task in tasks:
        rule = rules.tasks().get(task.code)
        concern = task.concern
        days = rule.reminder(concern.aware_on, task.due_on, day) if rule else None
        if days is not None and (task.reminded_days is None or task.reminded_days < days):
            task.reminded_days = days
            news[concern.id] += 1
            known[concern.id] = concern
    for concern_id, count in news.items():
        for reader in readers(known[concern_id]):
            messages.write(
                reader,
                "checks/tasks_due",
                {"count": count},
                link=("checks_concerns.concerns", {}),
            )
    return news.total()
