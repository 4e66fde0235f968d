"""A release as a file to download."""

import csv
import io
import json

from workforce.places.models import Region
from workforce.staffing.models import Release
from workforce.staffing.rules import stored
from workforce.staffing.rules.measures import ENGLAND

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
        region = names.get(code)
        nation = (
            ("W92000004", "Wales")
            if region and region.nation == "wales"
            else (
                ENGLAND,
                "England",
            )
        )
        place = (code, region.name) if region else ("", "")
        level = "Regional" if region else "National"
        values = [str(areas[code][measure]) for measure in measures]
        row = [year, MONTHS[int(month) - 1], level, *nation, *place, *values]
        writer.writerow([*row, "invented"] if release.has_invented else row)
    return out.getvalue()


def file_name(release: Release) -> str:
    """The name of a release's file; says when its figures are invented."""
    mark = "-invented" if release.has_invented else ""
    return f"staffing-shortfalls-{release.month}{mark}.csv"
