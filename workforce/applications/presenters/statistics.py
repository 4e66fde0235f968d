"""The figures of jobs in words, pictures and tables."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Self

from workforce.applications.queries.statistics import ENDS, STEPS, Figures
from workforce.applications.states import RECRUITER_NAMES, ApplicationState
from workforce.core import registry
from workforce.core.translation import Lazy, _, lazy, ngettext
from workforce.vacancies.rules.figures import sources, time_to_fill
from workforce.vacancies.rules.figures.time_to_fill import FEWEST, OpenTime
from workforce.vacancies.states import NOT_FILLED_NAMES, POST_OUTCOME_NAMES
from workforce.web import charts

WITHIN = (30, 60, 91)
CURVE_DAYS = tuple(range(0, 183, 14))
SOURCE_NAMES: dict[str, Lazy] = {
    sources.DIRECT: lazy("Came straight to the page"),
    sources.INTERNAL: lazy("A search here"),
    sources.SEARCH_ENGINE: lazy("A search engine"),
    sources.SOCIAL: lazy("Social media"),
    sources.OTHER_SITE: lazy("Another website"),
    sources.ALERT: lazy("A job alert"),
    sources.REMINDER: lazy("A reminder of a saved job"),
}
STAGES_LEFT = (
    ApplicationState.INTERESTED,
    ApplicationState.SUBMITTED,
    ApplicationState.SHORTLISTED,
    ApplicationState.INTERVIEWING,
    ApplicationState.OFFERED,
)
Row = tuple[str, ...]


def percent(share: Fraction | float) -> str:
    """A share as a whole percentage, halves away from nought."""
    exact = Decimal(share.numerator) / share.denominator if isinstance(share, Fraction) else share
    return f"{(Decimal(exact) * 100).quantize(Decimal(1), ROUND_HALF_UP)}%"


@dataclass(frozen=True, slots=True)
class FillPart:
    """How long posts take to fill: plain counts of few posts, an estimate of many."""

    post_count: int
    filled_count: int
    rows: tuple[Row, ...]
    median: str = ""
    chart: charts.LineChart | None = None

    @property
    def is_estimate(self) -> bool:
        """Whether there are posts enough for an estimate."""
        return self.chart is not None

    @classmethod
    def of(cls, times: Iterable[OpenTime]) -> Self:
        """The part for some posts."""
        seen = list(times)
        filled = sum(time.filled for time in seen)
        if len(seen) < FEWEST:
            return cls(len(seen), filled, tuple(_counted(seen)))
        steps = time_to_fill.curve(seen)
        middle = time_to_fill.day_by_which(steps)
        median = _("not reached yet") if middle is None else _days(middle)
        return cls(len(seen), filled, tuple(_estimated(steps)), median, _curve(steps))


def _counted(seen: list[OpenTime]) -> Iterable[Row]:
    for days in WITHIN:
        within = sum(time.filled and time.days <= days for time in seen)
        yield (_days(days), str(within))


def _estimated(steps: tuple[time_to_fill.Step, ...]) -> Iterable[Row]:
    for days in WITHIN:
        share = time_to_fill.filled_within(steps, days)
        reached = [step for step in steps if step.day <= days]
        low, high = reached[-1].interval if reached else (1.0, 1.0)
        between = _("%(low)s to %(high)s", low=percent(1 - high), high=percent(1 - low))
        yield (_days(days), percent(share), between)


def _curve(steps: tuple[time_to_fill.Step, ...]) -> charts.LineChart:
    shares = [100 * float(time_to_fill.filled_within(steps, day)) for day in CURVE_DAYS]
    return charts.line_chart(
        [charts.Series(_("Posts filled"), shares)],
        labels=[str(day) for day in CURVE_DAYS],
        title=_("Share of posts filled, by days since the job was first public"),
        invented=registry.settings().demo,
        unit="%",
        summary=_("The share of posts filled rises over time. The table gives the figures."),
    )


def _days(count: int) -> str:
    return ngettext("%(num)s day", "%(num)s days", count)


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Everything the figures of one job, or of one's own jobs, show."""

    jobs: str
    looks: str
    sent: str
    started: str
    funnel: charts.BarChart
    funnel_rows: tuple[Row, ...]
    days_rows: tuple[Row, ...]
    source_rows: tuple[Row, ...]
    outcome_rows: tuple[Row, ...]
    fill: FillPart

    @classmethod
    def of(cls, figures: Figures) -> Self:
        """The page of some figures."""
        funnel = [
            (_("Applications"), figures.sent),
            *((str(RECRUITER_NAMES[state]), figures.reached[state]) for state in STEPS),
        ]
        ends = [(str(RECRUITER_NAMES[state]), figures.ended[state]) for state in ENDS]
        return cls(
            f"{figures.jobs:,}",
            f"{sum(figures.looks.values()):,}",
            f"{figures.sent:,}",
            f"{figures.reached[ApplicationState.STARTED]:,}",
            charts.bar_chart(
                [charts.Bar(name, count, f"{count:,}") for name, count in funnel],
                title=_("From application to start"),
                invented=registry.settings().demo,
            ),
            tuple((name, f"{count:,}") for name, count in [*funnel, *ends]),
            tuple(_stays(figures.days_in)),
            tuple(_sources(figures.looks, figures.sent_from)),
            tuple(_outcomes(figures)),
            FillPart.of(figures.open_times),
        )


def _stays(days_in: Mapping[ApplicationState, Counter[int]]) -> Iterable[Row]:
    """For each stage: how many left it, and the middle and the longest stay among them."""
    for state in STAGES_LEFT:
        stays = days_in.get(state, Counter())
        if stays:
            yield (
                str(RECRUITER_NAMES[state]),
                f"{stays.total():,}",
                _days(middle_of(stays)),
                _days(max(stays)),
            )


def middle_of(counts: Counter[int]) -> int:
    """The middle value of counted values; of two in the middle the lower."""
    passed, half = 0, (counts.total() + 1) // 2
    for value in sorted(counts):
        passed += counts[value]
        if passed >= half:
            return value
    raise ValueError("nothing was counted")


def _sources(looks: Mapping[str, int], sent_from: Mapping[str, int]) -> Iterable[Row]:
    """Looks and applications by where people came from, those with most looks first."""
    sent: Counter[str] = Counter()
    for code, count in sent_from.items():
        if code:
            sent[sources.of_code(code)] += count
    for source in sorted({*looks, *sent}, key=lambda one: (-looks.get(one, 0), one)):
        yield (_source(source), f"{looks.get(source, 0):,}", f"{sent.get(source, 0):,}")
    if sent_from.get(""):
        yield (_("Not known"), "–", f"{sent_from['']:,}")


def _source(source: str) -> str:
    if source.startswith(sources.LINK):
        return _("Campaign link “%(code)s”", code=source.removeprefix(sources.LINK))
    return str(SOURCE_NAMES[source])


def _outcomes(figures: Figures) -> Iterable[Row]:
    for outcome, name in POST_OUTCOME_NAMES.items():
        if figures.outcomes.get(outcome):
            yield (str(name), f"{figures.outcomes[outcome]:,}")
    for why, name in NOT_FILLED_NAMES.items():
        if figures.not_filled.get(why):
            label = _("Not filled: %(why)s", why=str(name))
            yield (label, f"{figures.not_filled[why]:,}")
