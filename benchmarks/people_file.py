"""The people file that the benchmark sends: people in many homes, the same each time."""

import csv
import io
import random
from datetime import date, timedelta

from workforce.checks.rules.people_file import COLUMNS
from workforce.employment.states import Contract, JobRole

PEOPLE_A_HOME = 18
HOME_PREFIX = "BP"
ROLES = [role.value for role in JobRole if role is not JobRole.OTHER]
CONTRACTS = [contract.value for contract in Contract]
HOURS = ("12", "16", "24", "30", "37.5", "40")
FIRST_DAY = date(2012, 1, 1)
DAYS = 4_000


def home_number(index: int) -> str:
    """The registration number of a home of the benchmark."""
    return f"{HOME_PREFIX}{index:06d}"


def home_count(rows: int) -> int:
    """How many homes these people work in."""
    return -(-rows // PEOPLE_A_HOME)


def people_file(rows: int) -> bytes:
    """A people file with so many rows, one person each, in post since before any home joined."""
    chance = random.Random(7)  # noqa: S311 - the same people each time, no secret
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    homes = home_count(rows)
    for index in range(rows):
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        writer.writerow(
            [
                f"P{index:06d}",
                f"Given{index % 911}",
                f"Family-{index % 7919}" if index % 40 else f"van der Family {index % 7919}",
                f"person.{index}@example.org" if index % 3 else "",
                home_number(index % homes),
                chance.choice(ROLES),
                chance.choice(CONTRACTS),
                chance.choice(HOURS),
                day.isoformat() if index % 2 else f"{day:%d/%m/%Y}",
                "",
                "",
            ]
        )
    return text.getvalue().encode()
