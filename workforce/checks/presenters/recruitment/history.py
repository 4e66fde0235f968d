"""A history as its page shows it: a timeline, its gaps, and what is still to be done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale

from workforce.checks.models import Appointment, Check, EarlierPost, GapJudgement, WorkHistory
from workforce.checks.rules import Gap
from workforce.checks.states import (
    HISTORY_NAMES,
    LEAVING_ANSWERS,
    START_NAMES,
    AppointmentState,
    CheckKind,
    HistoryKind,
)
from workforce.core.translation import WELSH, Lazy, _, language
from workforce.web.fields import Choice
from workforce.web.layout import long_date, moment_in_words, rough_date, short_date

# What babel names beside the countries of ISO 3166: unions, tests and the unknown.
NO_COUNTRIES = frozenset({"EU", "EZ", "GB", "QO", "UN", "XA", "XB", "ZZ"})
CODE_LENGTH = 2


def country_name(code: str) -> str:
    """A country by its ISO code, in the reader's language."""
    names = Locale(WELSH if language() == WELSH else "en").territories
    return str(names.get(code, code))


def countries() -> list[Choice]:
    """Every country but the United Kingdom, by name."""
    codes = [
        str(code)
        for code in Locale("en").territories
        if len(str(code)) == CODE_LENGTH and str(code).isalpha() and code not in NO_COUNTRIES
    ]
    return [Choice(code, country_name(code)) for code in sorted(codes, key=country_name)]


def not_yet(appointment: Appointment) -> str:
    """What to say of a part with nothing in it: of people in post before, it may lie elsewhere."""
    if appointment.state is AppointmentState.IN_POST_BEFORE:
        return _("Not recorded here")
    return _("Not done")


def post_words(row: EarlierPost) -> str:
    """An earlier post or other time in a few words."""
    said = ", ".join(filter(None, (row.role_title, row.employer)))
    return said or str(HISTORY_NAMES[row.kind])


def gap_words(key: str) -> str:
    """A gap in words, from what tells it from others."""
    first, _dots, last = key.partition("..")
    if not last:
        return _("%(first)s to the start", first=short_date(date.fromisoformat(first)))
    days = (short_date(date.fromisoformat(first)), short_date(date.fromisoformat(last)))
    return _("%(first)s to %(last)s", first=days[0], last=days[1])


def subjects_of(checks: Iterable[Check], posts: Iterable[EarlierPost]) -> dict[str, str]:
    """What the rows of kinds that repeat are about: a post, a gap, a country; by their keys."""
    words = {row.public_id: post_words(row) for row in posts}
    return words | {one.subject: subject_words(one.kind, one.subject, words) for one in checks}


def subject_words(kind: CheckKind, subject: str, posts: Mapping[str, str]) -> str:
    """What one row is about; nothing where it repeats for nobody, or its post is not known."""
    if kind is CheckKind.GAP and subject:
        return gap_words(subject)
    if kind is CheckKind.OVERSEAS and subject:
        return country_name(subject)
    return posts.get(subject, "")


@dataclass(frozen=True, slots=True)
class PostLine:
    """One stretch of a history."""

    public_id: str
    days: str
    kind: Lazy
    words: str
    with_whom: str
    reason_given: str
    asks_leaving: bool
    leaving: str
    tone: str

    @classmethod
    def of(cls, row: EarlierPost, nothing: str) -> "PostLine":
        """A line of the timeline; why it ended only where the law asks that."""
        asks = row.asks_why_it_ended
        leaving = str(LEAVING_ANSWERS[row.leaving]) if row.leaving else nothing
        return cls(
            row.public_id,
            span_words(row.from_on, row.until_on, (row.from_exact, row.until_exact)),
            HISTORY_NAMES[row.kind],
            post_words(row) if row.employer or row.role_title else "",
            _with_whom(row),
            row.reason_given or "",
            asks,
            leaving if asks else "",
            "good" if row.leaving else "wait",
        )


def span_words(from_on: date, until_on: date | None, exact: tuple[bool, bool]) -> str:
    """From when until when, as exactly as it is known."""
    first = rough_date(from_on, exact=exact[0])
    if until_on is None:
        return _("%(first)s, goes on", first=first)
    return _("%(first)s to %(last)s", first=first, last=rough_date(until_on, exact=exact[1]))


def _with_whom(row: EarlierPost) -> str:
    if row.kind is not HistoryKind.WORK:
        return ""
    said = []
    if row.with_children:
        said.append(_("Children"))
    if row.with_adults:
        said.append(_("Vulnerable adults"))
    return ", ".join(said) or _("Neither")


@dataclass(frozen=True, slots=True)
class GapLine:
    """One gap of a history, and how it is judged."""

    key: str
    words: str
    day_count: int
    rough: bool
    must: bool
    status: str
    tone: str
    explanation: str
    judged: str

    @classmethod
    def of(cls, gap: Gap, row: GapJudgement | None, nothing: str) -> "GapLine":
        """A gap with its explanation and judgement, if there is one."""
        status, tone = nothing, "wait"
        if row is not None:
            status, tone = _("Asked"), "new"
        if row is not None and row.satisfactory is not None:
            good = row.satisfactory
            status = _("Satisfactory") if good else _("Not satisfactory")
            tone = "good" if good else "bad"
        if row is None and not gap.asks():
            status, tone = _("Need not be asked"), "neutral"
        by = row.judged_by.name if row and row.judged_by else ""
        return cls(
            gap.key,
            gap_words(gap.key),
            gap.day_count,
            gap.rough,
            gap.asks(),
            status,
            tone,
            (row.explanation or "") if row else "",
            f"{by}, {moment_in_words(row.judged_at)}" if row and by else "",
        )


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The page of a history."""

    appointment_id: str
    name: str
    started: bool
    start: str
    posts: Sequence[PostLine]
    gaps: Sequence[GapLine]
    declared: str
    abroad_said: bool
    nothing: str
    unsaid: str
    may_change: bool

    @classmethod
    def of(
        cls,
        row: Appointment,
        history: WorkHistory | None,
        posts: Sequence[EarlierPost],
        gaps: Sequence[Gap],
        judgements: Sequence[GapJudgement],
        *,
        may_change: bool,
    ) -> "HistoryPage":
        """The page for somebody who may see the appointment."""
        judged = {one.from_on: one for one in judgements}
        nothing = not_yet(row)
        declared = ""
        if history is not None and history.declared_by is not None:
            declared = f"{history.declared_by.name}, {moment_in_words(history.declared_at)}"
        return cls(
            row.public_id,
            row.name,
            history is not None,
            _start_words(history),
            [PostLine.of(post, nothing) for post in posts],
            [GapLine.of(gap, judged.get(gap.from_on), nothing) for gap in gaps],
            declared,
            history is not None and history.abroad_said_at is not None,
            nothing,
            nothing if row.state is AppointmentState.IN_POST_BEFORE else _("Not yet"),
            may_change,
        )


def _start_words(history: WorkHistory | None) -> str:
    if history is None:
        return ""
    day = rough_date(history.starts_on, exact=history.starts_exact)
    if history.starts_exact:
        day = long_date(history.starts_on)
    return f"{START_NAMES[history.start]}, {day}"
