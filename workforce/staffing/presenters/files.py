"""A release as a file to download."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from workforce.places.models import Region
from workforce.staffing.models import Release
from workforce.staffing.rules import leaving, stored
from workforce.staffing.rules.measures import ENGLAND, WALES

COLUMNS = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def release_csv(release: Release, regions: list[Region]) -> str:
    """A release as tidy CSV, one row an area; symbols stand where figures may not."""
    payload = json.loads(release.payload)
    areas, measures = stored.shown_of(payload), stored.measures_of(payload)
    year, month = release.month.split("-")
    names = {region.code: region for region in regions}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    header = (*COLUMNS, *(measure.value for measure in measures))
    header = (*header, "data_source") if release.has_invented else header
    writer.writerow(header)
    for code in [ENGLAND, *names]:
        values = [str(areas[code][measure]) for measure in measures]
        row = [year, MONTHS[int(month) - 1], *_place(names.get(code)), *values]
        writer.writerow([*row, "invented"] if release.has_invented else row)
    return out.getvalue()


def _place(region: Region | None) -> list[str]:
    """Level, country and region of a row; no region is England as a whole."""
    if region is None:
        return ["National", ENGLAND, "England", "", ""]
    country = [WALES, "Wales"] if region.nation == "wales" else [ENGLAND, "England"]
    return ["Regional", *country, region.code, region.name]


def file_name(release: Release) -> str:
    """The name of a release's file; says when its figures are invented."""
    mark = "-invented" if release.has_invented else ""
    return f"staffing-shortfalls-{release.month}{mark}.csv"


def leaving_files(releases: list[Release]) -> dict[str, Release]:
    """The file of each year of why people left, with a release that holds it."""
    found: dict[str, Release] = {}
    for release in releases:
        year = leaving.year_of(json.loads(release.payload))
        if year is not None:
            mark = "-invented" if release.has_invented else ""
            found.setdefault(f"why-people-leave-{year}{mark}.csv", release)
    return found


def leaving_csv(release: Release, regions: list[Region]) -> str:
    """Why people left in a year as tidy CSV, one row a figure, each side by itself."""
    payload = json.loads(release.payload)
    year = leaving.year_of(payload)
    names = {region.code: region for region in regions}
    mark = ["data_source"] if release.has_invented else []
    value = ["invented"] if release.has_invented else []
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, "said_by", "reason", "people_count", *mark])
    for side in (leaving.EMPLOYERS, leaving.OWN):
        for code in [ENGLAND, *names]:
            for reason, count in _figures(payload, side, code):
                place = _place(names.get(code))
                writer.writerow([year, "Calendar year", *place, side, reason, count, *value])
    return out.getvalue()


def _figures(payload: dict[str, Any], side: str, code: str) -> Iterator[tuple[str, int | str]]:
    """The figures of one side of one area: everybody, each reason, the rest; who was asked."""
    account = leaving.account(payload, side, code)
    yield "all", account.symbol or account.total
    yield from account.reasons
    if account.other:
        yield "fewer-than-six-each", account.other
    asked = leaving.asked(payload, code) if side == leaving.OWN else None
    if asked is not None:
        yield "people-asked", asked
