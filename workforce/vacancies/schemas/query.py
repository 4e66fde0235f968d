"""What may be asked of the list of vacancies: the filters of the search page, by the same names."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from workforce.employment.states import Contract, JobRole
from workforce.places import rules as places
from workforce.providers.states import HomeType, Sector
from workforce.vacancies.rules.search import Search, from_query
from workforce.vacancies.rules.understanding import understood
from workforce.vacancies.states import Driving, PayPeriod, Qualification, Sort, WelshNeed

Pattern = Literal["full-time", "part-time", "waking-nights", "sleep-ins", "weekends", "bank"]
MOST_VALUES = 50


class VacancyQuery(BaseModel):
    """What may be asked of the list of vacancies; all of it may be left out.

    A list is asked for by naming its parameter several times.
    """

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        default="",
        max_length=200,
        description="Words, all of which must match; a phrase that names a filter becomes it",
    )
    as_words: list[str] = Field(
        default=[], max_length=12, description="Phrases of q that stay words"
    )
    location: str = Field(
        default="", max_length=100, description="Region, council, town or postcode"
    )
    radius: str = Field(default="", max_length=10, description="Miles around the location")
    role: list[JobRole] = []
    contract: list[Contract] = []
    pattern: list[Pattern] = Field(default=[], description="Kinds of hours: any of them")
    pay: str = Field(default="", max_length=12, description="The least pay, in pounds")
    pay_period: PayPeriod | None = Field(default=None, description="What the pay is for")
    driving: list[Driving] = []
    qualification: list[Qualification] = []
    welsh: list[WelshNeed] = []
    sector: list[Sector] = []
    home_type: list[HomeType] = []
    region: list[str] = Field(default=[], max_length=MOST_VALUES, description="Region slugs")
    authority: list[str] = Field(
        default=[], max_length=MOST_VALUES, description="GSS codes of council areas"
    )
    posted: Literal["", "1", "3", "7", "14", "30"] = Field(default="", description="Days")
    campaign: str = Field(default="", max_length=60, description="The slug of a campaign")
    sort: Sort = Sort.NEWEST
    page: int = Field(default=1, ge=1, le=10_000)

    @field_validator("location")
    @classmethod
    def _known(cls, location: str) -> str:
        place = places.resolve(location)
        if not place.found:
            raise PydanticCustomError("place", "{words}", {"words": places.message(place)})
        return location

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What was asked, as a link carries it, without the page."""
        asked = self.model_dump(mode="json", exclude_defaults=True, exclude={"page"})
        return [
            (name, str(one))
            for name, value in asked.items()
            for one in (value if isinstance(value, list) else [value])
        ]

    def search(self) -> Search:
        """The search that was asked for."""
        return understood(from_query(self.pairs)).search
