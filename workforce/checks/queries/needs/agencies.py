"""What waits between homes and agencies: for a provider, and for an agency."""

from collections.abc import Iterator
from datetime import date, timedelta

from workforce.checks.models import AgencyCheck, AgencyProposal, AgencyWorker
from workforce.checks.policies import READERS, can_keep_workers, can_work_with_agencies
from workforce.checks.queries import agency
from workforce.checks.queries.needs.waiting import EXPIRES_DAYS, FEATURE
from workforce.checks.rules.taking_over import Way, rule_of
from workforce.checks.states import CheckState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import Need, Urgency, urgency_of
from workforce.core.translation import _, ngettext

OPEN = frozenset({CheckState.OUTSTANDING, CheckState.UNSATISFACTORY})


def agencies_waiting(actor: Actor) -> list[Need]:
    """Workers whom agencies offer, links that no agency has answered, and those who left one."""
    found: list[Need] = []
    if not actor.has(*READERS) and not can_work_with_agencies(actor):
        return found
    if not agency.knows_agencies(actor.organisation_id):
        return found
    if can_work_with_agencies(actor):
        found += [*_offers(actor), *_unanswered(actor)]
    if actor.has(*READERS):
        found += [*_left(actor), *_to_look_again(actor)]
    return found


def _offers(actor: Actor) -> Iterator[Need]:
    count = len(agency.proposals_for(actor))
    if count:
        words = ngettext(
            "An agency offers you %(num)s worker: take them or decline",
            "Agencies offer you %(num)s workers: take them or decline",
            count,
        )
        yield Need(FEATURE, words, "checks_elsewhere.agencies", urgency=Urgency.SOON)


def _unanswered(actor: Actor) -> Iterator[Need]:
    for link in agency.links_for(actor):
        if not link.is_agreed:
            words = _("%(name)s has not agreed yet to work with you", name=link.agency.name)
            yield Need(FEATURE, words, "checks_elsewhere.agencies")


def _left(actor: Actor) -> Iterator[Need]:
    """Whoever left their agency and is still being checked, or in post, here."""
    for row in agency.left_in_homes_of(actor, clock.today()):
        words = _("%(name)s has left their agency: record their last day here", name=row.name)
        yield _of_appointment(words, row.public_id, row.home_id)


def _to_look_again(actor: Actor) -> Iterator[Need]:
    """What was accepted, fell, and has new evidence of the agency."""
    for row, count in agency.to_look_again_for(actor):
        words = ngettext(
            "The agency has new evidence for %(num)s check of %(name)s: look at it again",
            "The agency has new evidence for %(num)s checks of %(name)s: look at them again",
            count,
            name=row.name,
        )
        yield _of_appointment(words, row.public_id, row.home_id)


def _of_appointment(words: str, public_id: str, home_id: int) -> Need:
    values = {"appointment_id": public_id}
    endpoint = "checks_taking.elsewhere"
    return Need(FEATURE, words, endpoint, values, home_id, urgency=Urgency.NOW)


def agency_waits(actor: Actor) -> list[Need]:
    """What an agency has to see to: providers that ask, its own checks, homes that wait for it."""
    if not can_keep_workers(actor) or actor.organisation_id is None:
        return []
    today = clock.today()
    found = [*_asked(actor)]
    for worker in agency.workers_for(actor):
        if worker.left_on is None:
            found += _of_checks(actor, worker, today)
    for placed in agency.placed_with(actor.organisation_id, today):
        found += _homes_wait(placed, today)
    return found


def _asked(actor: Actor) -> Iterator[Need]:
    for link in agency.links_for(actor):
        if not link.is_agreed:
            words = _(
                "%(name)s asks to work with you: agree or decline", name=link.organisation.name
            )
            yield Need(FEATURE, words, "checks_agency.workers", urgency=Urgency.NOW)


def _of_checks(actor: Actor, worker: AgencyWorker, today: date) -> Iterator[Need]:
    """Evidence for a second person, and what ends soon or has ended."""
    seen = [one for one in worker.checks if one.state is CheckState.SEEN]
    count = len([one for one in seen if one.seen_by_id != actor.person_id])
    if count:
        words = ngettext(
            "Verify %(num)s check of %(name)s",
            "Verify %(num)s checks of %(name)s",
            count,
            name=worker.name,
        )
        yield _of_worker(words, worker, None, Urgency.SOON)
    open_count = len([one for one in worker.checks if one.state is CheckState.OUTSTANDING])
    if open_count:
        words = ngettext(
            "%(num)s check of %(name)s is not recorded yet",
            "%(num)s checks of %(name)s are not recorded yet",
            open_count,
            name=worker.name,
        )
        yield _of_worker(words, worker, None, Urgency.LATER)
    last = _first_end(worker)
    if last is not None and last <= today + timedelta(days=EXPIRES_DAYS):
        if last < today:
            words = _("A check of %(name)s has run out", name=worker.name)
        else:
            words = _("A check of %(name)s runs out", name=worker.name)
        yield _of_worker(words, worker, last, urgency_of(last, today))


def _first_end(worker: AgencyWorker) -> date | None:
    held = [one for one in worker.checks if one.state is CheckState.SATISFACTORY]
    return min((one.expires_on for one in held if one.expires_on is not None), default=None)


def _homes_wait(placed: AgencyProposal, today: date) -> Iterator[Need]:
    """Rows of a home that only wait for two people of the agency."""
    appointment = placed.appointment
    held = {(one.kind, one.subject): one for one in placed.worker.checks}
    count = 0
    for check in appointment.checks if appointment is not None else ():
        rule = rule_of(check.kind, Way.AGENCY)
        theirs = held.get((check.kind, check.subject))
        could = rule.allows("", update_service=True)
        count += check.required and check.state in OPEN and could and not _stands(theirs, today)
    if count:
        words = ngettext(
            "%(provider)s waits for you to verify %(num)s check of %(name)s",
            "%(provider)s waits for you to verify %(num)s checks of %(name)s",
            count,
            provider=placed.organisation.name,
            name=placed.worker.name,
        )
        yield _of_worker(words, placed.worker, None, Urgency.NOW)


def _stands(theirs: AgencyCheck | None, today: date) -> bool:
    if theirs is None or theirs.state is not CheckState.SATISFACTORY:
        return False
    return theirs.expires_on is None or theirs.expires_on >= today


def _of_worker(words: str, worker: AgencyWorker, due_on: date | None, urgency: Urgency) -> Need:
    values = {"worker_id": worker.public_id}
    return Need(FEATURE, words, "checks_agency.worker", values, due_on=due_on, urgency=urgency)
