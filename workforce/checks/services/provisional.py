"""What a person must have found before somebody starts while enquiries are unfinished."""

from collections.abc import Mapping
from datetime import date, timedelta

from workforce.checks import policies, queries, rules
from workforce.checks.models import Appointment, ProvisionalCondition
from workforce.checks.rules import Missing, Provisional
from workforce.checks.states import ProvisionalKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.translation import lazy

NO_SUCH_START = lazy(
    "The regulations of this kind of home give no provisional start: nobody starts before every "
    "check is complete"
)

STARTED_SO_BEFORE = lazy(
    "This person has started provisionally with you already. A second such start would only "
    "stretch the first: complete the checks"
)


def refuse_provisional(
    actor: Actor, appointment: Appointment, started_on: date, until: date
) -> tuple[Provisional, list[Missing]]:
    """What keeps somebody even from a provisional start, after all that refuses it outright."""
    if not policies.can_start_provisionally(actor, appointment):
        raise NotAllowed(lazy("Your role does not include this"))
    today = clock.today()
    found = [queries.rules_of(appointment.home, day) for day in (today, started_on)]
    given = [one.provisional for one in found if one is not None and one.provisional is not None]
    if len(given) < len(found):
        raise DomainError(NO_SUCH_START)
    if not today <= until <= started_on + timedelta(days=given[0].longest_days):
        raise DomainError(
            lazy("Enter a day to come, no more than 28 days after the first day"), "until"
        )
    longest, before = timedelta(days=given[0].longest_days), queries.provisional_until(appointment)
    if before is not None and started_on <= before + longest:
        raise DomainError(STARTED_SO_BEFORE)
    missing = queries.what_is_missing(appointment, today)
    if not missing:
        raise DomainError(lazy("Nothing is missing: record the start itself"))
    return given[0], rules.besides(given[0], missing)


def keep_conditions(
    actor: Actor,
    appointment: Appointment,
    provisional: Provisional,
    reasons: Mapping[ProvisionalKind, str],
) -> None:
    """Keep who found each condition true, and why; joins the use case of the start."""
    for condition in provisional.conditions:
        reason = reasons.get(condition, "").strip()
        if not reason:
            raise DomainError(lazy("Say why this is so"), condition.value.replace("-", "_"))
        session().add(
            ProvisionalCondition(
                appointment_id=appointment.id,
                condition=condition,
                reason=reason,
                recorded_by_id=actor.person_id,
                recorded_at=clock.now(),
            )
        )
