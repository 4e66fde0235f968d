"""What becomes of cases in the end: kept a year, then erased; accounts unlinked when they close."""

from datetime import date

from dateutil.relativedelta import relativedelta

from workforce.core import audit, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.sponsorship import queries
from workforce.sponsorship.models import CASE
from workforce.sponsorship.states import CaseState

BATCH = 200


@atomic
def erase_kept(day: date) -> int:
    """Empty files that were closed a year before a day or earlier; returns how many."""
    actor = Actor.system("retention")
    cases = queries.closed_before(day - relativedelta(years=1), BATCH)
    for case in cases:
        case.worker_name, case.certificate_number = "", None
        case.person_in_post_id = case.account_id = None
        for duty in queries.duties_of(case):
            duty.reference = None
        lifecycle.move(case, CaseState.ERASED, by=CASE, actor=actor)
    return len(cases)


@atomic
def forget_account(actor: Actor, person_id: int) -> None:
    """Unlink a closed account; the file itself is the sponsor's, who must keep it by law."""
    for case in queries.linked_to(person_id):
        case.account_id = None
        audit.record(actor, "unlink-case", case)
