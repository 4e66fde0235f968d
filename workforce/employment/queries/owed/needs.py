"""What waits for a manager in employment: duties, confirmations, absences, managers' posts."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.registry import Need, Urgency, urgency_of
from workforce.core.translation import _, ngettext
from workforce.employment.models import Absence, PersonInPost
from workforce.employment.policies import KEEPERS, READERS, can_keep_people, can_see_people
from workforce.employment.queries import figures, people
from workforce.employment.queries.figures import HomeWord, in_post_on
from workforce.employment.queries.owed import duties, registered
from workforce.employment.queries.presence.absences import of_same_person
from workforce.employment.rules import registered as rules
from workforce.employment.rules.duties import Due
from workforce.employment.states import DUTY_NAMES, DutyKind, DutyState, VacancyStanding
from workforce.providers.queries import homes

FEATURE = "employment"
MOST = 100


def duties_waiting(actor: Actor) -> list[Need]:
    """Supervision and the like that is overdue, or due soon, by law or by policy, by home."""
    if not actor.has(*READERS):
        return []
    found: dict[tuple[int, DutyKind, DutyState], list[Due]] = defaultdict(list)
    for home_id, due in duties.dues_by_home(actor, clock.today()):
        if due.is_owed and due.state in {DutyState.OVERDUE, DutyState.DUE_SOON}:
            found[home_id, due.kind, due.state].append(due)
    return [
        Need(
            FEATURE,
            _duty_words(kind, state, len(dues)),
            "employment_duties.home",
            {"kind": kind.value, "state": state.value},
            home_id,
            min(due.due_on for due in dues if due.due_on is not None),
            Urgency.NOW if state is DutyState.OVERDUE else Urgency.SOON,
            of_home=True,
        )
        for (home_id, kind, state), dues in found.items()
    ]


def _duty_words(kind: DutyKind, state: DutyState, count: int) -> str:
    what = str(DUTY_NAMES[kind])
    if state is DutyState.OVERDUE:
        return ngettext(
            "%(what)s overdue: %(num)s person",
            "%(what)s overdue: %(num)s people",
            count,
            what=what,
        )
    return ngettext(
        "%(what)s due soon: %(num)s person", "%(what)s due soon: %(num)s people", count, what=what
    )


def homes_of_the_evening(actor: Actor) -> list[HomeWord]:
    """Every home that an actor covers in any role, with what it last said of itself."""
    return figures.words_of_homes(homes.covered_by(actor), clock.today())


def homes_waiting(actor: Actor, words: Sequence[HomeWord]) -> list[Need]:
    """Of an actor's homes: those not confirmed since the month began, or without a manager.

    The homes are given, so that a page that shows them reads them once.
    """
    if not actor.has(*READERS):
        return []
    seen = [one for one in words if one.home.is_open and can_see_people(actor, one.home)]
    kept = [one for one in seen if can_keep_people(actor, one.home)]
    return [*_unconfirmed(kept), *_without_manager([one.home.id for one in seen])]


def _unconfirmed(words: Sequence[HomeWord]) -> list[Need]:
    needs = []
    month = clock.today().replace(day=1)
    for one in words:
        if not one.has_posts:
            said, page = _("Funded posts are not recorded here"), "employment_manager.establishment"
        elif one.confirmed_on is None or one.confirmed_on < month:
            said, page = _("Not confirmed this month"), "employment_manager.people"
        else:
            continue
        needs.append(_of_home(one.home.id, said, page, None, Urgency.SOON))
    return needs


def _without_manager(homes: Collection[int]) -> list[Need]:
    """Homes without a registered manager, and for how long."""
    return [
        _of_home(
            home_id,
            ngettext(
                "No registered manager for %(num)s day",
                "No registered manager for %(num)s days",
                one.days,
            ),
            "employment_registered.home",
            None,
            Urgency.NOW if one.standing is VacancyStanding.NOBODY else Urgency.LATER,
        )
        for home_id, one in registered.manager_vacancies(clock.today(), homes).items()
    ]


def _of_home(home_id: int, what: str, endpoint: str, due_on: date | None, urgency: Urgency) -> Need:
    return Need(FEATURE, what, endpoint, {}, home_id, due_on, urgency, of_home=True)


def absences_past_their_end(actor: Actor) -> list[Need]:
    """People who were expected back and of whom no return is recorded."""
    if not actor.has(*KEEPERS):
        return []
    today = clock.today()
    reach = people.reach(actor, KEEPERS, PersonInPost.organisation_id, PersonInPost.home_id)
    rows = session().execute(
        select(PersonInPost, Absence.expected_until)
        .join(Absence, of_same_person(Absence))
        .where(
            reach,
            in_post_on(today),
            Absence.until_on.is_(None),
            Absence.expected_until < today,
        )
        .order_by(Absence.expected_until, PersonInPost.id)
        .limit(MOST)
    )
    return [
        Need(
            FEATURE,
            _("Expected back, and no return is recorded: %(name)s", name=row.name),
            "employment_manager.person",
            {"person_in_post_id": row.public_id},
            row.home_id,
            expected,
            Urgency.NOW,
        )
        for row, expected in rows
        if actor.person_id is None or row.account_id != actor.person_id
    ]


def manager_notices(actor: Actor) -> list[Need]:
    """What the regulator is to be told of a registered manager's absence or return."""
    if not actor.has(*READERS):
        return []
    found = []
    for row in registered.open_notices_for(actor):
        rule = rules.absence_rule(row.home.nation, row.home.home_type)
        if rule is None:
            continue
        away, whom = registered.away(row), rule.whom
        gone = _("Tell %(whom)s: the registered manager is away", whom=whom)
        back = _("Tell %(whom)s: the registered manager is back", whom=whom)
        notices = (
            (rules.absence_notice(rule, away), gone),
            (rules.return_notice(rule, away), back),
        )
        for notice, said in notices:
            if notice is not None and notice.told_on is None:
                urgency = urgency_of(notice.due_on, clock.today())
                page = "employment_registered.home"
                found.append(_of_home(row.home_id, said, page, notice.due_on, urgency))
    return found


NEEDS = (duties_waiting, absences_past_their_end, manager_notices)
