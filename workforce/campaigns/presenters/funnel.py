"""From a visit to a start as keepers see it: a chart, a table and a file, few people hidden."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from workforce.applications.presenters.together import files
from workforce.campaigns.models import Campaign, CampaignLink
from workforce.campaigns.presenters.keeping import HIDDEN
from workforce.campaigns.presenters.page import name_of
from workforce.campaigns.queries.funnel import Counted
from workforce.campaigns.rules import funnel as rules
from workforce.campaigns.rules import hiding
from workforce.campaigns.states import REACHED, Division, Stage
from workforce.core.translation import Lazy, lazy
from workforce.employment.states import ROLE_NAMES
from workforce.places.rules import tables, wording
from workforce.web import charts
from workforce.web.layout import pounds

STAGES = tuple(Stage)
NOT_KNOWN: Lazy = lazy("not known")
NO_START: Lazy = lazy("no start yet")
Counts = Mapping[str, int]
Seen = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """A count; None where it is hidden, or where nobody can know it."""

    count: int | None
    is_known: bool = True

    @property
    def text(self) -> str:
        """What stands in the table."""
        if not self.is_known:
            return str(NOT_KNOWN)
        return str(HIDDEN) if self.count is None else f"{self.count:,}"

    @property
    def plain(self) -> str:
        """What stands in the file."""
        if not self.is_known:
            return ""
        return "hidden" if self.count is None else str(self.count)


UNKNOWN = Cell(None, is_known=False)


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One link, region, role or campaign, or all of them, from a visit to a start."""

    name: str
    cells: tuple[Cell, ...]
    spend_pence: int | None = None

    @property
    def cost_pence(self) -> int | None:
        """What one start cost, where a cost was written down and starts may be seen."""
        if self.spend_pence is None:
            return None
        return rules.cost_per_start(self.spend_pence, self.cells[-1].count)

    @property
    def spend(self) -> str:
        """What was spent, in pounds."""
        return str(NOT_KNOWN) if self.spend_pence is None else pounds(self.spend_pence)

    @property
    def cost(self) -> str:
        """What one start cost, in pounds."""
        if self.spend_pence is None or self.cost_pence is not None:
            return pounds(self.cost_pence) or str(NOT_KNOWN)
        return str(NO_START) if self.cells[-1].count == 0 else self.cells[-1].text


@dataclass(frozen=True, slots=True)
class FunnelPage:
    """What a campaign brought, divided, and in all."""

    division: Division
    rows: list[FunnelRow]
    whole: FunnelRow
    chart: charts.BarChart
    has_links: bool

    @property
    def has_spend(self) -> bool:
        """Whether what was spent can be divided: money belongs to links."""
        return self.division is Division.LINK

    @classmethod
    def of(
        cls,
        counted: Counted,
        division: Division,
        links: Sequence[CampaignLink],
        *,
        invented: bool,
        title: str,
    ) -> Self:
        """The figures of a campaign."""
        names = _present(names_of(division, links), counted, division)
        seen, totals = _seen(counted, division, names, [link.code for link in links])
        by_link = division is Division.LINK
        rows = [
            FunnelRow(
                name,
                tuple(_cell(seen[stage], key) for stage in STAGES),
                counted.spend.get(key) if by_link else None,
            )
            for key, name in names.items()
        ]
        whole = FunnelRow(
            str(lazy("Total")),
            tuple(Cell(totals[stage]) for stage in STAGES),
            sum(counted.spend.values()) if counted.spend else None,
        )
        bars = [
            charts.Bar(stage.label, cell.count, cell.text)
            for stage, cell in zip(STAGES, whole.cells, strict=True)
        ]
        chart = charts.bar_chart(bars, title=title, invented=invented)
        return cls(division, rows, whole, chart, bool(links))


def names_of(division: Division, links: Sequence[CampaignLink]) -> dict[str, str]:
    """Every row of a division by its key, in the order in which they are listed."""
    if division is Division.LINK:
        named = {link.code: f"{link.label} ({link.channel.label})" for link in links}
        others = {rules.DIRECT: lazy("Without a link"), rules.OTHER: lazy("Another link")}
    elif division is Division.REGION:
        named = {one.code: wording.region_name(one.code) for one in tables.regions()}
        others = {"": lazy("Anywhere"), rules.OTHER: lazy("Elsewhere")}
    else:
        named = {role.value: str(name) for role, name in ROLE_NAMES.items()}
        others = {
            rules.SEVERAL: lazy("Several roles"),
            "": lazy("Not said"),
            rules.OTHER: lazy("Another role"),
        }
    return {**named, **{key: str(name) for key, name in others.items()}}


def _present(names: Mapping[str, str], counted: Counted, division: Division) -> dict[str, str]:
    """The rows to list: the last, for what has no row of its own, only where there is some."""
    visits = counted.visits if division is Division.LINK else {}
    parts: list[Counts] = [visits, counted.interest, counted.saved, *counted.reached.values()]
    elsewhere = any(key not in names for part in parts for key in part)
    return {key: name for key, name in names.items() if elsewhere or key != rules.OTHER}


def _seen(
    counted: Counted, division: Division, names: Mapping[str, str], codes: Sequence[str]
) -> tuple[dict[Stage, Seen], dict[Stage, int | None]]:
    """What each row and the total may show of every stage; nobody is behind a single visit."""
    by_link = division is Division.LINK
    # What came without a link of the campaign cannot be told from what has nothing to do with it.
    jobs = codes if by_link else [key for key in names if key not in {"", rules.SEVERAL}]
    interest = rules.folded(counted.interest, list(names), rules.OTHER)
    saved = rules.folded(counted.saved, jobs, rules.OTHER)
    reached = [rules.folded(counted.reached[one], jobs, rules.OTHER) for one in REACHED]
    visits: Seen = {**rules.folded(counted.visits, list(names), rules.OTHER)} if by_link else {}
    seen = {
        Stage.VISITS: visits,
        Stage.INTEREST: hiding.shown(interest),
        Stage.SAVED: hiding.shown(saved),
        **dict(zip(REACHED, hiding.staged(reached), strict=True)),
    }
    totals = {
        Stage.VISITS: sum(counted.visits.values()),
        Stage.INTEREST: hiding.total(interest),
        Stage.SAVED: hiding.total(saved),
        **{stage: hiding.total(one) for stage, one in zip(REACHED, reached, strict=True)},
    }
    return seen, totals


def _cell(seen: Seen, key: str) -> Cell:
    return Cell(seen[key]) if key in seen else UNKNOWN


@dataclass(frozen=True, slots=True)
class FunnelsPage:
    """The campaigns of a sector body beside each other; they are not added up."""

    rows: list[tuple[str, FunnelRow]]

    @classmethod
    def of(cls, campaigns: Sequence[Campaign], counted: Counted) -> Self:
        """One row a campaign, with what its own page shows as its total."""
        parts: dict[Stage, Counts] = {
            Stage.INTEREST: counted.interest,
            Stage.SAVED: counted.saved,
            **counted.reached,
        }
        rows = []
        for one in campaigns:
            key = str(one.id)
            cells = [Cell(counted.visits.get(key, 0))]
            cells += [Cell(hiding.total({key: parts[at].get(key, 0)})) for at in STAGES[1:]]
            row = FunnelRow(name_of(one).text, tuple(cells), counted.spend.get(key))
            rows.append((one.public_id, row))
        return cls(rows)


def funnel_csv(page: FunnelPage) -> str:
    """The table as a file that hides what the page hides, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [page.division.value, *(stage.value for stage in STAGES), "spend", "cost_per_start"]
    )
    for row in (*page.rows, page.whole):
        money = [row.spend_pence, row.cost_pence]
        values = [files.safe(row.name), *(cell.plain for cell in row.cells), *map(_pounds, money)]
        writer.writerow(values)
    return out.getvalue()


def _pounds(pence: int | None) -> str:
    return "" if pence is None else f"{pence // 100}.{pence % 100:02}"
