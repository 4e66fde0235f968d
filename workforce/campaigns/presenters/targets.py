"""Targets and starts side by side, with counts of few people hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.campaigns.models import Campaign, CampaignTarget
from workforce.campaigns.presenters.keeping import HIDDEN
from workforce.campaigns.rules import hiding
from workforce.campaigns.rules import pages as rules
from workforce.places.rules import tables, wording
from workforce.web import charts


def region_codes(campaign: Campaign) -> tuple[str, ...]:
    """The regions of a campaign, in the order in which every page lists them."""
    wanted = campaign.region_codes
    return tuple(one.code for one in tables.regions() if not wanted or one.code in wanted)


def months_of(campaign: Campaign) -> tuple[date, ...]:
    """The months that a campaign touches."""
    return rules.months(campaign.starts_on, campaign.ends_on)


def known_targets(targets: Sequence[CampaignTarget]) -> dict[tuple[str, date], int]:
    """Targets by region and month."""
    return {(row.region_code, row.month): row.hires_count for row in targets}


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """What was aimed at and what came, of a region or a month; None where it is hidden."""

    name: str | date
    target: int
    starts: int | None


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """How far a campaign has come."""

    regions: list[ProgressLine]
    months: list[ProgressLine]
    target: int
    starts: int | None
    chart: charts.BarChart

    @classmethod
    def of(
        cls,
        campaign: Campaign,
        targets: Sequence[CampaignTarget],
        starts: Mapping[tuple[str, date], int],
        *,
        invented: bool,
        title: str,
    ) -> Self:
        """The figures by region and by month, each list with its own hiding."""
        codes, spans = region_codes(campaign), months_of(campaign)
        # What was aimed at before its regions or its days changed is no target any more.
        wanted = {
            place: hires
            for place, hires in known_targets(targets).items()
            if place[0] in codes and place[1] in spans
        }
        by_region, by_month = _summed(starts, 0, codes), _summed(starts, 1, spans)
        regions = [
            ProgressLine(wording.region_name(str(code)), _of(wanted, 0, code), count)
            for code, count in hiding.shown(by_region).items()
        ]
        months = [
            ProgressLine(month, _of(wanted, 1, month), count)
            for month, count in hiding.shown(by_month).items()
            if isinstance(month, date)
        ]
        whole = [hiding.total(by_region), hiding.total(by_month)]
        return cls(
            regions,
            months,
            sum(wanted.values()),
            None if None in whole else whole[0],
            charts.bar_chart(map(_bar, regions), title=title, invented=invented),
        )


def _bar(line: ProgressLine) -> charts.Bar:
    figure = str(HIDDEN) if line.starts is None else f"{line.starts} / {line.target}"
    return charts.Bar(str(line.name), line.starts, figure)


def _summed(
    starts: Mapping[tuple[str, date], int], part: int, keys: Sequence[str | date]
) -> dict[str | date, int]:
    found: dict[str | date, int] = dict.fromkeys(keys, 0)
    for place, count in starts.items():
        found[place[part]] = found.get(place[part], 0) + count
    return found


def _of(wanted: Mapping[tuple[str, date], int], part: int, key: str | date) -> int:
    return sum(hires for place, hires in wanted.items() if place[part] == key)
