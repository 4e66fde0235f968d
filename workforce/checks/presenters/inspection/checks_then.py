"""The checks of a file as they stood on a day."""

from workforce.checks.models import Check
from workforce.checks.presenters.checklist import TONES
from workforce.checks.presenters.inspection.blocks import Entry, by_whom, country_name, yes_or_no
from workforce.checks.queries.inspection.files import CheckThen, FileThen
from workforce.checks.states import (
    CHECK_NAMES,
    LEVEL_NAMES,
    STATE_NAMES,
    WORKFORCE_NAMES,
    CheckKind,
    CheckState,
    Detail,
    EvidenceKind,
)
from workforce.core.translation import Lazy, _, lazy
from workforce.web.layout import long_date

HEALTH_OR_DISCLOSURE = frozenset(
    {
        CheckKind.FITNESS,
        CheckKind.CRIMINAL_RECORD,
        CheckKind.UPDATE_SERVICE,
        CheckKind.OVERSEAS,
        CheckKind.DISQUALIFICATION,
        CheckKind.CHILDCARE,
    }
)
KEPT: dict[EvidenceKind, Lazy] = {
    EvidenceKind.SEEN: lazy("The original was seen"),
    EvidenceKind.DOCUMENT: lazy("A copy is on the employer’s file"),
}


def checks_then(file: FileThen, detail: Detail) -> list[Entry]:
    """Every check of a file, those first that are asked for."""
    subjects = _subjects(file)
    rows = [_entry(one, detail, subjects.get(one.check.subject, "")) for one in file.checks]
    asked = [row for row, one in zip(rows, file.checks, strict=True) if _asked(one)]
    other = [row for row, one in zip(rows, file.checks, strict=True) if not _asked(one)]
    return [*asked, *other]


def _asked(one: CheckThen) -> bool:
    return one.standing.state != CheckState.NOT_APPLICABLE


def _subjects(file: FileThen) -> dict[str, str]:
    """What a row that repeats is about: an earlier employer, time between jobs, a country."""
    posts = {row.public_id: row.employer for row in file.posts}
    gaps = {row.public_id: long_date(row.from_on) for row in file.gaps}
    return {**posts, **gaps, **{row.country: country_name(row.country) for row in file.stays}}


def _entry(one: CheckThen, detail: Detail, subject: str) -> Entry:
    check, state = one.check, CheckState(one.standing.state)
    hidden = detail is Detail.INSPECTOR and check.kind in HEALTH_OR_DISCLOSURE
    facts: list[tuple[str, str]] = []
    if state in {CheckState.SEEN, CheckState.SATISFACTORY}:
        facts += _evidence(one, hidden=hidden)
        facts += _people(one)
    if state is CheckState.NOT_APPLICABLE and not hidden:
        facts.append((_("Why it does not apply"), _(check.not_applicable_reason)))
    status, tone = str(STATE_NAMES[state]), TONES[state]
    if hidden and state in {CheckState.UNSATISFACTORY, CheckState.OUTSTANDING}:
        status, tone = _("Not complete"), "warn"
    title = f"{CHECK_NAMES[check.kind]}: {subject}" if subject else str(CHECK_NAMES[check.kind])
    return Entry(title, status, tone, facts, _sole(one, hidden=hidden))


def _evidence(one: CheckThen, *, hidden: bool) -> list[tuple[str, str]]:
    """What the evidence of that day said of itself, as far as it is still kept."""
    check = one.check
    if not one.standing.is_latest:
        words = _("Other evidence was recorded since. What this said of itself is not kept here")
        return [(_("Evidence"), words)]
    facts: list[tuple[str, str]] = []
    if check.evidence is not None:
        facts.append((_("Evidence"), str(KEPT[check.evidence])))
    facts += _certificate(check, hidden=hidden)
    for title, day in (
        (_("Date on the evidence"), check.dated_on),
        (_("Ends on"), check.expires_on),
        (_("Re-check by"), check.recheck_on),
    ):
        if day is not None:
            facts.append((title, long_date(day)))
    return facts


def _certificate(check: Check, *, hidden: bool) -> list[tuple[str, str]]:
    if check.kind is not CheckKind.CRIMINAL_RECORD:
        number = check.certificate_number if not hidden else None
        return [(_("Certificate number"), number)] if number else []
    level, workforce = check.certificate_level, check.certificate_workforce
    facts = [
        (_("Level"), str(LEVEL_NAMES[level]) if level else _("Not recorded here")),
        (_("Workforce"), str(WORKFORCE_NAMES[workforce]) if workforce else _("Not recorded here")),
        (_("Children’s barred list checked"), yes_or_no(check.barred_list_checked)),
    ]
    if check.certificate_number and not hidden:
        facts.append((_("Certificate number"), check.certificate_number))
    return facts


def _people(one: CheckThen) -> list[tuple[str, str]]:
    seen, verified = one.standing.seen, one.standing.verified
    check = one.check
    facts = [(_("Seen by"), by_whom(one.seen_by, seen.at if seen else check.seen_at))]
    if one.standing.state == CheckState.SATISFACTORY:
        moment = verified.at if verified else check.verified_at
        facts.append((_("Verified by"), by_whom(one.verified_by, moment)))
    return [(title, words or _("Not recorded here")) for title, words in facts]


def _sole(one: CheckThen, *, hidden: bool) -> str:
    """The open word that one person alone saw and verified."""
    if not one.standing.is_sole:
        return ""
    reason = one.check.sole_reason if one.standing.is_latest and not hidden else ""
    return _("Sole sign-off: one person both saw and verified this. %(reason)s", reason=reason)
