"""Small registers in the form in which the regulators publish them."""

import csv
import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.support.ods import Cell, Line, write_ods
from workforce.core.actors import Actor
from workforce.core.db import Base
from workforce.providers import models
from workforce.providers.rules.frames import Change
from workforce.providers.services import register as services
from workforce.providers.services.register import Imported

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data"
REAL_NAME = "ofsted_2023_underlying_data.ods"
OFSTED_HEADINGS = (
    "Web link",
    "URN",
    "Linked education URN",
    "Provision type",
    "Registration date",
    "Registration status",
    "Name",
    "Address 1",
    "Postcode",
    "Ofsted Region",
    "Government Office Region",
    "Local authority",
    "Sector",
    "Places",
    "Short-break-only children's home",
    "Organisation name",
)
OFSTED_ROW: Mapping[str, Cell] = {
    "Web link": "Ofsted Social Care Provider Webpage",
    "URN": 2600001,
    "Provision type": "Children's home",
    "Registration date": date(2020, 5, 1),
    "Registration status": "Active",
    "Name": "REDACTED",
    "Address 1": "REDACTED",
    "Postcode": "REDACTED",
    "Ofsted Region": "North East, Yorkshire and the Humber",
    "Government Office Region": "Yorkshire and The Humber",
    "Local authority": "Leeds",
    "Sector": "Private",
    "Places": 4,
    "Organisation name": "Example Care Ltd",
}
SHEET = "Providers+places_at_31_Mar_2023"
WALES_HEADINGS = (
    "registration_number",
    "service_name",
    "organisation_name",
    "service_type",
    "authority",
    "places",
    "status",
    "registered_on",
    "ended_on",
)
WALES_ROW: Mapping[str, str] = {
    "registration_number": "W120001",
    "service_name": "Ty Enghraifft",
    "organisation_name": "Gofal Enghraifft Cyf",
    "service_type": "Children's home",
    "authority": "Cardiff",
    "places": "3",
    "status": "Active",
    "registered_on": "01/04/2019",
    "ended_on": "",
}
Home = Mapping[str, Cell]


def ofsted_lines(homes: Sequence[Home]) -> list[Sequence[Cell]]:
    """The lines of a register sheet: three of title, the headings, one for each home."""
    rows = [[{**OFSTED_ROW, **home}.get(name) for name in OFSTED_HEADINGS] for home in homes]
    return [
        ["Providers and places"],
        ["One table"],
        ["Some cells are empty"],
        OFSTED_HEADINGS,
        *rows,
    ]


def ofsted_file(folder: Path, *homes: Home, sheet: str = SHEET, name: str = "register.ods") -> Path:
    """A workbook with a cover, the register and the sheets that could be taken for it."""
    sheets: dict[str, Sequence[Line]] = {
        "Cover": [["Cover sheet"]],
        "LA_level_at_31_Mar_2023": [["Web link", "Local authority name"]],
        "Provider_level_in_year_2022-23": ofsted_lines([{"URN": 9999999}]),
        sheet: ofsted_lines(homes),
        "Leavers+Joiners_at_31_Mar_2023": ofsted_lines([{"URN": 8888888}]),
    }
    return write_ods(folder / name, sheets)


def wales_file(folder: Path, *homes: Mapping[str, str], name: str = "wales.csv") -> Path:
    """The Welsh register as CSV."""
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, WALES_HEADINGS)
        writer.writeheader()
        writer.writerows([{**WALES_ROW, **home} for home in homes])
    return folder / name


ACTOR = Actor.system("register-import")


def take_ofsted(folder: Path, as_at: date, *homes: Home) -> Imported:
    """Import a small register of Ofsted's."""
    return services.import_register(ACTOR, ofsted_file(folder, *homes), as_at=as_at)


def take_wales(folder: Path, as_at: date, *homes: Mapping[str, str]) -> Imported:
    """Import a small Welsh register."""
    return services.import_register(ACTOR, wales_file(folder, *homes), as_at=as_at)


def changes(imported: Imported) -> list[tuple[Change, str]]:
    """What an import changed of which home."""
    return [(one.change, one.registration_number) for one in imported.differences]


def stored_home(session: Session, number: str) -> models.Home:
    """A home as the database holds it now."""
    session.expire_all()
    return session.scalars(
        select(models.Home).where(models.Home.registration_number == number)
    ).one()


def stored_count(session: Session, what: type[Base]) -> int:
    """How many rows a table holds."""
    return session.scalar(select(func.count()).select_from(what)) or 0


def real_workbook() -> Path:
    """Ofsted's own workbook of 2023; a test that needs it is skipped loudly where it is absent."""
    path = Path(os.environ.get("REAL_REGISTER", BESIDE / REAL_NAME))
    if not path.is_file():
        pytest.skip(
            "SKIPPED, NOT PROVEN: Ofsted's real 2023 workbook is not here. Set REAL_REGISTER to "
            "the path of the ODS 'Children's social care in England 2023: underlying data'"
        )
    return path
