"""What dates and leavers bring: warnings, each once, and duties, however late the job runs."""

from datetime import date, timedelta

from babel.dates import format_date

from workforce.accounts.models import Person
from workforce.core import translation
from workforce.core.db import atomic, session
from workforce.employment.states import LeavingReason
from workforce.messages import services as messages
from workforce.providers.queries import members
from workforce.providers.states import Role
from workforce.sponsorship import queries, rules
from workforce.sponsorship.models import PermissionWarning, SponsorshipCase
from workforce.sponsorship.services import duties
from workforce.sponsorship.states import DutyKind


@atomic
def warn_of(case_id: int, day: date) -> bool:
    """Warn of one permission as at a day; says whether anybody was told anything new.

    The narrowest warning reached is told; wider ones that were missed go with it. The duty to
    check again is there from the first warning on. The state of the case does not move.
    """
    case = session().get_one(SponsorshipCase, case_id)
    if case.permission_to is None:
        return False
    reached = rules.reached_warnings(case.permission_to, day)
    known = queries.warnings_told(case)
    new = [days for days in reached if days not in known]
    if rules.rule_for(DutyKind.PERMISSION_END, case.permission_to) is not None:
        duties.ensure_duty(case, DutyKind.PERMISSION_END, case.permission_to)
    for days in new:
        session().add(
            PermissionWarning(
                case_id=case.id, permission_to=case.permission_to, days=days, told_on=day
            )
        )
    if not new or new[-1] != reached[-1]:
        return False
    _tell(case, case.permission_to)
    return True


@atomic
def note_leaver(case_id: int, day: date) -> bool:
    """Bring the duty of somebody who left by their record of work; the state does not move."""
    case = session().get_one(SponsorshipCase, case_id)
    person = case.person_in_post
    if person is None or person.ended_on is None or person.ended_on >= day:
        return False
    moved = person.leaving_reason is LeavingReason.MOVED_WITHIN_PROVIDER
    kind = DutyKind.SITE_CHANGE if moved else DutyKind.ENDED
    event_on = person.ended_on + timedelta(days=1) if moved else person.ended_on
    if rules.rule_for(kind, event_on) is None or queries.duty_of_event(case, kind, event_on):
        return False
    duties.ensure_duty(case, kind, event_on)
    return True


def _tell(case: SponsorshipCase, ends_on: date) -> None:
    officers = members.holders(case.organisation_id, Role.SPONSOR_OFFICER)
    for officer in officers or members.holders(case.organisation_id, Role.OWNER):
        messages.write(
            officer,
            "sponsorship/permission_ends",
            {"ends_on": _in_words(ends_on, officer)},
            link=("sponsorship_officer.case", {"case_id": case.public_id}),
        )
    worker = queries.account_of(case)
    if worker is not None and worker.closed_at is None:
        messages.write(
            worker,
            "sponsorship/own_permission_ends",
            {"ends_on": _in_words(ends_on, worker), "employer": case.organisation.name},
            link=("sponsorship_worker.mine", {}),
        )


def _in_words(day: date, reader: Person) -> str:
    locale = "cy" if reader.language == translation.WELSH else "en_GB"
    return format_date(day, "d MMMM yyyy", locale=locale)
