"""Published shortfalls as other systems ask for them and read them."""

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from workforce.core.translation import _
from workforce.places import rules as places
from workforce.staffing.rules.measures import ENGLAND
from workforce.staffing.states import Measure

SLUG_OF_ENGLAND = "england"


def codes() -> dict[str, str]:
    """The code of every area with figures, by its slug: nine regions, Wales and England."""
    regions = {region.slug: region.code for region in places.regions()}
    return regions | {SLUG_OF_ENGLAND: ENGLAND}


class ShortfallQuery(BaseModel):
    """Which figures of which month; all of it may be left out."""

    model_config = ConfigDict(extra="forbid")

    area: str = Field(default="", description="A region's slug, such as north-east, or england")
    measure: Measure | None = None
    period: str = Field(
        default="",
        pattern=r"^([0-9]{4}-(0[1-9]|1[0-2]))?$",
        description="A published month, such as 2026-10; without it, the latest",
    )

    @field_validator("area")
    @classmethod
    def _known(cls, area: str) -> str:
        if area and area not in codes():
            words = _("Use a region’s slug, such as north-east, or england")
            raise PydanticCustomError("area", "{words}", {"words": words})
        return area


class Figure(BaseModel):
    """One measure of one area: a count, an exact decimal in words, or a symbol."""

    area: str
    code: str
    measure: Measure
    value: int | str = Field(
        description="c hidden to protect people, x not reported, u too few homes reported, "
        "z not applicable, k rounds to nothing"
    )


class PublishedMonth(BaseModel):
    """Which release the figures are of."""

    period: str
    as_at: str
    version: int
    method_version: str
    invented: bool = Field(description="Whether the figures are those of a demonstration")


class ShortfallAnswer(BaseModel):
    """The figures asked for."""

    data: list[Figure]
    meta: PublishedMonth
