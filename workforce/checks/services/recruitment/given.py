"""Taking over what a candidate said when they applied: theirs to give, the provider's to judge."""

from dataclasses import dataclass
from datetime import date

from workforce.checks import rules
from workforce.checks.models import (
    Appointment,
    EarlierPost,
    GapJudgement,
    OverseasResidence,
    WorkHistory,
)
from workforce.checks.queries import recruitment as records
from workforce.checks.services.subjects import open_subject_rows
from workforce.checks.states import CheckKind, HistoryKind, HistoryStart
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session


@dataclass(frozen=True, slots=True)
class GivenDays:
    """From when until when; a month without its day is not exact."""

    from_on: date
    until_on: date | None
    from_exact: bool
    until_exact: bool

    @property
    def span(self) -> rules.Span:
        """The days as the rules take them."""
        return rules.Span(self.from_on, self.until_on, self.from_exact, self.until_exact)

    def on(self) -> dict[str, date | bool | None]:
        """The days as columns."""
        return {
            "from_on": self.from_on,
            "until_on": self.until_on,
            "from_exact": self.from_exact,
            "until_exact": self.until_exact,
        }


@dataclass(frozen=True, slots=True)
class GivenPost:
    """One stretch of time as the candidate told it."""

    days: GivenDays
    kind: HistoryKind
    employer: str = ""
    role_title: str = ""
    with_children: bool = False
    with_adults: bool = False
    reason_given: str | None = None


@dataclass(frozen=True, slots=True)
class GivenHistory:
    """A whole history as the candidate told it; `explained` by the first day of each gap."""

    start: HistoryStart
    starts_on: date
    starts_exact: bool
    posts: tuple[GivenPost, ...]
    explained: dict[date, str]
    stays: tuple[tuple[str, GivenDays], ...]


@atomic
def take_given(actor: Actor, appointment: Appointment, given: GivenHistory) -> bool:
    """Keep a history with an appointment just opened; nothing of it is judged by that.

    Nobody has declared it complete, every gap waits for the provider's own word, and of each
    post with children or vulnerable adults it is still to be asked there why it ended.
    """
    if records.history_of(appointment.id) is not None:
        return False
    known = {"appointment_id": appointment.id}
    posts = [_post(appointment, post) for post in given.posts]
    session().add(
        WorkHistory(
            **known,
            start=given.start,
            starts_on=given.starts_on,
            starts_exact=given.starts_exact,
            abroad_said_at=clock.now(),
        )
    )
    session().add_all(posts)
    session().add_all(
        OverseasResidence(**known, country=country, **days.on()) for country, days in given.stays
    )
    gaps = _gaps(given)
    session().add_all(
        GapJudgement(
            **known,
            from_on=gap.from_on,
            until_on=None if gap.is_open else gap.until_on,
            explanation=given.explained[gap.from_on],
        )
        for gap in gaps
        if gap.from_on in given.explained
    )
    session().flush()
    open_subject_rows(appointment, _wanted(given, posts, gaps))
    audit.record(actor, "take-given-history", appointment)
    return True


def _gaps(given: GivenHistory) -> list[rules.Gap]:
    """The gaps that must be asked about, and those that the candidate explained."""
    start = rules.Span(given.starts_on, None, from_exact=given.starts_exact)
    spans = [post.days.span for post in given.posts]
    return [
        gap
        for gap in rules.gaps(spans, start, clock.today())
        if gap.asks() or gap.from_on in given.explained
    ]


def _wanted(
    given: GivenHistory, posts: list[EarlierPost], gaps: list[rules.Gap]
) -> dict[CheckKind, dict[str, str]]:
    """The checks that the history asks for; all time abroad counts, as no birthday is known."""
    stays = [(country, days.span) for country, days in given.stays]
    abroad = rules.certificates_asked(stays, None, clock.today())
    return {
        CheckKind.PREVIOUS_POST: {
            post.public_id: post.public_id for post in posts if post.asks_why_it_ended
        },
        CheckKind.GAP: {gap.key: gap.key for gap in gaps},
        CheckKind.OVERSEAS: {country: country for country in abroad},
    }


def _post(appointment: Appointment, post: GivenPost) -> EarlierPost:
    return EarlierPost(
        appointment_id=appointment.id,
        kind=post.kind,
        employer=post.employer[:200],
        role_title=post.role_title[:200],
        with_children=post.with_children,
        with_adults=post.with_adults,
        reason_given=post.reason_given,
        **post.days.on(),
    )
