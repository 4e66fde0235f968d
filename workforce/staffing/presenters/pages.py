"""The pages of shortfalls: a release for anyone, a night for those who watch."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from flask import url_for

from workforce.core.translation import _
from workforce.places.models import Authority, Region
from workforce.staffing.models import Release, Snapshot
from workforce.staffing.presenters.figures import (
    IN_LIST,
    IN_TABLE,
    OF_MANAGERS,
    AreaRow,
    AreaTable,
    in_words,
    region_name,
    tile_map_of,
)
from workforce.staffing.presenters.leaving import LeavingPart
from workforce.staffing.rules import disclosure, stored
from workforce.staffing.rules.measures import ENGLAND
from workforce.staffing.states import MEASURE_NAMES, Measure
from workforce.web import charts


@dataclass(frozen=True, slots=True)
class ShortfallPage:
    """England and Wales at a glance: a map, the same as a table, and where the figures are from."""

    day: date
    map: charts.TileMap
    table: AreaTable
    managers: AreaTable
    leaving: LeavingPart | None
    invented: bool
    nothing_reported: bool
    month: str = ""
    note: str = ""

    @classmethod
    def of_release(cls, release: Release, regions: list[Region]) -> Self:
        """The page of a published month."""
        payload = json.loads(release.payload)
        areas = stored.shown_of(payload)
        told = LeavingPart.of(release, ENGLAND)
        page = cls._of(areas, payload, regions, "staffing_public.region", told)
        return replace(page, month=release.month, note=release.note)

    @classmethod
    def of_snapshot(
        cls, snapshot: Snapshot, regions: list[Region], release: Release | None
    ) -> Self:
        """The page of a night, for those who watch; why people leave as it was published."""
        payload = json.loads(snapshot.payload)
        areas = disclosure.controlled(stored.areas_of(payload))
        told = LeavingPart.of(release, ENGLAND)
        return cls._of(areas, payload, regions, "staffing_sector.region", told)

    @classmethod
    def _of(
        cls,
        areas: dict[str, disclosure.Shown],
        payload: dict[str, Any],
        regions: list[Region],
        endpoint: str,
        leaving: LeavingPart | None,
    ) -> Self:
        invented = bool(payload["has_invented"])
        hrefs = {region.slug: url_for(endpoint, slug=region.slug) for region in regions}
        managers = _("Homes without a registered manager by region")
        return cls(
            day=date.fromisoformat(payload["day"]),
            map=tile_map_of(regions, areas, hrefs, invented=invented),
            table=_table(_("Staffing by region"), IN_TABLE, areas, regions, hrefs),
            managers=_table(managers, OF_MANAGERS, areas, regions, hrefs),
            leaving=leaving,
            invented=invented,
            nothing_reported=all(values[Measure.REPORTING_HOMES] == 0 for values in areas.values()),
        )


def _table(
    caption: str,
    measures: tuple[Measure, ...],
    areas: dict[str, disclosure.Shown],
    regions: list[Region],
    hrefs: dict[str, str],
) -> AreaTable:
    """The ten areas and England, one row each."""
    rows = [
        AreaRow.of(region_name(region), areas[region.code], measures, hrefs[region.slug])
        for region in regions
    ]
    rows.append(AreaRow.of(_("England, all nine regions"), areas[ENGLAND], measures))
    return AreaTable(caption, tuple(MEASURE_NAMES[one] for one in measures), tuple(rows))


@dataclass(frozen=True, slots=True)
class Fact:
    """One measure of one area with its name."""

    name: str
    figure: str


@dataclass(frozen=True, slots=True)
class RegionPage:
    """One region: every measure, and for those who watch its authorities."""

    name: str
    day: date
    facts: tuple[Fact, ...]
    authorities: AreaTable | None
    leaving: LeavingPart | None
    invented: bool

    @classmethod
    def of_release(cls, release: Release, region: Region) -> Self:
        """The page of a region in a published month: the region only."""
        payload = json.loads(release.payload)
        values = stored.shown_of(payload)[region.code]
        return cls(
            region_name(region),
            date.fromisoformat(payload["day"]),
            facts_of(values),
            None,
            LeavingPart.of(release, region.code),
            release.has_invented,
        )

    @classmethod
    def of_snapshot(
        cls,
        snapshot: Snapshot,
        region: Region,
        authorities: list[Authority],
        release: Release | None,
    ) -> Self:
        """The page of a region in a night, with those authorities that the reader watches."""
        payload = json.loads(snapshot.payload)
        parts = disclosure.controlled(stored.areas_of(payload))
        values = parts[region.code]
        rows = [
            AreaRow.of(authority.display_name, parts[authority.code], IN_TABLE)
            for authority in authorities
            if authority.code in parts
        ]
        table = AreaTable(
            _("Authorities of %(region)s", region=region_name(region)),
            tuple(MEASURE_NAMES[measure] for measure in IN_TABLE),
            tuple(rows),
        )
        day = date.fromisoformat(payload["day"])
        told = LeavingPart.of(release, region.code)
        return cls(region_name(region), day, facts_of(values), table, told, snapshot.has_invented)


def facts_of(values: disclosure.Shown) -> tuple[Fact, ...]:
    """Every measure of an area, those beside each other that are read together."""
    return tuple(
        Fact(str(MEASURE_NAMES[measure]), in_words(measure, values[measure])) for measure in IN_LIST
    )
