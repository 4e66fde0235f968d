"""Recording completions, and striking out what was recorded by mistake; nothing is overwritten."""

from datetime import date

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed, NotFound
from workforce.core.registry import HomeMove
from workforce.core.translation import lazy
from workforce.employment.models import PersonInPost
from workforce.employment.queries import handover
from workforce.training import policies
from workforce.training.models import Completion
from workforce.training.queries import records, requirements
from workforce.training.rules import expiry
from workforce.training.rules.topics import topics
from workforce.training.states import Delivery


@atomic
def record(
    actor: Actor,
    person: PersonInPost,
    *,
    topic: str,
    course_title: str,
    completed_on: date,
    delivery: Delivery,
    provider_name: str = "",
    accredited: bool = False,
) -> Completion:
    """Record training that a person in post completed; how long it counts follows the rules."""
    person = locked(person)
    if not policies.can_see_person(actor, person):
        raise NotFound(lazy("Page not found"))
    if not policies.can_record(actor, person):
        raise NotAllowed(lazy("Your role does not include this"))
    _check(person, topic, completed_on)
    row = Completion(
        person_in_post=person,
        account_id=person.account_id,
        topic=topic,
        course_title=course_title,
        provider_name=provider_name,
        delivery=delivery,
        accredited=accredited,
        completed_on=completed_on,
        valid_until=_valid_until(person, topic, completed_on),
        recorded_by_id=actor.person_id,
    )
    session().add(row)
    audit.record(actor, "record-completion", row, topic=topic)
    return row


@atomic
def strike_out(actor: Actor, completion: Completion, *, reason: str) -> None:
    """Strike out a completion recorded by mistake; it stays readable and counts for nothing."""
    completion = locked(completion)
    if not policies.can_strike_out(actor, completion):
        raise NotFound(lazy("Page not found"))
    if completion.is_struck_out:
        raise Conflict(lazy("This record is struck out already"))
    if not reason.strip():
        raise DomainError(lazy("Enter why this record is wrong"), "reason")
    if _counted_on_from(completion):
        raise Conflict(
            lazy(
                "A later completion of this topic counts on from this one. Strike out the later "
                "one first, then record it again"
            ),
            "reason",
        )
    completion.struck_out_at = clock.now()
    completion.struck_out_reason = reason.strip()
    completion.struck_key = completion.public_id
    audit.record(actor, "strike-out-completion", completion)


@atomic
def carry_over(passing: HomeMove) -> None:
    """A home changes owner: what people completed is recorded with the next owner too."""
    done: set[str] = set()
    for pair in handover.carried(passing):
        if pair.after.person_reference in done:
            continue
        done.add(pair.after.person_reference)
        employer, reference = pair.before.organisation_id, pair.before.person_reference
        for row in records.completions_of(employer, [reference]):
            if not row.is_struck_out:
                session().add(row.copied(person_in_post_id=pair.after.id))


@atomic
def forget_account(actor: Actor, person_id: int) -> None:
    """Unlink a closed account; the record itself is the employer's, who must keep it by law."""
    for row in records.linked_to(person_id):
        row.account_id = None
        audit.record(actor, "unlink-completion", row)


def _check(person: PersonInPost, topic: str, completed_on: date) -> None:
    if topic not in topics():
        raise DomainError(lazy("Select a topic"), "topic")
    if completed_on > clock.today():
        raise DomainError(
            lazy("The day of completion must be today or in the past"), "completed_on"
        )
    if person.ended_on is not None and completed_on > person.ended_on:
        raise DomainError(lazy("The person had left by that day"), "completed_on")


def _valid_until(person: PersonInPost, topic: str, completed_on: date) -> date | None:
    """R1 and R3, with the months that the requirement in force on that day asks for."""
    needs = requirements.needs_on(completed_on, (person.organisation_id,))
    asked = needs.of(person.organisation_id, person.home.nation).need([person.role], topic)
    months = asked.months if asked else topics()[topic].months
    earlier = [
        row.valid_until
        for row in records.live_of_topic(person, topic)
        if row.valid_until is not None and row.completed_on < completed_on
    ]
    return expiry.renewed_until(completed_on, months, max(earlier, default=None))


def _counted_on_from(completion: Completion) -> bool:
    """Whether a later completion began on the day after this one ends."""
    if completion.valid_until is None:
        return False
    return any(
        later.completed_on > completion.completed_on
        and expiry.renews(later.completed_on, completion.valid_until)
        for later in records.live_of_topic(completion.person_in_post, completion.topic)
    )
