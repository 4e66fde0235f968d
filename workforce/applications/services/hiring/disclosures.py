"""Self-disclosure after shortlisting: asked, given once, talked about, and reminded of."""

from datetime import date
from typing import Any

from workforce.applications.models import Application
from workforce.applications.models.hiring import DISCLOSURE, SelfDisclosure
from workforce.applications.queries.hiring import disclosures as queries
from workforce.applications.rules.hiring import disclosures as rules
from workforce.applications.services import steps
from workforce.applications.services.hiring import notices
from workforce.applications.states.hiring import DisclosureState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.jobs import until_done
from workforce.core.lifecycle import begin, move
from workforce.core.translation import lazy
from workforce.vacancies.services import asking

S = DisclosureState


@atomic
def ask(actor: Actor, application: Application) -> SelfDisclosure:
    """Ask a shortlisted candidate; never before, so that no answer ever chooses a shortlist."""
    steps.held(actor, application)
    application = locked(application)
    if not rules.may_ask(application.state):
        raise Conflict(lazy("A self-disclosure is asked for after the shortlist only"))
    if queries.disclosure_of(application.id) is not None:
        raise Conflict(lazy("They have already been asked"))
    row = SelfDisclosure(
        application_id=application.id, asked_at=clock.now(), asked_by_id=actor.person_id
    )
    session().add(row)
    begin(row, actor=actor)
    steps.tell_candidate(application, "hiring/disclosure_asked")
    return row


@atomic
def give(
    actor: Actor, application: Application, *, answers: dict[str, Any], confirmed: bool = False
) -> SelfDisclosure:
    """Give one's answers, once; only those who choose read them."""
    steps.mine(actor, application)
    row = queries.disclosure_of(application.id)
    if row is None or not rules.may_ask(application.state):
        raise Conflict(lazy("You are not asked for anything here now"))
    row = locked(row)
    said = {name: one for name, one in answers.items() if isinstance(one, str)}
    asking.ask_about_children(said, confirmed=confirmed, field="confirmed")
    move(row, S.GIVEN, by=DISCLOSURE, actor=actor)
    row.answers, row.given_at = answers, clock.now()
    steps.tell_recruiters(application, "hiring/disclosure_given")
    return row


@atomic
def discuss(
    actor: Actor,
    application: Application,
    *,
    outcome: str,
    discussed_on: date,
    no_child: bool = False,
) -> None:
    """Note that it was talked about with the candidate, and what came of it."""
    steps.held(actor, application)
    row = queries.disclosure_of(application.id)
    if row is None or row.state is not S.GIVEN:
        raise Conflict(lazy("There is no answer to talk about"))
    if discussed_on > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "discussed_on")
    asking.ask_about_children({"outcome": outcome}, confirmed=no_child)
    row = locked(row)
    move(row, S.DISCUSSED, by=DISCLOSURE, actor=actor)
    row.outcome, row.discussed_on = outcome.strip(), discussed_on
    audit.record(actor, "discuss-disclosure", row)


def remind(actor: Actor, day: date) -> int:
    """Remind whoever was asked two working days ago or longer, once; returns how many."""
    _ = actor
    return until_done(_remind_some, day)


@atomic
def _remind_some(day: date) -> int:
    before = clock.day_end(rules.working_days_before(day))
    due = queries.unanswered(before, rules.ASKED_FROM)
    for row in due:
        notices.note(row.__tablename__, row.id, "two-working-days")
        steps.tell_candidate(row.application, "hiring/disclosure_reminder")
    return len(due)
