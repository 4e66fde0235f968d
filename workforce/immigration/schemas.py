"""Deadlines as other systems ask for them and read them."""

import re
from datetime import date

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from workforce.core.translation import _
from workforce.immigration.rules import Deadline, Nation

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
MOST_DAYS = 260


class DeadlineQuery(BaseModel):
    """A day of an event, how many working days follow, and whose bank holidays count."""

    model_config = ConfigDict(extra="forbid")

    event_on: date = Field(ge=FIRST_DAY, le=LAST_DAY, description="The day of the event: day 0")
    working_days: int = Field(ge=0, le=MOST_DAYS)
    nation: Nation

    @field_validator("event_on", mode="before")
    @classmethod
    def _an_iso_day(cls, sent: object) -> object:
        if isinstance(sent, str) and not ISO_DAY.fullmatch(sent):
            raise PydanticCustomError("iso_day", _("Enter a day such as 2026-11-21"))
        return sent


class SkippedDay(BaseModel):
    """A day that does not count, and why: `weekend`, or the bank holiday’s name."""

    on: date
    why: str


class DeadlineAnswer(BaseModel):
    """The last day in time, and every day that did not count on the way."""

    event_on: date
    working_days: int
    nation: Nation
    due_on: date
    skipped: list[SkippedDay]

    @classmethod
    def of(cls, query: DeadlineQuery, deadline: Deadline) -> "DeadlineAnswer":
        """The answer to a question."""
        return cls(
            event_on=query.event_on,
            working_days=query.working_days,
            nation=query.nation,
            due_on=deadline.due_on,
            skipped=[SkippedDay(on=day.on, why=day.why) for day in deadline.skipped],
        )
