"""How somebody was recruited: history, time between jobs, references, interviews, risks."""

from workforce.checks.models import EarlierPost, GapJudgement, Reference, RiskAssessment
from workforce.checks.presenters.inspection.blocks import (
    Entry,
    Section,
    by_then,
    by_whom,
    country_name,
    day_or_not,
    known,
)
from workforce.checks.queries.inspection.files import FileThen
from workforce.checks.states import (
    DECISIONS,
    HISTORY_NAMES,
    LEAVING_ANSWERS,
    RISK_REASONS,
    SLOT_NAMES,
    YOUNG_PEOPLE_NAMES,
    Detail,
    HistoryKind,
    YoungPeople,
)
from workforce.core.translation import _
from workforce.web.layout import long_date

Facts = list[tuple[str, str]]


def interviews(file: FileThen, detail: Detail) -> Section:
    """When somebody was interviewed, by whom, and what was written down."""
    entries = []
    for row in file.interviews:
        facts = [
            (_("Interviewed by"), row.panel),
            (_("Trained in safer recruitment"), known(row.trained)),
        ]
        if detail is not Detail.INSPECTOR:
            facts.append((_("Record"), row.record))
            facts.append((_("The part that children had"), known(row.children_part)))
        else:
            facts.append((_("Record"), _("Written. The manager shows it")))
        entries.append(Entry(long_date(row.held_on), facts=facts))
    return Section(_("Interviews"), entries, _("Not recorded here"))


def childrens_part(file: FileThen, detail: Detail) -> Section:
    """What part children had in choosing, without who they are; their words for keepers."""
    entries = []
    for row in file.childrens_parts:
        done = ", ".join(str(YOUNG_PEOPLE_NAMES[YoungPeople(one)]) for one in row.parts)
        facts = [(_("What they did"), done)]
        if row.words:
            written = _("Written. The manager shows it")
            facts.append((_("Record"), written if detail is Detail.INSPECTOR else row.words))
        entries.append(Entry(long_date(row.on_day), facts=facts))
    return Section(_("The part that children had in choosing"), entries, _("Not recorded here"))


def references(file: FileThen, detail: Detail) -> Section:
    """Every reference: who was asked, what came, who was rung and when."""
    entries = [_reference(row, file, detail) for row in file.references]
    return Section(_("References"), entries, _("Not recorded here"))


def _reference(row: Reference, file: FileThen, detail: Detail) -> Entry:
    rung = row.rung_on is not None and row.rung_on <= file.day
    facts: Facts = [
        (_("Organisation"), known(row.organisation)),
        (_("How they know the person"), row.relation),
        (_("Asked on"), long_date(row.asked_on)),
        (_("Received on"), day_or_not(row.received_on, file.day)),
        (_("Rung on"), day_or_not(row.rung_on, file.day)),
    ]
    if rung:
        facts += [
            (_("Who was rung"), row.rung_name),
            (_("Where the number was found"), row.number_found),
            (_("Rung by"), known(row.rung_by.name if row.rung_by else "")),
        ]
    if row.instead_reason:
        facts.append((_("Why not the most recent employer"), row.instead_reason))
    received = row.received_on is not None and row.received_on <= file.day
    if detail is not Detail.INSPECTOR and received:
        facts.append((_("What they wrote"), known(row.answers)))
        if rung:
            facts.append((_("What they confirmed"), known(row.confirmed)))
        if row.concerns:
            facts.append((_("Concern, and how it was resolved"), known(row.concerns_resolved)))
    return Entry(row.referee_name, str(SLOT_NAMES[row.slot]), facts=facts)


def history(file: FileThen, detail: Detail) -> Section:
    """How the person's time was spent, and whether that was declared full."""
    told = file.history
    declared = told is not None and by_then(told.declared_at, file.moment)
    note = _("Not declared complete")
    if told is not None and declared:
        name = told.declared_by.name if told.declared_by else ""
        note = _("Declared complete by %(who)s", who=by_whom(name, told.declared_at))
    return Section(
        _("Full history"),
        [_post(row, file, detail) for row in file.posts],
        _("Not recorded here"),
        note if told is not None else "",
    )


def _post(row: EarlierPost, file: FileThen, detail: Detail) -> Entry:
    until = long_date(row.until_on) if row.until_on else _("now")
    facts: Facts = [(_("When"), _("%(start)s to %(end)s", start=long_date(row.from_on), end=until))]
    if row.kind is HistoryKind.WORK:
        facts.insert(0, (_("Role"), known(row.role_title)))
    if row.asks_why_it_ended:
        asked = row.leaving_asked_on is not None and row.leaving_asked_on <= file.day
        answer = row.leaving if asked else None
        facts.append(
            (
                _("Why it ended, asked of them"),
                str(LEAVING_ANSWERS[answer]) if answer else _("Not recorded here"),
            )
        )
        if answer:
            facts.append((_("Who was asked"), known(row.leaving_asked)))
            facts.append((_("Asked on"), day_or_not(row.leaving_asked_on, file.day)))
        if answer and detail is not Detail.INSPECTOR:
            facts.append((_("What they said"), known(row.leaving_words)))
    return Entry(row.employer or str(HISTORY_NAMES[row.kind]), facts=facts)


def gaps(file: FileThen, detail: Detail) -> Section:
    """Time between jobs, its explanation, and the employer's judgement of it."""
    return Section(
        _("Time between jobs"),
        [_gap(row, file, detail) for row in file.gaps],
        _("None recorded here"),
    )


def _gap(row: GapJudgement, file: FileThen, detail: Detail) -> Entry:
    until = long_date(row.until_on) if row.until_on else _("the start")
    judged = by_then(row.judged_at, file.moment)
    status = _("Not judged")
    if judged:
        status = _("Found satisfactory") if row.satisfactory else _("Not satisfactory")
    facts: Facts = []
    if judged:
        name = row.judged_by.name if row.judged_by else ""
        facts.append((_("Judged by"), by_whom(name, row.judged_at)))
    if detail is not Detail.INSPECTOR:
        facts.append((_("Explanation in writing"), known(row.explanation)))
    else:
        words = _("Written. The manager shows it") if row.explanation else _("Not recorded here")
        facts.append((_("Explanation in writing"), words))
    title = _("%(start)s to %(end)s", start=long_date(row.from_on), end=until)
    return Entry(title, status, "good" if judged and row.satisfactory else "wait", facts)


def abroad(file: FileThen) -> Section:
    """Stays in other countries, for which certificates may be asked."""
    entries = [
        Entry(
            country_name(row.country),
            facts=[
                (
                    _("When"),
                    _(
                        "%(start)s to %(end)s",
                        start=long_date(row.from_on),
                        end=long_date(row.until_on) if row.until_on else _("now"),
                    ),
                )
            ],
        )
        for row in file.stays
    ]
    return Section(_("Time in other countries"), entries, _("None recorded here"))


def risks(file: FileThen, detail: Detail) -> Section:
    """Assessed risks: that there is one and what was decided; the rest for keepers only."""
    return Section(
        _("Risk assessments"),
        [_risk(row, file, detail) for row in file.risks],
        _("None recorded here"),
    )


def _risk(row: RiskAssessment, file: FileThen, detail: Detail) -> Entry:
    approved = by_then(row.approved_at, file.moment)
    name = row.approved_by.name if row.approved_by else ""
    facts: Facts = [
        (_("Assessed by"), row.assessor),
        (_("Assessed on"), day_or_not(row.assessed_on, file.day)),
        (
            _("Approved by"),
            by_whom(name, row.approved_at) if approved else _("Not approved"),
        ),
    ]
    if detail is Detail.KEEPER:
        facts += [
            (_("Conditions"), known(row.conditions)),
            (_("What was tried"), known(row.steps)),
        ]
    return Entry(str(RISK_REASONS[row.because]), str(DECISIONS[row.decision]), facts=facts)
