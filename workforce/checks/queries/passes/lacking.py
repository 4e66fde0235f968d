"""What keeps somebody from a door pass tonight: everything on the list for this one home."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workforce.checks import queries
from workforce.checks.models import Appointment
from workforce.checks.queries import concerns
from workforce.checks.queries.passes.rows import photograph_of
from workforce.checks.rules import photographs
from workforce.checks.states import CheckKind, Why
from workforce.providers.states import HomeStatus

# Why something is missing that the person is not told here: their manager speaks with them.
CONCERNS = frozenset({Why.CONCERN, Why.ASK_SUPPORT})


class LackKind(StrEnum):
    """What is lacking beside the checks themselves."""

    CHECK = "check"
    NOT_IN_POST = "not-in-post"
    HOME_NOT_OPEN = "home-not-open"
    NO_PHOTOGRAPH = "no-photograph"
    OLD_PHOTOGRAPH = "old-photograph"
    SPEAK_TO_MANAGER = "speak-to-manager"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is lacking; of a check, which and why."""

    kind: LackKind
    check: CheckKind | None = None
    why: Why | None = None


def why_no_pass(appointment: Appointment, day: date) -> list[Lack]:
    """Everything that keeps the person of an appointment from a pass on a day; [] is nothing."""
    spell, found = appointment.person_in_post, []
    if spell is None or not spell.in_post_on(day):
        found.append(Lack(LackKind.NOT_IN_POST))
    if appointment.home.status is not HomeStatus.ACTIVE:
        found.append(Lack(LackKind.HOME_NOT_OPEN))
    asked = queries.what_is_missing(appointment, day)
    missing = [one for one in asked if one.why not in CONCERNS]
    found += [Lack(LackKind.CHECK, one.kind, one.why) for one in missing]
    if spell is not None:
        clocks = queries.clocks_of(appointment, day)
        late = {one.kind for one in clocks if one.overdue(day)} - {one.kind for one in missing}
        found += [Lack(LackKind.CHECK, kind, Why.NOT_DONE) for kind in sorted(late)]
    if len(missing) < len(asked) or _frozen(appointment):
        found.append(Lack(LackKind.SPEAK_TO_MANAGER))
    return [*found, *_photograph(appointment, day)]


def _photograph(appointment: Appointment, day: date) -> list[Lack]:
    row = photograph_of(appointment.organisation_id, appointment.person_reference)
    if row is None:
        return [Lack(LackKind.NO_PHOTOGRAPH)]
    recent = photographs.is_recent(row.taken_on, day)
    return [] if recent else [Lack(LackKind.OLD_PHOTOGRAPH)]


def _frozen(appointment: Appointment) -> bool:
    """Whether a concern holds everything about the person; of what, nobody is told here."""
    return concerns.frozen(appointment.organisation_id, appointment.person_reference)
