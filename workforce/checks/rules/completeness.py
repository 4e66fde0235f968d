"""Whether the rows asked for are settled: what is missing and why, and clocks that run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from workforce.checks.rules.gate import CertificateRule, Provisional, Requirement
from workforce.checks.states import (
    IN_PLACE_OF,
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    CheckState,
    Why,
)

MONTHS_BEFORE_PROMPT = 3


@dataclass(frozen=True, slots=True)
class Held:
    """What is recorded of one check; `may_work` says that a risk assessment allows the work."""

    kind: CheckKind
    state: CheckState
    dated_on: date | None = None
    expires_on: date | None = None
    update_service: bool = False
    issued_for_us: bool = False
    verified_on: date | None = None
    subject: str = ""
    level: CertificateLevel | None = None
    workforce: CertificateWorkforce | None = None
    barred_list_checked: bool | None = None
    discloses: bool = False
    may_work: bool = False
    consent_on: date | None = None
    recheck_on: date | None = None
    copy_kept: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """One check that keeps somebody from starting, and why."""

    kind: CheckKind
    why: Why
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A matter that the law wants settled some months after the start."""

    kind: CheckKind
    prompt_on: date
    due_on: date
    settled: bool

    def overdue(self, day: date) -> bool:
        """Whether the last day has passed."""
        return not self.settled and day > self.due_on


BY_STATE = {
    CheckState.OUTSTANDING: Why.NOT_DONE,
    CheckState.NOT_RECORDED_HERE: Why.NOT_RECORDED,
    CheckState.SEEN: Why.NOT_VERIFIED,
    CheckState.UNSATISFACTORY: Why.UNSATISFACTORY,
}
UNFINISHED = frozenset({Why.NOT_DONE, Why.NOT_RECORDED, Why.NOT_VERIFIED})


def missing(asked: Iterable[Requirement], held: Iterable[Held], day: date) -> list[Missing]:
    """What keeps somebody from starting on a day; nothing means they may."""
    known: dict[CheckKind, list[Held]] = {}
    for one in held:
        known.setdefault(one.kind, []).append(one)
    found = []
    for requirement in in_their_place(asked, live_kinds(known)):
        if not requirement.blocks:
            continue
        rows: Sequence[Held | None] = known.get(requirement.kind, [])
        for row in rows if requirement.each else (rows or [None]):
            why = _why(requirement, row, day)
            if why is not None:
                found.append(Missing(requirement.kind, why, row.subject if row else ""))
    return found


def live_kinds(known: Mapping[CheckKind, Iterable[Held]]) -> set[CheckKind]:
    """The kinds of which at least one row still asks: rows set aside take nobody's place."""
    return {
        kind
        for kind, rows in known.items()
        if any(row.state is not CheckState.NOT_APPLICABLE for row in rows)
    }


def in_their_place(asked: Iterable[Requirement], known: Iterable[CheckKind]) -> list[Requirement]:
    """What is asked for, without the one row for all where each has a row of its own."""
    kinds = set(known)
    return [one for one in asked if IN_PLACE_OF.get(one.kind) not in kinds]


def _why(requirement: Requirement, held: Held | None, day: date) -> Why | None:
    if held is None:
        return Why.NOT_DONE
    if held.state is CheckState.NOT_APPLICABLE:
        # Rows that repeat are set aside by a change of the history alone, never by a person.
        return None if requirement.may_not_apply or requirement.each else Why.MUST_APPLY
    if held.state is not CheckState.SATISFACTORY:
        return BY_STATE[held.state]
    return (
        _date_why(requirement, held, day)
        or _certificate_why(requirement.certificate, held, day)
        or _weighed_why(held, day)
    )


def _date_why(requirement: Requirement, held: Held, day: date) -> Why | None:
    """It has not run out, was checked again in time, and bears the date that is asked for."""
    if held.expires_on is not None and held.expires_on < day:
        return Why.EXPIRED
    if held.recheck_on is not None and held.recheck_on < day:
        return Why.RECHECK_DUE
    return Why.NO_DATE if requirement.needs_date and held.dated_on is None else None


def _certificate_why(asked: CertificateRule | None, held: Held, day: date) -> Why | None:
    """A certificate of the right kind, with its copy, that has not become too old."""
    if asked is None:
        return None
    if asked.copy and not held.copy_kept:
        return Why.NO_COPY
    return _kind_why(asked, held) or _age_why(asked, held, day)


def _kind_why(asked: CertificateRule, held: Held) -> Why | None:
    """Of the level, for the work and with the barred list that are asked for."""
    if held.level is not asked.level:
        return Why.WRONG_LEVEL
    if held.workforce not in asked.workforces:
        return Why.WRONG_WORKFORCE
    unchecked = asked.barred_list and not held.barred_list_checked
    return Why.BARRED_LIST_UNCHECKED if unchecked else None


def _age_why(asked: CertificateRule, held: Held, day: date) -> Why | None:
    """On the Update Service, or else ours and young enough, where an age is asked for."""
    if asked.years is None or held.update_service:
        return None
    if not held.issued_for_us:
        return Why.NOT_OURS
    if held.dated_on is None:
        return Why.NO_DATE
    return Why.TOO_OLD if day > held.dated_on + relativedelta(years=asked.years) else None


def _weighed_why(held: Held, day: date) -> Why | None:
    """What is disclosed was weighed; who is disqualified has written consent by that day."""
    if not held.discloses:
        return None
    if held.kind is CheckKind.DISQUALIFICATION:
        return None if held.consent_on is not None and held.consent_on <= day else Why.NO_CONSENT
    return None if held.may_work else Why.NO_RISK_ASSESSMENT


def besides(provisional: Provisional, missing: Iterable[Missing]) -> list[Missing]:
    """What keeps somebody even from a provisional start: all but enquiries still unfinished.

    An answer that is not satisfactory is an answer: nobody starts on it.
    """
    return [
        one
        for one in missing
        if one.kind not in provisional.unfinished or one.why not in UNFINISHED
    ]


def complete_from(asked: Iterable[Requirement], held: Iterable[Held]) -> date | None:
    """The day on which the last of the rows asked for was verified."""
    kinds = {requirement.kind for requirement in asked if requirement.blocks}
    days = [one.verified_on for one in held if one.kind in kinds and one.verified_on]
    return max(days, default=None)


def clocks(asked: Iterable[Requirement], held: Sequence[Held], started_on: date) -> list[Clock]:
    """The clocks that a start sets going; calendar months, clamped to the end of the month."""
    known = {one.kind: one for one in held}
    found = []
    for requirement in asked:
        if requirement.blocks or requirement.months is None:
            continue
        one = known.get(requirement.kind)
        found.append(
            Clock(
                requirement.kind,
                started_on + relativedelta(months=min(MONTHS_BEFORE_PROMPT, requirement.months)),
                started_on + relativedelta(months=requirement.months),
                settled=one is not None and one.state is CheckState.SATISFACTORY,
            )
        )
    return found
