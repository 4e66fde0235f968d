"""A release as a file to download."""

import csv
import io
import json

from workforce.places.models import Region
from workforce.staffing.models import Release
from workforce.staffing.rules import stored
from workforce.staffing.rules.measures import ENGLAND
from workforce.staffing.states import Measure

COLUMNS = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    *(measure.value for measure in Measure),
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
    areas = stored.shown_of(json.loads(release.payload))
    year, month = release.month.split("-")
    names = {region.code: region for region in regions}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    header = (*COLUMNS, "data_source") if release.has_invented else COLUMNS
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
        values = [str(areas[code][measure]) for measure in Measure]
        row = [year, MONTHS[int(month) - 1], level, *nation, *place, *values]
        writer.writerow([*row, "invented"] if release.has_invented else row)
    return out.getvalue()


def file_name(release: Release) -> str:
    """The name of a release's file; says when its figures are invented."""
    mark = "-invented" if release.has_invented else ""
    return f"staffing-shortfalls-{release.month}{mark}.csv"
